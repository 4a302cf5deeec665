#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "depeche/language.hpp"
#include "schema/fields.hpp"

namespace depeche::query {

/// What an operator word does between or before the terms of a query.
enum class Operator : std::uint8_t {
    conjunction,  ///< both sides
    disjunction,  ///< either side
    negation,     ///< not what follows; after a term: the term but not what follows
};

struct OperatorWord {
    Operator meaning;
    std::string_view word;
};

/// Operator words, in capitals only: `et` and `ou` are ordinary words.
inline constexpr auto operator_words = std::to_array<OperatorWord>({
    {Operator::conjunction, "ET"},
    {Operator::conjunction, "AND"},
    {Operator::conjunction, "&&"},
    {Operator::disjunction, "OU"},
    {Operator::disjunction, "OR"},
    {Operator::disjunction, "||"},
    {Operator::negation, "SAUF"},
    {Operator::negation, "NON"},
    {Operator::negation, "NOT"},
});

/// How queries are written out.
inline constexpr Text conjunction_word{"ET", "AND"};
inline constexpr Text disjunction_word{"OU", "OR"};
inline constexpr Text exclusion_word{"SAUF", "NOT"};
inline constexpr Text negation_word{"NON", "NOT"};

/// Operators of nearness, `PRÈS/5`: their number is read, their meaning is still that of `ET`.
inline constexpr auto proximity_words =
    std::to_array<std::string_view>({"PRÈS", "PRES", "NEAR", "SUIVI", "ADJ"});

/// Which days around a written date are meant. `before` and `after` exclude it, the others include it.
enum class DateBound : std::uint8_t { on, since, after, until, before };

struct DateWord {
    DateBound bound;
    Text name;
};

/// What may stand before the colon for one end of a date range. Written with `'`, compared without accents.
inline constexpr auto date_words = std::to_array<DateWord>({
    {DateBound::since, {"depuis", "since"}},
    {DateBound::after, {"après", "after"}},
    {DateBound::until, {"jusqu'à", "until"}},
    {DateBound::before, {"avant", "before"}},
});

/// `date:inconnue`: dispatches without a date.
inline constexpr Text undated_word{"inconnue", "unknown"};
inline constexpr auto undated_words =
    std::to_array<std::string_view>({"inconnue", "inconnu", "unknown", "undated"});

/// What a term is looked for in.
struct Scope {
    schema::FieldId field = schema::FieldId::text;
    DateBound bound = DateBound::on;

    bool operator==(const Scope&) const = default;
};

/// A prefix search needs this many characters before its star.
inline constexpr std::size_t min_prefix_characters = 2;

/// Queries are cut after this many terms, words and quoted texts after this many bytes.
inline constexpr std::size_t max_terms = 1000;
inline constexpr std::size_t max_text_bytes = 5000;

}  // namespace depeche::query
