#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/analysis/analyzer.hpp"
#include "searcher/query/syntax.hpp"

namespace depeche::suggest {

/// The end of a query that is being typed.
struct Unfinished {
    /// A word before the last one, that a name may begin with. What is elided before it (`d'Emmanuel`)
    /// begins with it.
    struct Before {
        std::size_t begin;
        std::string exact;
    };

    /// The last word as far as it is typed: bytes from `begin` to the end of the query, and its exact form,
    /// the joined one of a compound. Empty behind the colon of a field.
    std::size_t begin = 0;
    std::string exact;
    /// Where the term of that word begins, with what is elided before it and any sign of exactness.
    std::size_t term_begin = 0;
    /// Within quotation marks: it can go on with words only.
    bool is_quoted = false;
    /// The words directly before it, the nearest first; within a value, those of the value.
    std::vector<Before> before;
    /// Behind a field: what it looks in, where it begins, and its value as far as it is typed.
    std::optional<query::Scope> scope;
    std::size_t field_begin = 0;
    std::string value;
    /// A whole term of its own: a field or an operator may begin so.
    bool is_bare = false;
    /// Something stands before it.
    bool has_left_side = false;
};

/// Nothing when the query ends with a blank or a sign: there is nothing to go on from.
std::optional<Unfinished> unfinished(std::string_view query, analysis::Analyzer& analyzer);

}  // namespace depeche::suggest
