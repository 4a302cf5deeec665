#include "tools/evaluation/gold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>

#include "depeche/error.hpp"

namespace depeche::evaluation {

namespace {

using nlohmann::json;

/// The string under `key`, empty when there is none or null.
std::string text(const json& object, const char* key) {
    if (!object.is_object() || !object.contains(key) || !object[key].is_string())
        return {};
    return object[key];
}

const json& member(const json& object, const char* key) {
    static const json none;
    return object.contains(key) ? object[key] : none;
}

bool contains_any(std::string_view note, std::initializer_list<std::string_view> phrases) {
    return std::ranges::any_of(
        phrases, [&](std::string_view phrase) { return note.find(phrase) != std::string_view::npos; });
}

/// A metonym, a demonym or a mention in passing is still listed by a librarian, so it is required; what the
/// text does not name, or names only as a part of another name, cannot be asked of a program.
GoldName::Scoring scoring_of(std::string_view note) {
    using enum GoldName::Scoring;
    if (contains_any(note, {"would NOT index"}))
        return unwanted;
    if (contains_any(note, {"optional", "should not be required", "never named", "may leave it out",
                            "inside a name", "inside the", "inside an", "named only to be set aside"}))
        return optional;
    return required;
}

GoldName name_of(const json& entry) {
    constexpr std::string_view metonym = " (metonym)";
    GoldName name;
    name.canonical = text(entry, "canonical");
    name.scoring = scoring_of(text(entry, "note"));
    for (const json& item : member(entry, "aliases")) {
        std::string alias = item;
        if (alias.ends_with(metonym))
            name.metonyms.push_back(alias.substr(0, alias.size() - metonym.size()));
        else
            name.aliases.push_back(std::move(alias));
    }
    return name;
}

std::vector<GoldName> names_of(const json& list) {
    std::vector<GoldName> names;
    for (const json& entry : list)
        names.push_back(name_of(entry));
    return names;
}

std::optional<GoldDate> date_of(const json& object, const char* first) {
    if (text(object, first).empty())
        return std::nullopt;
    return GoldDate{text(object, first), text(object, "end"), text(object, "precision")};
}

std::vector<std::string> boilerplate_of(const json& list) {
    std::vector<std::string> lines;
    for (const json& entry : list)
        if (std::string line = text(entry, "text"); line != "trailing blank lines")
            lines.push_back(std::move(line));
    return lines;
}

GoldDispatch dispatch_of(const json& document) {
    const json& title = member(document, "title");
    const json& source = member(document, "source");
    GoldDispatch gold;
    gold.file = document.at("file");
    gold.record = document.value("record", 0U);
    gold.title = text(title, "value");
    gold.title_fallback = text(title, "display_fallback");
    gold.date = date_of(member(document, "recommended_date_value"), "date");
    gold.event = date_of(member(document, "event_date"), "start");
    gold.published = text(member(document, "publication_date"), "value");
    gold.source = {text(source, "value"), text(source, "label"), text(source, "role"),
                   text(source, "agency")};
    gold.author = text(document, "author");
    gold.section = text(document, "section");
    gold.keywords = document.value("keywords", std::vector<std::string>{});
    gold.actors = names_of(member(document, "actors"));
    gold.places = names_of(member(document, "places"));
    gold.boilerplate = boilerplate_of(member(document, "boilerplate"));
    return gold;
}

}  // namespace

std::vector<GoldDispatch> read_gold(const std::filesystem::path& file) try {
    std::ifstream stream(file);
    if (!stream)
        throw InputError({fmt::format("{} : fichier illisible", file.string()),
                          fmt::format("{}: cannot be read", file.string())});
    std::vector<GoldDispatch> documents;
    const json gold = json::parse(stream);
    for (const json& document : gold.at("documents"))
        documents.push_back(dispatch_of(document));
    return documents;
} catch (const json::exception& error) {
    throw InputError(
        {fmt::format("{} : ce n’est pas un fichier de référence ({})", file.string(), error.what()),
         fmt::format("{}: not a gold file ({})", file.string(), error.what())});
}

}  // namespace depeche::evaluation
