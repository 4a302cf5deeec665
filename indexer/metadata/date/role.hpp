#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/metadata/date/expressions.hpp"
#include "indexer/metadata/date/words.hpp"

namespace depeche::indexer::dates {

/// What a sentence makes of a date in it.
enum class Role : std::uint8_t {
    told,        ///< something happens or happened then: `a été élu le 2 décembre`
    attached,    ///< it tells one thing from others: `la réunion du 2 décembre`
    since,       ///< the text was written later: `depuis le`, `après le`, `avait été élu le`
    background,  ///< history, births, laws, streets: says nothing about the text
    future,      ///< `se tiendra le`, `prévu le`, `d’ici`, `jusqu’au`, `à partir de`
};

/// Judges the dates of one text by the words around each, as far as its sentence goes and no further than a
/// few lines. Remembers what it read of each word, so that a text of nothing but dates takes no longer.
class Judge {
public:
    /// `words` must outlive this.
    explicit Judge(const Words& words) : words_(words), readings_(words.size()) {}

    Role role_of(const DateExpression& expression);

private:
    /// What a word says of the dates in its sentence.
    struct Reading {
        bool known = false;
        bool starts_sentence = false;
        bool is_history = false;
        bool is_imperfect = false;
        bool is_purpose = false;
        std::optional<Role> tense;
    };

    const Reading& reading(std::size_t at);
    std::pair<std::size_t, std::size_t> sentence_around(const DateExpression& expression);
    bool follows_history(const DateExpression& expression, std::size_t sentence);
    std::optional<Role> role_by_verb(const DateExpression& expression, std::size_t first, std::size_t behind);

    const Words& words_;
    std::vector<Reading> readings_;
};

/// Whether its sentence says that someone said something then: `a déclaré`, `a annoncé`, `selon`.
bool is_statement(const Words& words, const DateExpression& expression);

/// Whether word `at` starts a form that is to come: `se tiendra`, `seront`, `doit se réunir`, `devrait`.
bool is_future_verb(const Words& words, std::size_t at);

/// Whether word `at` is a finite verb by which a sentence can be told: `a`, `ont`, `est`, `sera`, `connut`.
bool is_verb(const Words& words, std::size_t at);

}  // namespace depeche::indexer::dates
