#include "searcher/http/client_language.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace depeche::http {

namespace {

/// `fr`, `fr-CH`, `EN-us`; nothing for other languages.
std::optional<Language> language_of_tag(std::string_view tag) {
    if (tag.size() < 2 || (tag.size() > 2 && tag[2] != '-'))
        return std::nullopt;
    const auto is = [&](char first, char second) {
        return (tag[0] | 0x20) == first && (tag[1] | 0x20) == second;
    };
    if (is('f', 'r'))
        return Language::french;
    if (is('e', 'n'))
        return Language::english;
    return std::nullopt;
}

/// The `0.8` of `;q=0.8`; 1 when it is not said.
double quality(std::string_view parameters) {
    const std::size_t at = parameters.find("q=");
    if (at == std::string_view::npos)
        return 1;
    double value = 0;
    std::from_chars(parameters.data() + at + 2, parameters.data() + parameters.size(), value);
    return value;
}

}  // namespace

Language client_language(const Request& request, Language usual) {
    if (const auto asked = language_of_tag(request.parameter("lang")))
        return *asked;
    Language best = usual;
    double best_quality = 0;
    std::string_view list = request.header("accept-language");
    while (!list.empty()) {
        const std::string_view item = list.substr(0, list.find(','));
        list.remove_prefix(std::min(item.size() + 1, list.size()));
        const std::size_t end = std::min(item.find(';'), item.size());
        const auto language = language_of_tag(trimmed(item.substr(0, end)));
        const double wanted = quality(item.substr(end));
        if (language && wanted > best_quality) {
            best = *language;
            best_quality = wanted;
        }
    }
    return best;
}

}  // namespace depeche::http
