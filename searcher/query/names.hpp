#pragma once

#include <xapian.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/analysis/analyzer.hpp"
#include "schema/facet_values.hpp"

namespace depeche::query {

/// What the index remembers of a value, by its key in the facet slots.
schema::NameEntry name_entry(const Xapian::Database& index, schema::FieldId facet, std::uint64_t key);

/// The ids of the values of `facet` that have each of `words` (exact forms) in their label or an alias,
/// sorted; none for no words.
std::vector<std::string> ids_with_every_word(const Xapian::Database& index, schema::FieldId facet,
                                             std::span<const std::string> words);

/// The ids of the values of `facet` that have, for each of `beginnings` (folded), a word in their label or an
/// alias that begins so, sorted; none for no beginnings.
std::vector<std::string> ids_with_every_beginning(const Xapian::Database& index, schema::FieldId facet,
                                                  std::span<const std::string> beginnings);

/// The ids of the values of `facet` that `text` names: the one with that id; else those with that label,
/// alias, or host without its ending (`aljazeera` for `aljazeera.net`), case and accents aside; else all that
/// have each of its words in their label or an alias (`poutine`).
std::vector<std::string> resolve_name(const Xapian::Database& index, schema::FieldId facet,
                                      std::string_view text, analysis::Analyzer& analyzer);

}  // namespace depeche::query
