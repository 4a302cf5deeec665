#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::indexer {

/// The sign between the columns of a row of names, `,` `;` or a tabulator: the one that makes it name a text
/// and another field of a dispatch (raw_fields.hpp). Nothing when none does: it is no such row.
std::optional<char> separator_of(std::string_view first_line);

/// Cuts a row as RFC 4180 has it: a cell in quotation marks may hold separators, line ends, and quotation
/// marks written twice.
std::vector<std::string> split_row(std::string_view row, char separator);

/// Whether the row goes on in the next line: a quotation mark is open at its end.
bool is_open_row(std::string_view row, char separator);

}  // namespace depeche::indexer
