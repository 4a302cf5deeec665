#pragma once

#include <string>
#include <vector>

namespace depeche::query {

/// Another spelling of a name that a query has.
struct NameVariant {
    /// As the tables or the dispatches write it: `Ushakov`.
    std::string spelling;
    /// The exact forms of its words.
    std::vector<std::string> words;
    /// How the facet calls who or what is meant: `Iouri Ouchakov`.
    std::string label;

    bool operator==(const NameVariant&) const = default;
};

}  // namespace depeche::query
