#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "depeche/date.hpp"

namespace depeche {

/// How far a derived value may be trusted: written as metadata, concluded from the text, or only likely.
enum class Confidence : std::uint8_t { stated, inferred, guessed };

/// Why a derived value is what it is.
struct Evidence {
    /// The rule that gave it, in lower-case English words: `header`, `json`, `dateline`, `full-date`,
    /// `gazetteer`.
    std::string method;
    Confidence confidence = Confidence::stated;
    /// The words that gave it, as they were written. May come from a part of the text that is not in the
    /// body.
    std::string text;

    bool operator==(const Evidence&) const = default;
};

struct DerivedDate {
    DateInterval interval;
    Evidence evidence;

    bool operator==(const DerivedDate&) const = default;
};

enum class SourceRole : std::uint8_t { publisher, agency, cited };
enum class ActorKind : std::uint8_t { unknown, person, organisation };

/// A value of the facets source, actor or place. `id` names it in the index (`vladimir-poutine`), the same in
/// every index; `label` is how it is shown, the canonical French spelling where the authority knows it.
struct FacetName {
    std::string id;
    std::string label;

    bool operator==(const FacetName&) const = default;
};

struct Source {
    FacetName name;
    SourceRole role = SourceRole::publisher;
    Evidence evidence;

    bool operator==(const Source&) const = default;
};

struct Actor {
    FacetName name;
    ActorKind kind = ActorKind::unknown;
    /// Every surface form met in the dispatch, first met first: `Yuri Ushakov`, `Ushakov`.
    std::vector<std::string> forms;
    Evidence evidence;

    bool operator==(const Actor&) const = default;
};

struct Coordinates {
    double latitude = 0;
    double longitude = 0;

    bool operator==(const Coordinates&) const = default;
};

struct Place {
    FacetName name;
    /// Label of the country it lies in; empty for countries and when unknown.
    std::string country;
    std::optional<Coordinates> coordinates;
    std::vector<std::string> forms;
    Evidence evidence;

    bool operator==(const Place&) const = default;
};

/// The names that a dispatch came with as metadata, as they were written. They are kept so that the names of
/// a dispatch can be resolved again when the tables of names change.
struct GivenNames {
    /// How they were given, as evidence names it: `header`, `json`. Empty for a bare text.
    std::string method;
    std::string source;
    std::string agency;
    std::vector<std::string> actors;
    std::vector<std::string> places;

    bool operator==(const GivenNames&) const = default;
};

/// One dispatch as it is indexed, stored and shown. All text is UTF-8, NFC. An empty string or list, or an
/// absent date, means unknown: nothing is made up to fill it.
struct Dispatch {
    /// The format's own identifier where it has one, else derived from the file path and record.
    std::string id;
    std::string title;
    /// The title was made from the first sentence of the body, which had none.
    bool title_derived = false;
    /// One paragraph a line, cleaned: exactly what is analysed, highlighted and shown.
    std::string body;
    std::string url;
    std::string byline;
    std::string section;
    std::vector<std::string> keywords;
    /// ISO 639-1 code: as the dispatch says, else as its commonest words tell; empty when they do not.
    std::string language;
    /// The file it was read from, as a whole path or below the indexer's base folder, so that it is the same
    /// however the file was named, with the path of a member behind that of its archive and `//`; and the
    /// record in it (a line, or which of its items, from 1; 0 when the file is one dispatch).
    std::string path;
    std::uint32_t record = 0;

    std::optional<DerivedDate> published;
    std::optional<DerivedDate> event;
    std::vector<Source> sources;
    std::vector<Actor> actors;
    std::vector<Place> places;
    /// Site furniture that was set aside, a line each: not searched, not shown unless asked for.
    std::vector<std::string> dropped;
    /// Of these, the lines around the text that say whose it is: byline, signature, copyright. Sources are
    /// found in them.
    std::vector<std::string> credits;
    GivenNames given;

    /// The date it is filed, filtered and sorted under: the publication, else the event, else nothing.
    const DerivedDate* date() const { return published ? &*published : event ? &*event : nullptr; }

    bool operator==(const Dispatch&) const = default;
};

}  // namespace depeche
