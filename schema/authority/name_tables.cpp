#include "schema/authority/name_tables.hpp"

namespace depeche::authority {

NameTables::NameTables(std::span<const OperatorTable> theirs)
    : merged(merge(builtin_tables(), theirs)), authority(merged.views()), fingerprint(merged.fingerprint()) {
    if (!theirs.empty())
        ours_.emplace(builtin_tables());
    for (const auto& [facet, id] : merged.hidden)
        authority.hide(facet, id);
}

}  // namespace depeche::authority
