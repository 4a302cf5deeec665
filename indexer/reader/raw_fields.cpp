#include "indexer/reader/raw_fields.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

struct Key {
    std::string_view name;  // as a slug
    RawField field;
};

constexpr auto keys = std::to_array<Key>({
    {"id", {.text = &RawDispatch::id}},
    {"identifiant", {.text = &RawDispatch::id}},
    {"titre", {.text = &RawDispatch::title}},
    {"title", {.text = &RawDispatch::title}},
    {"texte", {.text = &RawDispatch::text}},
    {"text", {.text = &RawDispatch::text}},
    {"date", {.text = &RawDispatch::date}},
    {"source", {.text = &RawDispatch::source}},
    {"agence", {.text = &RawDispatch::agency}},
    {"agency", {.text = &RawDispatch::agency}},
    {"url", {.text = &RawDispatch::url}},
    {"auteur", {.text = &RawDispatch::byline}},
    {"auteurs", {.text = &RawDispatch::byline}},
    {"author", {.text = &RawDispatch::byline}},
    {"byline", {.text = &RawDispatch::byline}},
    {"rubrique", {.text = &RawDispatch::section}},
    {"section", {.text = &RawDispatch::section}},
    {"langue", {.text = &RawDispatch::language}},
    {"language", {.text = &RawDispatch::language}},
    {"lang", {.text = &RawDispatch::language}},
    {"version", {.text = &RawDispatch::version}},
    {"corrige", {.text = &RawDispatch::corrects}},
    {"corrects", {.text = &RawDispatch::corrects}},
    {"droits", {.text = &RawDispatch::rights}},
    {"rights", {.text = &RawDispatch::rights}},
    {"statut", {.text = &RawDispatch::status}},
    {"status", {.text = &RawDispatch::status}},
    {"embargo", {.text = &RawDispatch::embargo}},
    {"mots-cles", {.list = &RawDispatch::keywords}},
    {"mot-cle", {.list = &RawDispatch::keywords}},
    {"keywords", {.list = &RawDispatch::keywords}},
    {"keyword", {.list = &RawDispatch::keywords}},
    {"tags", {.list = &RawDispatch::keywords}},
    {"acteurs", {.list = &RawDispatch::actors}},
    {"acteur", {.list = &RawDispatch::actors}},
    {"actors", {.list = &RawDispatch::actors}},
    {"actor", {.list = &RawDispatch::actors}},
    {"lieux", {.list = &RawDispatch::places}},
    {"lieu", {.list = &RawDispatch::places}},
    {"places", {.list = &RawDispatch::places}},
    {"place", {.list = &RawDispatch::places}},
});

}  // namespace

const RawField* find_raw_field(std::string_view key) {
    const std::string wanted = schema::slug(key);
    const auto found = std::ranges::find(keys, wanted, &Key::name);
    return found == keys.end() ? nullptr : &found->field;
}

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> items;
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        if (const std::string_view item = trimmed(text.substr(0, end)); !item.empty())
            items.emplace_back(item);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return items;
}

void set_if_empty(std::string& field, std::string value) {
    if (field.empty())
        field = std::move(value);
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\v\f";
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace depeche::indexer
