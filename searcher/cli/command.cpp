#include "searcher/cli/command.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include "schema/analysis/folding.hpp"
#include "searcher/cli/alerts.hpp"
#include "searcher/cli/complete.hpp"
#include "searcher/cli/facets.hpp"
#include "searcher/cli/help.hpp"
#include "searcher/cli/search.hpp"
#include "searcher/cli/serve.hpp"
#include "searcher/cli/show.hpp"
#include "searcher/cli/similar.hpp"
#include "searcher/cli/why.hpp"
#include "searcher/render/glyphs.hpp"

namespace depeche::cli {

namespace {

using OptionGroup::answers;
using OptionGroup::display;
using OptionGroup::filters;

constexpr OptionGroup search_groups[] = {answers, filters, display};
constexpr OptionGroup show_groups[] = {OptionGroup::dispatch};
constexpr std::string_view show_options[] = {"index", "format", "format-version", "color", "links"};
constexpr std::string_view similar_options[] = {"index",          "limit", "format",
                                                "format-version", "color", "links"};
constexpr OptionGroup facets_groups[] = {filters, OptionGroup::values};
constexpr std::string_view facets_options[] = {"index",          "limit",     "match",      "format",
                                               "format-version", "date-unit", "facet-order"};
constexpr std::string_view complete_options[] = {"index", "limit", "format", "format-version"};
constexpr OptionGroup why_groups[] = {filters};
constexpr std::string_view why_options[] = {"index", "sort",   "match",          "recency",
                                            "now",   "format", "format-version", "color"};
constexpr Format text_and_json[] = {Format::text, Format::json};
constexpr OptionGroup alerts_groups[] = {OptionGroup::alerts};
constexpr std::string_view alerts_options[] = {"index", "format", "color", "links", "snippets"};
constexpr Format search_formats[] = {Format::text, Format::json, Format::jsonl,
                                     Format::csv,  Format::rss,  Format::atom};
constexpr Format alerts_formats[] = {Format::text, Format::jsonl};
constexpr OptionGroup serve_groups[] = {OptionGroup::server, OptionGroup::site};
constexpr std::string_view serve_options[] = {"index", "now"};
constexpr Format text_only[] = {Format::text};

constexpr auto commands = std::to_array<Command>({
    {.name = "search",
     .french_name = "chercher",
     .arguments = {"REQUÊTE…", "QUERY…"},
     .operands = 0,
     .description = {"chercher des dépêches (la commande par défaut)",
                     "find dispatches (the default command)"},
     .purpose =
         {"Cherche dans un index de dépêches. Les mots de la requête peuvent être écrits sans accents, "
          "au pluriel, au féminin\u00A0; une requête vide trouve tout.",
          "Searches an index of dispatches. Words are found in all their French forms, typed with or "
          "without accents; an empty query finds everything."},
     .groups = search_groups,
     .options = {},
     .formats = search_formats,
     .run = run_search},
    {.name = "show",
     .french_name = "montrer",
     .arguments = {"IDENTIFIANT [REQUÊTE…]", "ID [QUERY…]"},
     .operands = 1,
     .description = {"montrer une dépêche entière", "show one whole dispatch"},
     .purpose = {"Montre une dépêche entière, et ce que la requête, s’il y en a une, y trouve. L’identifiant "
                 "est celui que donne la recherche\u00A0: «\u00A0id\u00A0», sinon l’adresse ou le chemin.",
                 "Shows one whole dispatch, and what the query, if there is one, finds in it. The id is the "
                 "one that a search gives: 'id', else the address or path."},
     .groups = show_groups,
     .options = show_options,
     .formats = text_and_json,
     .run = run_show},
    {.name = "why",
     .french_name = "justifier",
     .arguments = {"IDENTIFIANT REQUÊTE…", "ID QUERY…"},
     .operands = 1,
     .description = {"dire pourquoi une dépêche répond à une requête, ou non",
                     "say why a dispatch answers a query, or not"},
     .purpose =
         {"Dit, clause par clause, ce que la requête trouve dans une dépêche, de quoi son score est fait "
          "et à quel rang elle vient\u00A0; ou ce qui manque, et quel filtre l’écarte.",
          "Says, clause by clause, what the query finds in a dispatch, what its score is made of and at "
          "which rank it comes; or what is missing, and which filter keeps it out."},
     .groups = why_groups,
     .options = why_options,
     .formats = text_and_json,
     .run = run_why},
    {.name = "alerts",
     .french_name = "veiller",
     .arguments = {"[NOM…]", "[NAME…]"},
     .operands = 0,
     .description = {"ce que les recherches enregistrées trouvent de nouveau",
                     "what saved searches find that is new"},
     .purpose =
         {"Montre, recherche par recherche, les dépêches qui n’ont pas encore été signalées ou qui ont "
          "changé "
          "depuis, les plus récentes d’abord, puis les retient. Les recherches sont dans le fichier de "
          "--saved, une par ligne\u00A0: nom = requête\u00A0; une ligne en retrait continue la précédente, # "
          "commence un commentaire. Une requête en appelle une autre par requête:nom. Ce qui a été signalé "
          "est "
          "retenu à côté, dans le même nom suivi de .seen.",
          "Shows, search by search, the dispatches that were not told yet or have changed since, the newest "
          "first, and remembers them. Searches are in the file of --saved, one a line: name = query; an "
          "indented line goes on with the one before, # begins a comment. A query uses another as "
          "query:name. "
          "What was told is remembered beside it, under the same name with .seen behind."},
     .groups = alerts_groups,
     .options = alerts_options,
     .formats = alerts_formats,
     .run = run_alerts},
    {.name = "similar",
     .french_name = "semblables",
     .arguments = {"IDENTIFIANT", "ID"},
     .operands = 1,
     .description = {"trouver les dépêches semblables à une autre", "find dispatches like another one"},
     .purpose =
         {"Trouve les dépêches qui partagent le plus avec une autre\u00A0: des noms, des mots rares "
          "ailleurs. Ses copies n’en sont pas.",
          "Finds the dispatches that share the most with another one: names, and words rare elsewhere. "
          "Its near-copies are left out."},
     .groups = {},
     .options = similar_options,
     .formats = text_and_json,
     .run = run_similar},
    {.name = "facets",
     .french_name = "facettes",
     .arguments = {"FACETTE [REQUÊTE…]", "FACET [QUERY…]"},
     .operands = 1,
     .description = {"compter les valeurs d’une facette", "count the values of a facet"},
     .purpose =
         {"Compte les valeurs d’une facette (date, source, acteur, lieu) dans les réponses à la "
          "requête, sinon dans tout l’index. Avec --starting, celles dont un nom commence ainsi.",
          "Counts the values of a facet (date, source, actor, place) in the answers to the query, else "
          "in the whole index. With --starting, those that have a name beginning so."},
     .groups = facets_groups,
     .options = facets_options,
     .formats = text_and_json,
     .run = run_facets},
    {.name = "complete",
     .french_name = "compléter",
     .arguments = {"[REQUÊTE…]", "[QUERY…]"},
     .operands = 0,
     .description = {"dire comment une requête peut continuer", "say how a query may go on"},
     .purpose =
         {"Dit comment le dernier mot d’une requête peut continuer\u00A0: mots, noms, valeurs, champs et "
          "opérateurs, avec le nombre de dépêches qui les ont.",
          "Says how the last word of a query may go on: words, names, values, fields and operators, "
          "with how many dispatches have them."},
     .groups = {},
     .options = complete_options,
     .formats = text_and_json,
     .run = run_complete},
    {.name = "serve",
     .french_name = "servir",
     .arguments = {},
     .operands = 0,
     .description = {"servir la recherche par HTTP", "serve the search over HTTP"},
     .purpose =
         {"Sert par HTTP la page de recherche, l’API et les flux, jusqu’à SIGTERM ou Ctrl-C. Suit les "
          "changements de l’index\u00A0; s’il manque, attend qu’il revienne. N’écoute que cette machine, "
          "sauf "
          "avec --address\u00A0; un serveur mandataire devant lui apporte TLS. Les pages sont dans la langue "
          "du navigateur, sinon celle de --lang ou du système, sinon en français. /health dit s’il répond, "
          "/metrics ce qu’il compte.",
          "Serves the search page, the API and feeds over HTTP, until SIGTERM or Ctrl-C. Follows the index "
          "as "
          "it changes; when it is missing, waits for it to come back. Listens to this machine alone unless "
          "told by --address; a proxy before it brings TLS. Pages are in the language of the browser, else "
          "that of --lang or the system, else French. /health tells whether it answers, /metrics what it "
          "counts."},
     .groups = serve_groups,
     .options = serve_options,
     .formats = text_only,
     .run = run_serve,
     .is_paged = false},
    {.name = "help",
     .french_name = {},
     .arguments = {"[COMMANDE]", "[COMMAND]"},
     .operands = 0,
     .description = {"l’aide d’une commande", "the help of a command"},
     .purpose = {"Montre l’aide d’une commande, ou du programme.", "Shows the help of a command, or of all."},
     .groups = {},
     .options = {},
     .formats = text_only,
     .run = run_help},
});

}  // namespace

std::span<const Command> command_table() {
    return commands;
}

const Command* find_command(std::string_view name) {
    const std::string wanted = analysis::fold(name);
    const auto found = std::ranges::find_if(commands, [&](const Command& command) {
        return command.name == name ||
               (!command.french_name.empty() && analysis::fold(command.french_name) == wanted);
    });
    return found == commands.end() ? nullptr : &*found;
}

const std::string& Call::index() const {
    const std::string& path = options.index.empty() ? environment.index : options.index;
    if (path.empty())
        throw Misuse(
            {"quel index\u202F? Donner --index DOSSIER, ou mettre son chemin dans la variable DEPECHE_INDEX.",
             "which index? Give --index DIR, or put its path into the variable DEPECHE_INDEX."});
    return path;
}

Searcher Call::open_index() const {
    return Searcher(index());
}

render::TextStyle Call::text_style() const {
    return {.width = width(environment),
            .colour = wants_colour(options.colour, environment),
            .hyperlinks = wants_links(options.links, environment),
            .language = language()};
}

void complain(std::ostream& err, const Message& message, Language language) {
    constexpr Text colon{"\u00A0: ", ": "};
    err << "depeche-searcher" << colon.in(language) << render::plain(message.in(language)) << '\n';
}

}  // namespace depeche::cli
