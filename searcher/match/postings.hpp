#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "searcher/match/document_set.hpp"
#include "searcher/match/walk_memory.hpp"

namespace depeche::match {

/// What a walk reads from. All must outlive it.
struct WalkedIndex {
    const Xapian::Database& database;
    WalkMemory& memory;
};

/// What of a block is looked for: a part of a query need only find what the other parts left.
struct Among {
    explicit Among(const BlockSet& documents) : set(documents), count(documents.count()) {}

    const BlockSet& set;
    std::size_t count;
};

/// The first document of a block.
constexpr Xapian::docid first_of(std::size_t block) {
    return static_cast<Xapian::docid>(block * BlockSet::size);
}

/// A posting list on the way: as it is kept in memory, or else as Xapian reads it.
class Postings {
public:
    Postings(const WalkedIndex& index, std::string term);
    /// Of a list that is in memory.
    Postings(const WalkedIndex& index, std::shared_ptr<const PostingList> list);

    Xapian::doccount frequency() const { return frequency_; }
    Xapian::termcount count() const { return kept_ ? kept_->counts[at_kept_] : at_.get_wdf(); }

    /// Whether the document has the term. To be asked in the order of documents.
    bool seek(Xapian::docid document) {
        if (document_ < document) {
            if (kept_)
                seek_kept(document);
            else
                seek_read(document);
        }
        return document_ == document;
    }

    /// Visits those of a block that are `among`.
    template <typename Visit>
    void walk(std::size_t block, const Among* among, Visit visit) {
        const Xapian::docid first = first_of(block);
        const Xapian::docid behind = first + BlockSet::size;
        if (document_ >= behind)
            return;
        if (among != nullptr && among->count * postings_a_skip < postings_a_block()) {
            among->set.for_each([&](BlockSet::Place place) {
                if (seek(first + place))
                    visit(place);
            });
            return;
        }
        const auto visit_wanted = [&](BlockSet::Place place) {
            if (among == nullptr || among->set.contains(place))
                visit(place);
        };
        // There is no document 0.
        seek(std::max<Xapian::docid>(first, 1));
        if (kept_) {
            const std::vector<Xapian::docid>& documents = kept_->documents;
            for (; at_kept_ < documents.size() && documents[at_kept_] < behind; ++at_kept_)
                visit_wanted(documents[at_kept_] - first);
            read_kept();
        } else {
            for (; document_ < behind; ++at_, read())
                visit_wanted(document_ - first);
        }
    }

private:
    /// Skipping to a posting costs about as much as walking over so many.
    static constexpr std::size_t postings_a_skip = 20;
    static constexpr Xapian::docid unread = 0;
    static constexpr Xapian::docid ended = std::numeric_limits<Xapian::docid>::max();

    void seek_read(Xapian::docid document);
    void read() { document_ = at_ == Xapian::PostingIterator() ? ended : *at_; }

    void seek_kept(Xapian::docid document);
    void read_kept() { document_ = at_kept_ < kept_->documents.size() ? kept_->documents[at_kept_] : ended; }

    std::size_t postings_a_block() const {
        return std::size_t{frequency_} * BlockSet::size / (std::size_t{index_.database.get_lastdocid()} + 1);
    }

    WalkedIndex index_;
    std::string term_;
    Xapian::doccount frequency_;
    Xapian::docid document_ = unread;
    Xapian::PostingIterator at_;
    /// Null when it is not kept.
    std::shared_ptr<const PostingList> kept_;
    std::size_t at_kept_ = 0;
};

}  // namespace depeche::match
