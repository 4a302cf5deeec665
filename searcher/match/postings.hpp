#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
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
    Xapian::termcount count() const { return kept_ ? kept_->count(at_kept_) : at_.get_wdf(); }

    /// Whether the document has the term. To be asked in the order of documents.
    bool seek(Xapian::docid document) {
        if (kept_)
            return seek_kept(document);
        if (document_ < document)
            seek_read(document);
        return document_ == document;
    }

    /// Visits those of a block that are `among`.
    template <typename Visit>
    void walk(std::size_t block, const Among* among, Visit visit) {
        const Xapian::docid first = first_of(block);
        const std::size_t here = postings_in(block);
        if (here == 0)
            return;
        if (among != nullptr && among->count * postings_a_skip < here) {
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
        if (kept_) {
            const std::span<const std::uint16_t> places = kept_->places();
            const std::uint32_t end = kept_->begin_of(block + 1);
            for (at_kept_ = kept_->begin_of(block); at_kept_ < end; ++at_kept_)
                visit_wanted(places[at_kept_]);
        } else {
            // There is no document 0.
            seek(std::max<Xapian::docid>(first, 1));
            for (const Xapian::docid behind = first + BlockSet::size; document_ < behind; ++at_, read())
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

    bool seek_kept(Xapian::docid document);

    /// How many postings a block has; of a list that is read about, but 0 only when it has none.
    std::size_t postings_in(std::size_t block) const {
        if (kept_)
            return kept_->begin_of(block + 1) - kept_->begin_of(block);
        if (document_ >= first_of(block) + BlockSet::size)
            return 0;
        return 1 +
               std::size_t{frequency_} * BlockSet::size / (std::size_t{index_.database.get_lastdocid()} + 1);
    }

    WalkedIndex index_;
    std::string term_;
    Xapian::doccount frequency_;
    /// Null when it is not kept.
    std::shared_ptr<const PostingList> kept_;
    /// The number of the posting that is looked at, of a list that is kept.
    std::uint32_t at_kept_ = 0;
    /// Of one that is not, where Xapian is.
    Xapian::PostingIterator at_;
    Xapian::docid document_ = unread;
};

}  // namespace depeche::match
