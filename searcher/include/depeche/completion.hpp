#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "depeche/language.hpp"
#include "depeche/request.hpp"

namespace depeche {

enum class CompletionKind {
    word,           ///< a word of the dispatches, spelled as they mostly spell it
    name,           ///< a person, organisation, place or source, by any of its names
    value,          ///< a value of another field: a month, a section
    field,          ///< what stands before a colon
    operator_word,  ///< `ET`, `SAUF`
};

/// One way to go on from what was typed.
struct Completion {
    CompletionKind kind = CompletionKind::word;
    /// Of a name: the facet it is a value of.
    std::optional<Facet> facet;
    /// What to show: `négociations`, `Vladimir Poutine`, `lieu:`.
    std::string label;
    /// The whole query with it; a name becomes a value of its facet, `acteur:"Vladimir Poutine"`.
    std::string text;
    /// How many dispatches of the index have it; 0 for fields and operators.
    std::uint64_t count = 0;

    bool operator==(const Completion&) const = default;
};

struct CompletionRequest {
    /// A query as far as it is typed, UTF-8. Its last word is what is completed; without one, nothing is.
    std::string text;
    std::size_t limit = 10;
    /// The language of fields and operators; what is typed may be in either.
    Language language = Language::french;
};

}  // namespace depeche
