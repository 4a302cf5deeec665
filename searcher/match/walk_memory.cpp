#include "searcher/match/walk_memory.hpp"

#include <vector>

#include "schema/terms.hpp"
#include "searcher/match/recency.hpp"

namespace depeche::match {

namespace {

/// Of forward lists, and of records.
constexpr std::size_t most_document_bytes = std::size_t{16} << 20;

template <typename Number>
std::vector<Number> column_of(const Xapian::Database& index) {
    return std::vector<Number>(std::size_t{index.get_lastdocid()} + 1);
}

std::vector<Xapian::termcount> read_lengths(const Xapian::Database& index) {
    auto lengths = column_of<Xapian::termcount>(index);
    for (auto document = index.postlist_begin(""); document != index.postlist_end(""); ++document)
        lengths[*document] = document.get_doclength();
    return lengths;
}

std::vector<std::uint32_t> read_days(const Xapian::Database& index) {
    auto days = column_of<std::uint32_t>(index);
    for (auto slot = index.valuestream_begin(schema::slot_newest);
         slot != index.valuestream_end(schema::slot_newest); ++slot)
        days[slot.get_docid()] = day_number(*slot);
    return days;
}

}  // namespace

WalkMemory::WalkMemory(std::size_t most_list_bytes)
    : lengths(read_lengths), days(read_days), most_list_bytes_(most_list_bytes) {}

void WalkMemory::follow(const Xapian::Database& index) {
    const auto state = exact_state_of(index);
    if (state && state == state_)
        return;
    *this = WalkMemory(most_list_bytes_);
    if (!state)
        return;
    state_ = state;
    lists = PostingListCache(most_list_bytes_);
    forward_lists_ = RecentBytes(most_document_bytes);
    records_ = RecentBytes(most_document_bytes);
}

std::string_view WalkMemory::forward_list(const Xapian::Document& document) {
    return forward_lists_.of(document.get_docid(), [&] { return document.get_value(schema::slot_words); });
}

std::string_view WalkMemory::record(const Xapian::Document& document) {
    return records_.of(document.get_docid(), [&] { return document.get_data(); });
}

}  // namespace depeche::match
