#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/dispatch.hpp"
#include "schema/fields.hpp"

namespace depeche::authority {

/// A person, organisation, place or source that the tables know.
struct Entry {
    /// Which facet it is a value of.
    schema::FieldId facet = schema::FieldId::actor;
    FacetName name;
    /// Of an actor.
    ActorKind actor = ActorKind::unknown;
    /// The word of the table's `kind` column, empty for people: `country`, `agency`.
    std::string kind;
    /// Label of the country it lies in or belongs to, empty when international.
    std::string country;
    /// Label of the city where an organisation sits.
    std::string seat;
    std::optional<Coordinates> coordinates;
    /// Every other name, adjectives apart.
    std::vector<std::string> aliases;
    /// Host names of a source, without `www.`.
    std::vector<std::string> hosts;
};

/// What a name is to an entry; a later one prevails when several entries claim a name.
enum class Rank : std::uint8_t {
    demonym,  ///< `ukrainien` for Ukraine
    bare,     ///< the name less its parenthesis: `Tripoli` of `Tripoli (Liban)`
    derived,  ///< a name of a place of the derived table, less known than the hand-made ones
    surname,  ///< a surname that alone means this person: `Poutine`
    alias,
    label,
};

/// How a name is, or must be, written to be seen in a text.
struct Case {
    /// Words that start with a capital, the first one the lowest bit.
    std::uint32_t capitalised = 0;
    /// A short acronym, which in small letters would be a word of its own (`eu`).
    bool all_capitals = false;
};

/// An entry that a name may stand for.
struct Claim {
    const Entry* entry = nullptr;
    Case needed;
    Rank rank = Rank::label;

    bool fits(const Case& written) const {
        return (needed.capitalised & ~written.capitalised) == 0 &&
               (!needed.all_capitals || written.all_capitals);
    }
};

/// What a word that introduces a name announces; a word may announce several.
struct TitleKinds {
    bool honorific = false;
    bool role = false;
    bool organisation = false;
    bool place = false;
};

/// What the tables say of a single word, by its exact form: the only look-up that most words of a text need.
struct WordInfo {
    /// The most words that a name, or a title, starting with this one has; 0 for none.
    std::uint16_t longest_name = 0;
    std::uint16_t longest_title = 0;
    bool first_name = false;
    /// A name starting with it may be written without any capital: `ukrainien`, `prince héritier saoudien`.
    bool small_name = false;
};

}  // namespace depeche::authority
