#pragma once

#include <cstdint>

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

/// Reads the words around an expression, as far as its sentence goes and no further than a few lines.
Role role_of(const Words& words, const DateExpression& expression);

/// Whether its sentence says that someone said something then: `a déclaré`, `a annoncé`, `selon`.
bool is_statement(const Words& words, const DateExpression& expression);

/// Whether word `at` starts a form that is to come: `se tiendra`, `seront`, `doit se réunir`, `devrait`.
bool is_future_verb(const Words& words, std::size_t at);

/// Whether word `at` is a finite verb by which a sentence can be told: `a`, `ont`, `est`, `sera`, `connut`.
bool is_verb(const Words& words, std::size_t at);

}  // namespace depeche::indexer::dates
