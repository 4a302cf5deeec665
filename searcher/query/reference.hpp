#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "depeche/language.hpp"

namespace depeche::query {

/// One thing the query language has.
struct ReferenceRow {
    /// How it is written.
    std::string syntax;
    /// A query that uses it, and finds something in corpus/.
    std::string example;
    std::string meaning;
};

struct ReferenceSection {
    std::string heading;
    std::vector<ReferenceRow> rows;
};

/// The name of the saved query that examples use.
inline constexpr std::string_view example_query{"trêves"};

/// The reference of the query language, made from the tables the parser reads, in the words of one language.
/// Both languages have the same rows, with examples that ask for the same.
std::vector<ReferenceSection> reference(Language language);

/// The same as a page in Markdown.
std::string reference_page(Language language);

}  // namespace depeche::query
