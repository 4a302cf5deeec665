#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "searcher/match/document_column.hpp"
#include "searcher/match/index_state.hpp"
#include "searcher/match/posting_list_cache.hpp"
#include "searcher/match/recent_bytes.hpp"

namespace depeche::match {

/// What walks over the posting lists of an index keep of it in memory, for one of its states; of an index
/// that cannot tell its states, no lists and no bytes.
///
/// For one index and, like it, one thread at a time. Takes what the lists may, 4 bytes a document for each
/// column that was loaded, and up to 16 MB for forward lists and for records each.
class WalkMemory {
public:
    explicit WalkMemory(std::size_t most_list_bytes = std::size_t{64} << 20);

    /// Goes along with the state of the index. To be called before a walk.
    void follow(const Xapian::Database& index);

    /// How many words a document has that there is.
    Xapian::termcount length(const Xapian::Database& index, Xapian::docid document) const {
        return lengths.loaded().empty() ? index.get_doclength(document) : lengths.loaded()[document];
    }

    /// The forward list of a document of the index. Valid until the next call.
    std::string_view forward_list(const Xapian::Document& document);

    /// The same of its record, as `schema::decode_dispatch` reads it.
    std::string_view record(const Xapian::Document& document);

    PostingListCache lists;
    /// How many words each document has, which costs as much to ask for as all the rest of a score.
    DocumentColumn<Xapian::termcount> lengths;
    /// The days of `schema::slot_newest` as numbers.
    DocumentColumn<std::uint32_t> days;

private:
    std::size_t most_list_bytes_;
    /// Nothing for an index that cannot tell its states.
    std::optional<IndexState> state_;
    /// Of the documents that were looked at last: the next page, or another order, shows them again.
    RecentBytes forward_lists_;
    RecentBytes records_;
};

}  // namespace depeche::match
