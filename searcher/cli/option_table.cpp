#include "searcher/cli/option_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <limits>

#include "depeche/date.hpp"
#include "schema/analysis/digits.hpp"
#include "schema/analysis/folding.hpp"
#include "searcher/cli/command.hpp"
#include "searcher/render/format_version.hpp"
#include "searcher/render/glyphs.hpp"
#include "searcher/render/numbers.hpp"

namespace depeche::cli {

namespace {

/// A value with a name in both languages; either is taken, whatever the case and accents.
template <typename Value>
struct Choice {
    Text name;
    Value value;
};

constexpr auto formats = std::to_array<Choice<Format>>({
    {{"texte", "text"}, Format::text},
    {{"json", "json"}, Format::json},
    {{"jsonl", "jsonl"}, Format::jsonl},
    {{"csv", "csv"}, Format::csv},
    {{"rss", "rss"}, Format::rss},
    {{"atom", "atom"}, Format::atom},
});
constexpr auto facet_orders = std::to_array<Choice<FacetOrder>>({
    {{"compte", "count"}, FacetOrder::count},
    {{"nom", "name"}, FacetOrder::name},
    {{"date", "date"}, FacetOrder::date},
});
constexpr auto sorts = std::to_array<Choice<Sort>>({
    {{"pertinence", "relevance"}, Sort::relevance},
    {{"récent", "newest"}, Sort::newest},
    {{"ancien", "oldest"}, Sort::oldest},
});
constexpr auto matches = std::to_array<Choice<Match>>({
    {{"auto", "auto"}, Match::automatic},
    {{"tous", "all"}, Match::all},
    {{"un", "any"}, Match::any},
});
constexpr auto date_units = std::to_array<Choice<DateUnit>>({
    {{"auto", "auto"}, DateUnit::automatic},
    {{"jour", "day"}, DateUnit::day},
    {{"semaine", "week"}, DateUnit::week},
    {{"mois", "month"}, DateUnit::month},
    {{"année", "year"}, DateUnit::year},
});
constexpr auto occasions = std::to_array<Choice<When>>({
    {{"auto", "auto"}, When::automatic},
    {{"toujours", "always"}, When::always},
    {{"jamais", "never"}, When::never},
});
constexpr auto languages = std::to_array<Choice<Language>>({
    {{"fr", "fr"}, Language::french},
    {{"en", "en"}, Language::english},
});

Misuse refused(const OptionRow& row, const std::string& value, const Message& allowed) {
    const std::string quote = render::shortened(value, longest_quote);
    return Misuse({fmt::format("--{}\u00A0: «\u00A0{}\u00A0» ne convient pas. Donner {}.", row.name, quote,
                               allowed.french),
                   fmt::format("--{}: '{}' will not do. Give {}.", row.name, quote, allowed.english)});
}

template <typename Choices>
Message listed(const Choices& choices) {
    Message list;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const bool last = i + 1 == choices.size();
        list.french += (i == 0 ? "" : last ? " ou " : ", ") + std::string(choices[i].name.french);
        list.english += (i == 0 ? "" : last ? " or " : ", ") + std::string(choices[i].name.english);
    }
    return list;
}

/// The names of a table of choices, as a row gives them.
template <const auto& choices>
std::span<const Text> names_of() {
    static constexpr auto names = [] {
        std::array<Text, choices.size()> result;
        std::ranges::transform(choices, result.begin(), [](const auto& choice) { return choice.name; });
        return result;
    }();
    return names;
}

template <typename Choices>
auto chosen(const OptionRow& row, const std::string& value, const Choices& choices) {
    const std::string wanted = analysis::fold(value);
    const auto found = std::ranges::find_if(choices, [&](const auto& choice) {
        return analysis::fold(choice.name.french) == wanted || choice.name.english == wanted;
    });
    if (found == choices.end())
        throw refused(row, value, listed(choices));
    return found->value;
}

std::size_t number(const OptionRow& row, const std::string& value, std::size_t most) {
    std::size_t result = 0;
    const char* const end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, result);
    if (error != std::errc{} || stop != end || result > most)
        throw refused(row, value,
                      {fmt::format("un nombre de 0 à {}", render::grouped(most, Language::french)),
                       fmt::format("a number from 0 to {}", render::grouped(most, Language::english))});
    return result;
}

const std::string& date(const OptionRow& row, const std::string& value) {
    if (!parse_date(value))
        throw refused(row, value,
                      {"un jour, un mois ou une année (2025-12-03 ou 03/12/2025, 2025-12, 2025)",
                       "a day, a month or a year (2025-12-03 or 03/12/2025, 2025-12, 2025)"});
    return value;
}

Date day(const OptionRow& row, const std::string& value) {
    const auto interval = parse_date(value);
    if (!interval || interval->precision != DatePrecision::day)
        throw refused(row, value, {"un jour (2025-12-03 ou 03/12/2025)", "a day (2025-12-03 or 03/12/2025)"});
    return interval->first;
}

const std::string& some_text(const OptionRow& row, const std::string& value) {
    if (value.empty())
        throw Misuse(
            {fmt::format("--{0}\u00A0: la valeur est vide. Écrire --{0} {1}.", row.name, row.argument.french),
             fmt::format("--{0}: the value is empty. Write --{0} {1}.", row.name, row.argument.english)});
    return value;
}

void check_format_version(const OptionRow& row, const std::string& value) {
    if (value != std::to_string(render::format_version))
        throw refused(row, value,
                      {fmt::format("{}, la seule version que ce programme écrit", render::format_version),
                       fmt::format("{}, the only version that this program writes", render::format_version)});
}

void select(Options& options, Facet facet, const OptionRow& row, const std::string& value) {
    options.request.selections.push_back({facet, some_text(row, value)});
}

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool consists_of(std::string_view text, std::string_view others) {
    return std::ranges::all_of(
        text, [&](char c) { return is_letter_or_digit(c) || others.find(c) != std::string_view::npos; });
}

/// A site, as browsers name it in `Origin` and as a Content-Security-Policy does: without a path.
const std::string& origin(const OptionRow& row, const std::string& value, bool may_be_any) {
    const std::size_t slashes = value.find("://");
    const std::string_view host =
        slashes == std::string::npos ? "" : std::string_view(value).substr(slashes + 3);
    const bool is_site = (value.starts_with("https://") || value.starts_with("http://")) && !host.empty() &&
                         consists_of(host, may_be_any ? "-._:[]" : "-._:[]*");
    if (!is_site && !(may_be_any && value == "*"))
        throw refused(row, value,
                      {may_be_any ? "un site sans chemin, https://archive.example, ou *"
                                  : "un site sans chemin, https://archive.example",
                       may_be_any ? "a site without a path, https://archive.example, or *"
                                  : "a site without a path, https://archive.example"});
    return value;
}

const std::string& path(const OptionRow& row, const std::string& value) {
    if (!value.starts_with('/') || value.ends_with('/') || value.find("//") != std::string::npos ||
        !consists_of(value, "/-._~"))
        throw refused(row, value,
                      {"un chemin qui commence par / et ne finit pas par /\u00A0: /recherche",
                       "a path that begins with / and does not end with /: /search"});
    return value;
}

const std::string& index_name(const OptionRow& row, const std::string& value) {
    if (value.empty() || !consists_of(value, "-_"))
        throw refused(row, value,
                      {"un nom de lettres sans accents, chiffres, - et _",
                       "a name of letters without accents, digits, - and _"});
    return value;
}

/// Beyond these, a page is a mistake: all the results of an archive have cursors and exports.
constexpr std::size_t most_hits = 1'000'000;
constexpr std::size_t most_facet_values = 100'000;
constexpr std::size_t most_snippets = 100;
constexpr std::size_t most_workers = 256;
constexpr std::size_t last_port = 65535;
constexpr std::size_t furthest = std::numeric_limits<std::uint32_t>::max();

using enum OptionGroup;

constexpr auto table = std::to_array<OptionRow>({
    {0,
     "index",
     {"DOSSIER", "DIR"},
     answers,
     {"l’index où chercher (sinon la variable DEPECHE_INDEX)",
      "the index to search (else the variable DEPECHE_INDEX)"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.index = some_text(row, value);
     }},
    {'n',
     "limit",
     {"N", "N"},
     answers,
     {"au plus N dépêches (10)", "at most N dispatches (10)"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.request.limit = number(row, value, most_hits);
         options.limited = true;
         options.all = false;
     }},
    {0,
     "all",
     {},
     answers,
     {"toutes les dépêches (par défaut en jsonl et csv)", "all dispatches (the default for jsonl and csv)"},
     [](Options& options, const OptionRow&, const std::string&) { options.all = true; }},
    {0,
     "offset",
     {"N", "N"},
     answers,
     {"sauter les N premières", "skip the first N"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.request.offset = number(row, value, furthest);
     }},
    {0,
     "cursor",
     {"CURSEUR", "CURSOR"},
     answers,
     {"la page suivante\u00A0: le «\u00A0next\u00A0» de la réponse JSON précédente",
      "the next page: 'next' of the JSON answer before"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.request.cursor = some_text(row, value);
     }},
    {0,
     "sort",
     {"ORDRE", "ORDER"},
     answers,
     {"pertinence (par défaut), récent ou ancien", "relevance (the default), newest or oldest"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.request.sort = chosen(row, value, sorts);
     },
     names_of<sorts>},
    {0,
     "match",
     {"MOTS", "WORDS"},
     answers,
     {"tous les mots sont exigés, ou un seul suffit\u00A0: tous, un, auto (par défaut\u00A0: tous pour des "
      "mots-clés, un pour une question ou une phrase)",
      "every word is required, or one is enough: all, any, auto (the default: all for keywords, any for a "
      "question or a sentence)"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.request.match = chosen(row, value, matches);
     },
     names_of<matches>},
    {0,
     "recency",
     {},
     answers,
     {"à valeur égale, les plus récentes d’abord, vues du jour de --now, sinon d’aujourd’hui selon l’horloge",
      "of equal answers the more recent first, as seen from the day of --now, else from today by the clock"},
     [](Options& options, const OptionRow&, const std::string&) { options.request.favours_recent = true; }},
    {0,
     "now",
     {"JOUR", "DAY"},
     answers,
     {"le jour qu’il est\u00A0: pour --recency, et pour rss et atom (sinon celui de la dépêche la plus "
      "récente)",
      "the day it is: for --recency, and for rss and atom (else that of the newest dispatch)"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.request.now = day(row, value);
     }},
    {0,
     "collapse",
     {},
     answers,
     {"replier les copies sous la meilleure (par défaut pour le texte)",
      "fold near-copies under the best of them (the default for text)"},
     [](Options& options, const OptionRow&, const std::string&) { options.collapse = true; }},
    {0,
     "no-collapse",
     {},
     answers,
     {"donner chaque copie à sa place", "give each near-copy a place of its own"},
     [](Options& options, const OptionRow&, const std::string&) { options.collapse = false; }},
    {0,
     "relax",
     {},
     answers,
     {"si rien ne répond, répondre à la question plus large la plus proche",
      "when nothing is found, answer the nearest wider question instead"},
     [](Options& options, const OptionRow&, const std::string&) { options.request.relax = true; }},
    {0,
     "actor",
     {"NOM", "NAME"},
     filters,
     {"seulement les dépêches où paraît cette personne ou organisation",
      "only dispatches that this person or organisation appears in"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         select(options, Facet::actor, row, value);
     }},
    {0,
     "place",
     {"NOM", "NAME"},
     filters,
     {"seulement celles qui parlent de ce lieu", "only those about this place"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         select(options, Facet::place, row, value);
     }},
    {0,
     "source",
     {"NOM", "NAME"},
     filters,
     {"seulement celles de cette source", "only those from this source"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         select(options, Facet::source, row, value);
     }},
    {0,
     "date",
     {"DATE", "DATE"},
     filters,
     {"seulement celles de ce jour, de ce mois ou de cette année (2025-12), ou sans date (inconnue)",
      "only those of this day, month or year (2025-12), or without a date (unknown)"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         select(options, Facet::date, row, value);
     }},
    {0,
     "since",
     {"DATE", "DATE"},
     filters,
     {"à partir de ce jour, mois ou an, compris", "from this day, month or year on"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.request.since = date(row, value);
     }},
    {0,
     "until",
     {"DATE", "DATE"},
     filters,
     {"jusqu’à ce jour, mois ou an, compris", "up to this day, month or year, included"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.request.until = date(row, value);
     }},
    {0,
     "starting",
     {"TEXTE", "TEXT"},
     values,
     {"seulement les valeurs dont un nom, ou un autre de leurs noms, commence ainsi",
      "only values with a name, or another of their names, that begins so"},
     [](Options& options, const OptionRow&, const std::string& value) { options.starting = value; }},
    {'f',
     "format",
     {"FORMAT", "FORMAT"},
     display,
     {"texte (par défaut), json, jsonl (une dépêche par ligne), csv, rss ou atom",
      "text (the default), json, jsonl (a dispatch a line), csv, rss or atom"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.format = chosen(row, value, formats);
     },
     names_of<formats>},
    {0,
     "facets",
     {"N", "N"},
     display,
     {"au plus N valeurs par facette (10), 0 pour ne pas compter",
      "at most N values of each facet (10), 0 for no counting"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.request.facet_limit = number(row, value, most_facet_values);
     }},
    {0,
     "facet-order",
     {"ORDRE", "ORDER"},
     display,
     {"valeurs des facettes par compte (par défaut), par nom, ou par date de la plus récente dépêche",
      "values of facets by count (the default), by name, or by date of the newest dispatch"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.request.facet_order = chosen(row, value, facet_orders);
     },
     names_of<facet_orders>},
    {0,
     "histogram",
     {"UNITÉ", "UNIT"},
     display,
     {"les dépêches dans le temps, par jour, semaine, mois, année, ou auto selon la durée",
      "the dispatches over time, by day, week, month, year, or auto to suit the span"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.request.histogram = chosen(row, value, date_units);
     },
     names_of<date_units>},
    {0,
     "date-unit",
     {"UNITÉ", "UNIT"},
     display,
     {"compter les dates par jour, semaine, mois (par défaut), année, ou auto",
      "count dates by day, week, month (the default), year, or auto"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.request.date_unit = chosen(row, value, date_units);
     },
     names_of<date_units>},
    {0,
     "snippets",
     {"N", "N"},
     display,
     {"au plus N extraits par dépêche (2)", "at most N snippets a dispatch (2)"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.request.snippets = number(row, value, most_snippets);
     }},
    {0,
     "explain",
     {},
     display,
     {"dire comment la requête est comprise, sans chercher",
      "say how the query is understood, without searching"},
     [](Options& options, const OptionRow&, const std::string&) { options.explain = true; }},
    {0,
     "color",
     {"QUAND", "WHEN"},
     display,
     {"couleurs\u00A0: auto (sur un terminal), toujours, jamais",
      "colours: auto (on a terminal), always, never"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.colour = chosen(row, value, occasions);
     },
     names_of<occasions>},
    {0,
     "links",
     {"QUAND", "WHEN"},
     display,
     {"titres et chemins en liens\u00A0: auto (sur un terminal qui en prend), toujours, jamais",
      "titles and paths as links: auto (on a terminal that takes them), always, never"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.links = chosen(row, value, occasions);
     },
     names_of<occasions>},
    {0,
     "page",
     {"ADRESSE", "ADDRESS"},
     display,
     {"l’adresse de la page qui montre la même réponse, pour rss et atom",
      "the address of the page that shows the same answer, for rss and atom"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.page = some_text(row, value);
     }},
    {0,
     "format-version",
     {"N", "N"},
     display,
     {"refuser d’écrire une autre version du format JSON que celle-ci (1)",
      "refuse to write another version of the JSON format than this (1)"},
     [](Options&, const OptionRow& row, const std::string& value) { check_format_version(row, value); }},
    {0,
     "evidence",
     {},
     dispatch,
     {"dire d’où vient chaque valeur (date, sources, acteurs, lieux)",
      "say where each value comes from (date, sources, actors, places)"},
     [](Options& options, const OptionRow&, const std::string&) { options.evidence = true; }},
    {0,
     "versions",
     {},
     dispatch,
     {"montrer aussi les versions antérieures et les dépêches qu’elle corrige",
      "show its earlier versions, and the dispatches that it corrects, too"},
     [](Options& options, const OptionRow&, const std::string&) { options.versions = true; }},
    {0,
     "show-dropped",
     {},
     dispatch,
     {"montrer aussi ce que le nettoyage de la page a laissé de côté",
      "show what cleaning the page has set aside, too"},
     [](Options& options, const OptionRow&, const std::string&) { options.dropped = true; }},
    {0,
     "peek",
     {},
     alerts,
     {"regarder seulement\u00A0: ce qui est dit cette fois le sera encore la prochaine",
      "only look: what is told now is told again next time"},
     [](Options& options, const OptionRow&, const std::string&) { options.peek = true; }},
    {0,
     "address",
     {"ADRESSE", "ADDRESS"},
     server,
     {"l’adresse IP où écouter (127.0.0.1\u00A0: cette machine seule\u00A0; 0.0.0.0\u00A0: toutes)",
      "the IP address to listen on (127.0.0.1: this machine alone; 0.0.0.0: all)"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.serving.server.address = some_text(row, value);
     }},
    {0,
     "port",
     {"N", "N"},
     server,
     {"le port où écouter (7700)\u00A0; 0 pour un port libre, dit sur la sortie d’erreur",
      "the port to listen on (7700); 0 for a free one, told on standard error"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.serving.server.port = static_cast<std::uint16_t>(number(row, value, last_port));
     }},
    {0,
     "workers",
     {"N", "N"},
     server,
     {"combien de requêtes sont traitées à la fois (0, par défaut\u00A0: autant que de processeurs)",
      "how many requests are worked on at once (0, the default: as many as processors)"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.serving.server.workers = number(row, value, most_workers);
     }},
    {0,
     "trust-proxy",
     {"ADRESSE", "ADDRESS"},
     server,
     {"un serveur mandataire, adresse ou réseau (10.0.0.0/8), dont les X-Forwarded-For, -Proto et -Host sont "
      "crus\u00A0; répétable",
      "a proxy, address or network (10.0.0.0/8), whose X-Forwarded-For, -Proto and -Host are believed; "
      "repeatable"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.serving.server.trusted_proxies.push_back(some_text(row, value));
     }},
    {0,
     "access-log",
     {"FICHIER", "FILE"},
     server,
     {"le journal des accès, une ligne JSON par requête, à la suite\u00A0; - pour la sortie standard",
      "the access log, a line of JSON for each request, appended; - for standard output"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.serving.access_log = some_text(row, value);
     }},
    {0,
     "name",
     {"NOM", "NAME"},
     site,
     {"le nom de l’archive, dans les titres des pages et des flux (Dépêche)",
      "the name of the archive, in titles of pages and feeds (Dépêche)"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.serving.site.name = some_text(row, value);
     }},
    {0,
     "index-name",
     {"NOM", "NAME"},
     site,
     {"le nom de l’index pour les clients InstantSearch (depeches)",
      "the name of the index for InstantSearch clients (depeches)"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.serving.site.index_name = index_name(row, value);
     }},
    {0,
     "base-path",
     {"CHEMIN", "PATH"},
     site,
     {"où commencent les chemins, vus du navigateur\u00A0: /recherche (sinon la racine)",
      "where paths begin, as browsers see them: /search (else the root)"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.serving.site.base_path = value == "/" ? std::string() : path(row, value);
     }},
    {0,
     "allow-origin",
     {"SITE", "SITE"},
     site,
     {"un site dont les pages peuvent chercher ici, https://archive.example, ou * pour tous\u00A0; répétable",
      "a site whose pages may search here, https://archive.example, or * for any; repeatable"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.serving.site.allowed_origins.push_back(origin(row, value, true));
     }},
    {0,
     "frame-ancestor",
     {"SITE", "SITE"},
     site,
     {"un site qui peut montrer nos pages dans un cadre\u00A0; répétable",
      "a site that may show our pages in a frame; repeatable"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.serving.site.frame_ancestors.push_back(origin(row, value, false));
     }},
    {0,
     "keys",
     {"FICHIER", "FILE"},
     site,
     {"le fichier des clés, une par ligne, # pour un commentaire\u00A0: il en faut une pour chercher par "
      "l’API (sinon, aucune)",
      "the file of keys, one a line, # for a comment: one is wanted to search by the API (else none is)"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.serving.key_file = some_text(row, value);
     }},
    {0,
     "saved",
     {"FICHIER", "FILE"},
     general,
     {"les recherches enregistrées, pour requête:nom (sinon la variable DEPECHE_SAVED)",
      "saved searches, for query:name (else the variable DEPECHE_SAVED)"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.saved = some_text(row, value);
     }},
    {0,
     "config",
     {"FICHIER", "FILE"},
     general,
     {"le fichier de configuration (sinon depeche/config.toml dans le dossier de configuration)",
      "the config file (else depeche/config.toml in the config folder)"},
     // It is read before everything else.
     [](Options&, const OptionRow& row, const std::string& value) { some_text(row, value); }},
    {0,
     "pager",
     {"PROGRAMME", "PROGRAM"},
     general,
     {"ce qui montre page par page ce que le terminal ne peut contenir (sinon la variable PAGER, ou less)",
      "what shows page by page that the terminal cannot hold (else the variable PAGER, or less)"},
     [](Options& options, const OptionRow&, const std::string& value) { options.pager = value; }},
    {0,
     "no-pager",
     {},
     general,
     {"tout montrer d’un coup", "show all at once"},
     [](Options& options, const OptionRow&, const std::string&) { options.pager = ""; }},
    {0,
     "lang",
     {"LANGUE", "LANGUAGE"},
     general,
     {"langue des messages\u00A0: fr, en (sinon celle du système)",
      "language of messages: fr, en (else the system’s)"},
     [](Options& options, const OptionRow& row, const std::string& value) {
         options.language = chosen(row, value, languages);
     },
     names_of<languages>},
    {'h',
     "help",
     {},
     general,
     {"cette aide", "this help"},
     [](Options& options, const OptionRow&, const std::string&) { options.action = Action::help; }},
    {'V',
     "version",
     {},
     general,
     {"la version", "the version"},
     [](Options& options, const OptionRow&, const std::string&) { options.action = Action::version; }},
});

/// `-n`, and `-n5` where a value is taken; `-nation` is a word that is not wanted.
bool is_short_form(const OptionRow& row, std::string_view argument) {
    if (row.letter == 0 || argument.size() < 2 || argument[0] != '-' || argument[1] != row.letter)
        return false;
    return argument.size() == 2 || (row.takes_value() && analysis::is_all_digits(argument.substr(2)));
}

}  // namespace

std::span<const OptionRow> option_table() {
    return table;
}

const OptionRow* find_option(std::string_view argument) {
    const bool is_long = argument.starts_with("--");
    const std::string_view name = is_long ? argument.substr(2, argument.find('=') - 2) : std::string_view{};
    const auto found = std::ranges::find_if(table, [&](const OptionRow& row) {
        return is_long ? row.name == name : is_short_form(row, argument);
    });
    return found == table.end() ? nullptr : &*found;
}

bool serves(const OptionRow& row, const Command& command) {
    return row.group == general || std::ranges::find(command.groups, row.group) != command.groups.end() ||
           std::ranges::find(command.options, row.name) != command.options.end();
}

Text heading(OptionGroup group) {
    switch (group) {
        case answers:
            return {"Recherche", "Search"};
        case filters:
            return {"Filtres (répétables\u00A0; dans une même facette, l’un ou l’autre)",
                    "Filters (repeatable; within one facet, any of them)"};
        case display:
            return {"Présentation", "Presentation"};
        case dispatch:
            return {"Ce qui est montré", "What is shown"};
        case alerts:
            return {"Veille", "Alerts"};
        case server:
            return {"Serveur", "Server"};
        case site:
            return {"Site", "Site"};
        case values:
            return {"Valeurs", "Values"};
        case general:
            return {"Divers", "General"};
    }
    return {};
}

Text name(Format format) {
    return std::ranges::find(formats, format, &Choice<Format>::value)->name;
}

}  // namespace depeche::cli
