#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "depeche/dispatch.hpp"
#include "indexer/metadata/name_words.hpp"

namespace depeche::indexer {

enum class SightingKind : std::uint8_t {
    known,    ///< words that the tables know, whatever they stand for here
    person,   ///< a name of two words or more, or one that a title announces
    surname,  ///< capitalised words that may be the surname of a person of the dispatch, or a place or
              ///< acronym of it
    organisation,
    place,
};

/// A piece of text that may be a name, before the whole dispatch was looked at.
struct Sighting {
    SightingKind kind = SightingKind::known;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    /// Of `known`: who claims these words, and how they are written.
    std::span<const authority::Claim> claims;
    authority::Case written_case;
    /// The rule that saw it, as evidence names it.
    std::string_view method;
    Confidence confidence = Confidence::inferred;
    std::string written;
    /// How a name that the tables do not know is called.
    std::string label;
    /// The folded words, with a blank between.
    std::string key;
    /// Of `organisation`: the folded acronym that the text defines for it.
    std::string acronym;
    /// What stands before and after it.
    bool uncertain = false;
    bool locative = false;    ///< after `à`, `en`, `près de`…
    bool at_the = false;      ///< after `au`
    bool is_acronym = false;  ///< in capitals where the text is not
    bool agent = false;       ///< used as one who acts: `Moscou a refusé`, `entre Kiev et Moscou`
    bool titled = false;      ///< after an honorific or a role
    bool region = false;      ///< one of several: `les régions de Soumy et Donetsk`
    bool after_name = false;  ///< directly after another capitalised word, as after a first name
    /// The country, region or city in a parenthesis after it, or after a comma and a preposition.
    std::span<const authority::Claim> located_in;
};

/// Whether an entry may be meant by an acronym: a place only if the tables write it in capitals, `RDC`.
bool may_be_acronym(const authority::Entry& entry, std::string_view written);

}  // namespace depeche::indexer
