#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "searcher/match/index_state.hpp"

namespace depeche::match {

/// How many words each document of an index has, as scores want to know: asking Xapian costs as much as all
/// the rest of a score. Once as many were asked for as there are documents, those of all are loaded, 4 bytes
/// each.
///
/// For one index and, like it, one thread at a time.
class DocumentLengths {
public:
    /// Goes along with the state of the index. To be called before a walk, with about as many as it will ask
    /// for.
    void prepare(const Xapian::Database& index, std::size_t wanted);

    /// Of a document that there is.
    Xapian::termcount of(const Xapian::Database& index, Xapian::docid document) const {
        return lengths_.empty() ? index.get_doclength(document) : lengths_[document];
    }

private:
    /// Nothing for an index that cannot tell its states: then none are kept.
    std::optional<IndexState> state_;
    /// How many were asked of Xapian.
    std::size_t asked_ = 0;
    /// By number, when loaded.
    std::vector<Xapian::termcount> lengths_;
};

}  // namespace depeche::match
