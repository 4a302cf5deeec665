#pragma once

#include <string>
#include <string_view>

#include "depeche/results.hpp"

namespace depeche::render {

/// The names of the columns, as the first line: RFC 4180, UTF-8, lines ending in CR LF. Several values in one
/// field are separated by `; `.
std::string csv_header();

/// One hit as a line. Control characters other than line ends are dropped.
std::string to_csv(const Hit& hit);

/// A text as a field: quoted where it must be. A spreadsheet would run a text that begins with `=`, `+`, `-`
/// or `@` as a formula: it gets an apostrophe before it, as OWASP advises.
std::string csv_field(std::string_view text);

}  // namespace depeche::render
