#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "schema/facet_values.hpp"

namespace depeche::match {

/// What the index remembers of a value, by its key in the facet slots.
schema::NameEntry name_entry(const Xapian::Database& index, schema::FieldId facet, std::uint64_t key);

/// The ids of the values of `facet` that `text` names: the one with that id; else those with that label or
/// alias, case and accents aside; else all that have each of its words in their label or an alias
/// (`poutine`).
std::vector<std::string> resolve_name(const Xapian::Database& index, schema::FieldId facet,
                                      std::string_view text);

}  // namespace depeche::match
