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
    near,         ///< both sides close to each other: `PRÈS/5`
    followed,     ///< the right side closely behind the left: `SUIVI/5`
};

struct OperatorWord {
    Operator meaning;
    std::string_view word;
};

/// Operator words, in capitals only: `et` and `ou` are ordinary words. Behind those of nearness may stand how
/// many words: `PRÈS/5`.
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
    {Operator::near, "PRÈS"},
    {Operator::near, "PRES"},
    {Operator::near, "NEAR"},
    {Operator::followed, "SUIVI"},
    {Operator::followed, "ADJ"},
});

/// Words of everyday texts that may also be meant for an operator: `paix ou trêve`.
inline constexpr auto lower_case_operators = std::to_array<OperatorWord>({
    {Operator::conjunction, "et"},
    {Operator::conjunction, "and"},
    {Operator::disjunction, "ou"},
    {Operator::disjunction, "or"},
    {Operator::negation, "sauf"},
});

/// How queries are written out.
inline constexpr Text conjunction_word{"ET", "AND"};
inline constexpr Text disjunction_word{"OU", "OR"};
inline constexpr Text exclusion_word{"SAUF", "NOT"};
inline constexpr Text negation_word{"NON", "NOT"};
inline constexpr Text near_word{"PRÈS", "NEAR"};
inline constexpr Text followed_word{"SUIVI", "ADJ"};

/// How many words further nearness reaches when no number is given, and at most.
inline constexpr std::size_t default_nearness = 10;
inline constexpr std::size_t max_nearness = 100;

/// One nearness joins at most this many terms, and holds at most this many others within each other.
inline constexpr std::size_t max_near_terms = 8;
inline constexpr std::size_t max_near_levels = 3;

/// A query has at most this many of these operators: each looks at places in every text that has its words.
inline constexpr std::size_t max_near_operators = 30;

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

/// What stands before the colon for a query that was saved under a name.
inline constexpr Text saved_query_word{"requête", "query"};

/// Saved queries that use each other are read this deep.
inline constexpr std::size_t max_saved_levels = 8;

/// What a term is looked for in.
struct Scope {
    schema::FieldId field = schema::FieldId::text;
    DateBound bound = DateBound::on;
    /// The term is the name of a saved query.
    bool is_saved_query = false;

    bool operator==(const Scope&) const = default;
};

/// A prefix search needs this many characters before its star.
inline constexpr std::size_t min_prefix_characters = 2;

/// A word needs this many characters for others to be spelled like it but for one letter, and for two.
inline constexpr std::size_t min_fuzzy_characters = 3;
inline constexpr std::size_t min_fuzzier_characters = 5;

/// Queries are cut after this many terms, words and quoted texts after this many bytes.
inline constexpr std::size_t max_terms = 1000;
inline constexpr std::size_t max_text_bytes = 5000;

}  // namespace depeche::query
