#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/results.hpp"

namespace depeche::query {

/// What can be odd about a query. Each has a stable code and a message in the table of repairs.cpp.
enum class Oddity : std::uint8_t {
    invalid_utf8,
    control_character,
    unclosed_quote,
    empty_phrase,
    unclosed_parenthesis,
    stray_parenthesis,
    empty_group,
    too_deep,
    stray_operator,
    operator_as_word,
    unknown_field,
    empty_field,
    bad_date,
    reversed_range,
    short_prefix,
    inner_star,
    ignored_sign,
    short_fuzzy,
    number_out_of_range,
    not_near,
    lower_case_operator,
    unknown_query,
    circular_query,
    nested_query,
    too_long,
    nothing_to_search,
    more_repairs,
};

inline constexpr std::size_t oddity_count = static_cast<std::size_t>(Oddity::more_repairs) + 1;

/// The word for programs, `unclosed-quote`.
std::string_view code(Oddity oddity);

/// Of one oddity, this many are listed; the first one beyond gives `more-repairs`, the others nothing.
inline constexpr std::size_t max_repairs_of_a_kind = 20;

/// Collects what was repaired in one query.
class RepairList {
public:
    /// `query` must outlive the list; messages quote from it.
    explicit RepairList(std::string_view query) : query_(query) {}

    /// Bytes `[begin, end)` of the query were odd in that way.
    void add(Oddity oddity, std::size_t begin, std::size_t end);

    /// What was repaired in the saved query that bytes `[begin, end)` name.
    void adopt(const Repair& repair, std::size_t begin, std::size_t end);

    /// The repairs in the order of the text.
    std::vector<Repair> take();

private:
    bool is_listed(Oddity oddity, std::size_t begin, std::size_t end);
    std::string piece(std::size_t begin, std::size_t end) const;

    std::string_view query_;
    std::vector<Repair> repairs_;
    std::array<std::size_t, oddity_count> counts_{};
};

}  // namespace depeche::query
