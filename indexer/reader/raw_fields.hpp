#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// A field of a dispatch by the names that files give it.
struct RawField {
    /// One of these two is set.
    std::string RawDispatch::*text = nullptr;
    std::vector<std::string> RawDispatch::*list = nullptr;
};

/// The field that a key means (`Mots-clés`, `keywords`, `TITRE`), in French or English, whatever the case and
/// accents; null for none. `texte` is among them: only some formats have it as a field.
const RawField* find_raw_field(std::string_view key);

/// The items of a list written on one line: `Kyiv; Moscou`.
std::vector<std::string> split_list(std::string_view text);

/// Gives a field its value unless it has one already.
void set_if_empty(std::string& field, std::string value);

/// Without the blanks around it.
std::string_view trimmed(std::string_view text);

}  // namespace depeche::indexer
