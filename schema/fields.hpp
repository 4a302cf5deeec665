#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "depeche/language.hpp"

namespace depeche::schema {

enum class FieldId : std::uint8_t {
    text,
    title,
    author,
    date,
    source,
    actor,
    place,
    section,
    keyword,
    language,
    id,
};

/// How a field is turned into terms and how its values are read in a query.
enum class FieldKind : std::uint8_t {
    text,        ///< analysed words: prefix + exact form with positions, `Z` + prefix + stem
    date,        ///< days, months and years: see terms.hpp
    name,        ///< an authority's values with labels and aliases: prefix + id of the value
    keyword,     ///< a whole value, folded: prefix + slug
    identifier,  ///< the dispatch's own id, byte for byte
};

/// One searchable field. The indexer, the query parser, the help text and the contract test all walk
/// `fields`: adding a field is one row there, the value in indexer/document.cpp, and its test.
struct Field {
    FieldId id;
    Text name;                ///< as typed before the colon in a query, in both languages
    std::string_view prefix;  ///< Xapian term prefix; standard ones where they exist (Omega's list)
    FieldKind kind;
    bool facet;
    std::string_view example;  ///< a query that uses it, for the help text
    Text description;
};

inline constexpr auto fields = std::to_array<Field>({
    {FieldId::text,
     {"texte", "text"},
     "",
     FieldKind::text,
     false,
     "texte:trêve",
     {"le corps et le titre", "body and title"}},
    {FieldId::title,
     {"titre", "title"},
     "S",
     FieldKind::text,
     false,
     "titre:sanctions",
     {"le titre seul", "the title only"}},
    {FieldId::author,
     {"auteur", "author"},
     "A",
     FieldKind::text,
     false,
     "auteur:martin",
     {"la signature", "the byline"}},
    {FieldId::date,
     {"date", "date"},
     "D",
     FieldKind::date,
     true,
     "date:2025-12-01..2025-12-20",
     {"la date : jour, mois, année ou intervalle", "the date: day, month, year or range"}},
    {FieldId::source,
     {"source", "source"},
     "XSRC",
     FieldKind::name,
     true,
     "source:afp",
     {"le journal, le site ou l’agence", "the paper, site or agency"}},
    {FieldId::actor,
     {"acteur", "actor"},
     "XACT",
     FieldKind::name,
     true,
     "acteur:\"Emmanuel Macron\"",
     {"une personne ou une organisation", "a person or organisation"}},
    {FieldId::place, {"lieu", "place"}, "XPLC", FieldKind::name, true, "lieu:moscou", {"un lieu", "a place"}},
    {FieldId::section,
     {"rubrique", "section"},
     "XSEC",
     FieldKind::keyword,
     false,
     "rubrique:économie",
     {"la rubrique du journal", "the paper's section"}},
    {FieldId::keyword,
     {"motclé", "keyword"},
     "K",
     FieldKind::keyword,
     false,
     "motclé:climat",
     {"un mot-clé donné par la source", "a keyword given by the source"}},
    {FieldId::language,
     {"langue", "language"},
     "L",
     FieldKind::keyword,
     false,
     "langue:fr",
     {"la langue (code ISO 639-1)", "the language (ISO 639-1 code)"}},
    {FieldId::id,
     {"id", "id"},
     "Q",
     FieldKind::identifier,
     false,
     "id:\"afp-2025-17\"",
     {"l’identifiant d’une dépêche", "the identifier of a dispatch"}},
});

/// The row of a field; rows stand in the order of `FieldId`.
constexpr const Field& field(FieldId id) {
    return fields[static_cast<std::size_t>(id)];
}

/// The field a user means by `name`, in either language, whatever the case and accents; null for none.
const Field* find_field(std::string_view name);

/// The facets whose values are names, in the order they are packed in a document's facet slot.
inline constexpr auto name_facets = std::to_array<FieldId>({FieldId::source, FieldId::actor, FieldId::place});

namespace detail {
consteval bool rows_are_in_order() {
    for (std::size_t row = 0; row < fields.size(); ++row)
        if (static_cast<std::size_t>(fields[row].id) != row)
            return false;
    return true;
}
static_assert(rows_are_in_order(), "field() looks a row up by its FieldId");
}  // namespace detail

}  // namespace depeche::schema
