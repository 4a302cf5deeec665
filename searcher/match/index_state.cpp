#include "searcher/match/index_state.hpp"

#include <fmt/format.h>

#include "schema/terms.hpp"

namespace depeche::match {

IndexState state_of(const Xapian::Database& index) {
    if (const auto exact = exact_state_of(index))
        return *exact;
    return {schema::hash64(index.get_uuid()),
            schema::hash64(fmt::format("{} {} {}", index.get_doccount(), index.get_lastdocid(),
                                       index.get_total_length()))};
}

std::optional<IndexState> exact_state_of(const Xapian::Database& index) try {
    return IndexState{schema::hash64(index.get_uuid()), index.get_revision()};
} catch (const Xapian::InvalidOperationError&) {
    return std::nullopt;
} catch (const Xapian::UnimplementedError&) {
    return std::nullopt;
}

}  // namespace depeche::match
