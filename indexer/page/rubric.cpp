#include "indexer/page/rubric.hpp"

#include <algorithm>
#include <array>

#include "indexer/page/line.hpp"
#include "schema/analysis/word_list.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

// As slugs.
constexpr analysis::WordList rubrics({
    "a-la-une",
    "actualite",
    "actualites",
    "actu",
    "actus",
    "afrique",
    "agriculture",
    "alimentation",
    "ameriques",
    "amerique",
    "analyse",
    "analyses",
    "animaux",
    "asie",
    "asie-pacifique",
    "auto",
    "automobile",
    "banque",
    "belgique",
    "bourse",
    "breves",
    "canada",
    "chronique",
    "chroniques",
    "cinema",
    "climat",
    "consommation",
    "cooperation",
    "culture",
    "cyclisme",
    "debats",
    "decryptage",
    "defense",
    "developpement",
    "diplomatie",
    "dossier",
    "dossiers",
    "economie",
    "editorial",
    "edito",
    "education",
    "election",
    "elections",
    "emploi",
    "energie",
    "enquete",
    "enquetes",
    "enseignement",
    "entreprise",
    "entreprises",
    "environnement",
    "europe",
    "exclusif",
    "exclusivite",
    "fait-divers",
    "faits-divers",
    "faits-de-societe",
    "finance",
    "finances",
    "football",
    "france",
    "gastronomie",
    "geopolitique",
    "guerre-en-ukraine",
    "handball",
    "high-tech",
    "histoire",
    "idees",
    "immobilier",
    "industrie",
    "info",
    "infos",
    "insolite",
    "international",
    "internet",
    "interview",
    "investigation",
    "judo",
    "justice",
    "la-une",
    "le-monde-en-bref",
    "livres",
    "local",
    "logement",
    "loisirs",
    "maghreb",
    "magazine",
    "medias",
    "meteo",
    "monde",
    "moyen-orient",
    "musique",
    "national",
    "nation",
    "numerique",
    "opinion",
    "opinions",
    "ocean-indien",
    "patrimoine",
    "people",
    "petrole",
    "planete",
    "police",
    "politique",
    "politique-internationale",
    "portrait",
    "portraits",
    "presse",
    "proche-orient",
    "quebec",
    "reflexion",
    "region",
    "regions",
    "religion",
    "religions",
    "reportage",
    "reportages",
    "rugby",
    "sante",
    "science",
    "sciences",
    "sciences-et-technologies",
    "securite",
    "social",
    "societe",
    "spectacles",
    "sport",
    "sports",
    "suisse",
    "tech",
    "technologie",
    "technologies",
    "tennis",
    "terrorisme",
    "theatre",
    "tourisme",
    "transport",
    "transports",
    "travail",
    "tribune",
    "tribunes",
    "une",
    "video",
    "videos",
    "vie-quotidienne",
    "ville",
    "villes",
    "voyage",
    "voyages",
    "world",
    "news",
    "business",
    "politics",
    "health",
    "opinion-et-debats",
    "sports-news",
    "technology",
    "entertainment",
    "africa",
    "middle-east",
    "americas",
    "asia",
    "national-news",
    "world-news",
    "breaking-news",
    "latest-news",
});

constexpr analysis::WordList alerts({"urgent", "flash", "flash-info", "alerte", "alerte-info",
                                     "derniere-minute", "breaking", "breaking-news", "bulletin", "en-direct",
                                     "direct", "live"});

constexpr auto homes = std::to_array<std::string_view>(
    {"Vous êtes ici", "You are here", "Accueil", "ACCUEIL", "Home", "HOME", "À la une", "A la une"});

/// Past blanks and the marks that sites put between the steps.
std::string_view past_marks(std::string_view text) {
    static constexpr auto marks = std::to_array<std::string_view>(
        {" ", "\xC2\xA0", ">", "»", "›", "/", "|", ":", "→", "·", "•", "-", "–", "\xE2\x80\xBA"});
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string_view mark : marks)
            if (text.starts_with(mark)) {
                text.remove_prefix(mark.size());
                changed = true;
            }
    }
    return text;
}

/// Whether the first mark in it is one between the steps of a path.
bool has_arrow(std::string_view text) {
    static constexpr auto arrows = std::to_array<std::string_view>({">", "»", "›", "/", "|", "→"});
    const auto start = text.find_first_not_of(' ');
    return start != std::string_view::npos && std::ranges::any_of(arrows, [&](std::string_view arrow) {
               return text.substr(start).starts_with(arrow);
           });
}

/// The longest rubric that `text` starts with, in bytes as written: what follows it must not go on its word
/// in lower case (`MondeÀ Djeddah`, not `Mondeville`).
std::size_t rubric_length(std::string_view text) {
    constexpr std::size_t longest = 30;
    std::size_t found = 0;
    std::string found_slug;
    for (std::size_t end = 1; end <= std::min(text.size(), longest); ++end) {
        if (end < text.size() && (text[end] & '\xC0') == '\x80')
            continue;
        const std::string_view rest = text.substr(end);
        const bool ends = rest.empty() || starts_with_capital(rest) ||
                          past_marks(rest).size() < rest.size() || rest.starts_with("«") ||
                          (rest[0] >= '0' && rest[0] <= '9');
        std::string slug = ends ? schema::slug(text.substr(0, end)) : std::string{};
        // A mark behind it leaves the slug as it is.
        if (slug != found_slug && rubrics.contains(slug)) {
            found = end;
            found_slug = std::move(slug);
        }
    }
    return found;
}

}  // namespace

std::string read_rubric(std::string_view line) {
    constexpr std::size_t longest = 60;
    constexpr std::size_t most_words = 8;
    if (line.size() > longest || is_prose(line) || plain_words(line).size() > most_words)
        return {};
    const auto parts = segments(line);
    if (parts.empty() || parts.size() > 3 || line.ends_with('.') || line.ends_with(':') ||
        line.find(" : ") != std::string_view::npos || line.find("\xC2\xA0: ") != std::string_view::npos)
        return {};
    return rubrics.contains(schema::slug(parts.front())) ? std::string(parts.front()) : std::string{};
}

std::string rubric_before_headline(std::string_view headline) {
    const auto stop = headline.find(". ");
    return stop == std::string_view::npos ? std::string{} : read_rubric(headline.substr(0, stop));
}

bool is_alert(std::string_view line) {
    return alerts.contains(schema::slug(line));
}

std::optional<Breadcrumb> read_breadcrumb(std::string_view line, std::string_view headline) {
    constexpr std::size_t longest = 300;
    constexpr std::size_t fewest_headline_words = 3;
    const auto home =
        std::ranges::find_if(homes, [&](std::string_view start) { return line.starts_with(start); });
    if (home == homes.end() || line.size() > longest)
        return std::nullopt;
    std::string_view rest = past_marks(line.substr(home->size()));
    for (const std::string_view second : homes)
        if (rest.starts_with(second))
            rest = past_marks(rest.substr(second.size()));
    Breadcrumb crumb;
    if (!headline.empty() && rest.ends_with(headline)) {
        rest.remove_suffix(headline.size());
        crumb.headline = headline;
    }
    while (const std::size_t length = rubric_length(rest)) {
        crumb.section = rest.substr(0, length);
        rest = past_marks(rest.substr(length));
    }
    const auto steps = segments(rest);
    // `Accueil des réfugiés : les communes débordées` is a headline of its own.
    if (crumb.section.empty() && crumb.headline.empty() && !has_arrow(line.substr(home->size())))
        return std::nullopt;
    if (crumb.section.empty() && steps.size() > (crumb.headline.empty() ? 1 : 0))
        crumb.section = steps.front();
    if (crumb.headline.empty() && !steps.empty() && plain_words(steps.back()).size() >= fewest_headline_words)
        crumb.headline =
            steps.size() == 1 || has_arrow(rest.substr(steps.front().size())) ? steps.back() : rest;
    return crumb;
}

}  // namespace depeche::indexer
