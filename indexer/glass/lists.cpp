#include "indexer/glass/lists.hpp"

#include <cstddef>
#include <string>
#include <utility>

#include "indexer/glass/encoding.hpp"
#include "indexer/glass/positions.hpp"

namespace depeche::indexer::glass {

namespace {

void append_chunk_head(std::string& bytes, bool is_last, Xapian::docid first, Xapian::docid last) {
    bytes += is_last ? '1' : '0';
    append_number(bytes, last - first);
}

/// The chunks of a list: the first under its own key and behind what is said of the whole list, each other
/// under `later_key` and its first document.
class ChunkedList {
public:
    ChunkedList(TableWriter& table, std::string_view first_key, std::string_view later_key,
                std::string list_head)
        : table_(table), later_key_(later_key), key_(first_key), head_(std::move(list_head)) {}

    /// A document after all that were added.
    void add(Xapian::docid document, Xapian::termcount occurrences) {
        if (chunk_.size() >= full_chunk) {
            finish_chunk(false);
            head_.clear();
            key_ = later_key_;
            append_sortable_number(key_, document);
            chunk_.clear();
        }
        if (chunk_.empty())
            first_ = document;
        else
            append_number(chunk_, document - last_ - 1);
        last_ = document;
        append_number(chunk_, occurrences);
    }

    void finish() { finish_chunk(true); }

private:
    void finish_chunk(bool is_last) {
        append_chunk_head(head_, is_last, first_, last_);
        table_.add(key_, head_ += chunk_);
    }

    TableWriter& table_;
    std::string_view later_key_;
    std::string key_;
    std::string head_;
    std::string chunk_;
    Xapian::docid first_ = 0;
    Xapian::docid last_ = 0;
};

std::string list_head(std::uint64_t documents, std::uint64_t occurrences, Xapian::docid first) {
    std::string head;
    append_number(head, documents);
    append_number(head, occurrences);
    append_number(head, first - 1);
    return head;
}

void add_list(ChunkedList list, std::span<const Posting> postings) {
    for (const Posting& posting : postings)
        list.add(posting.document, posting.occurrences);
    list.finish();
}

}  // namespace

void add_postings(TableWriter& table, std::string_view term, std::span<const Posting> postings) {
    Xapian::termcount occurrences = 0;
    for (const Posting& posting : postings)
        occurrences += posting.occurrences;
    std::string key;
    append_term(key, term);
    const std::string later_key = key + '\0';
    add_list(ChunkedList(table, key, later_key,
                         list_head(postings.size(), occurrences, postings.front().document)),
             postings);
}

void add_positions(TableWriter& table, std::string_view term, std::span<const Posting> postings) {
    std::string key;
    append_term(key, term);
    key += '\0';
    const std::size_t term_bytes = key.size();
    std::string tag;
    for (const Posting& posting : postings) {
        if (posting.positions.empty())
            continue;
        key.resize(term_bytes);
        append_sortable_number(key, posting.document);
        tag.clear();
        append_positions(tag, posting.positions);
        table.add(key, tag);
    }
}

void add_lengths(TableWriter& table, std::span<const Posting> lengths) {
    // Nothing is counted in this one.
    add_list(ChunkedList(table, lengths_key, lengths_key, list_head(0, 0, lengths.front().document)),
             lengths);
}

void JoinedList::clear() {
    documents_ = 0;
    occurrences_ = 0;
    chunks_.clear();
    entries_.clear();
}

void JoinedList::add_first(std::string_view tag, Xapian::docid offset) {
    documents_ += take_number(tag);
    occurrences_ += take_number(tag);
    const std::uint64_t before_first = take_number(tag);
    add_later(tag, static_cast<Xapian::docid>(before_first + 1 + offset));
}

void JoinedList::add_later(std::string_view tag, Xapian::docid first) {
    take(tag, 1);
    const auto last = static_cast<Xapian::docid>(first + take_number(tag));
    if (!chunks_.empty() && entries_.size() - chunks_.back().begin + tag.size() <= full_chunk) {
        append_number(entries_, first - chunks_.back().last - 1);
        chunks_.back().last = last;
    } else {
        chunks_.push_back({first, last, entries_.size()});
    }
    entries_ += tag;
}

void JoinedList::add_to(TableWriter& table, std::string_view first_key, std::string_view later_key) const {
    std::string key(first_key);
    std::string tag = list_head(documents_, occurrences_, chunks_.front().first);
    for (std::size_t at = 0; at < chunks_.size(); ++at) {
        const bool is_last = at + 1 == chunks_.size();
        const auto& [first, last, begin] = chunks_[at];
        if (at > 0) {
            key = later_key;
            append_sortable_number(key, first);
            tag.clear();
        }
        append_chunk_head(tag, is_last, first, last);
        tag.append(entries_, begin, (is_last ? entries_.size() : chunks_[at + 1].begin) - begin);
        table.add(key, tag);
    }
}

}  // namespace depeche::indexer::glass
