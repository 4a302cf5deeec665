#include "indexer/cli/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cxxopts.hpp>
#include <limits>

#include "indexer/escaping.hpp"
#include "indexer/memory_limits.hpp"
#include "indexer/metadata/date/timestamp.hpp"

namespace depeche::indexer {

namespace {

constexpr auto rows = std::to_array<OptionRow>({
    {'i',
     "index",
     {"DOSSIER", "FOLDER"},
     {"le dossier de l’index, fait au besoin (sinon celui de la variable DEPECHE_INDEX)",
      "the folder of the index, made when missing (else that of the variable DEPECHE_INDEX)"}},
    {'b',
     "base",
     {"DOSSIER", "FOLDER"},
     {"noter les chemins à partir de ce dossier, pour que l’index ne dépende pas de l’endroit où il se "
      "trouve",
      "record paths from this folder on, so that the index does not depend on where it lies"},
     "add rebuild watch"},
    {0,
     "now",
     {"INSTANT", "TIME"},
     {"l’instant où juger les embargos, comme 2025-12-03T14:07+01:00 (sinon l’heure du système)",
      "the moment to judge embargoes at, such as 2025-12-03T14:07+01:00 (else the clock)"},
     "add rebuild"},
    {'n',
     "names",
     {"TABLE", "TABLE"},
     {"une table de noms à vous, par-dessus les nôtres ; à répéter au besoin (sinon celles de la variable "
      "DEPECHE_NAMES, séparées par « : »)",
      "a table of names of yours, over ours; give it again for more (else those of the variable "
      "DEPECHE_NAMES, separated by ':')"},
     {},
     true},
    {0,
     "prune",
     {},
     {"retirer de l’index les dépêches dont le fichier ou l’enregistrement a disparu de ces chemins",
      "remove from the index the dispatches whose file or record is gone from these paths"},
     "add watch"},
    {0,
     "reread",
     {},
     {"relire aussi les fichiers qui n’ont pas changé", "read also the files that did not change"},
     "add"},
    {0,
     "batch",
     {"N", "N"},
     {"enregistrer par lots de N dépêches (sinon 10000) : plus petit, elles sont trouvées plus tôt",
      "commit in batches of N dispatches (else 10000): fewer of them are found sooner"},
     "add rebuild watch"},
    {0,
     "memory",
     {"TAILLE", "SIZE"},
     {"se tenir à cette mémoire, comme 256M ou 2G (sinon 256M et 128M par fil), et quelques centaines "
      "d’octets par dépêche",
      "keep to this much memory, such as 256M or 2G (else 256M and 128M a thread), and some hundred bytes a "
      "dispatch"},
     "add rebuild watch"},
    {0,
     "report",
     {"FICHIER", "FILE"},
     {"écrire le compte rendu de l’exécution dans ce fichier, en JSON",
      "write the report of the run to this file, as JSON"},
     "add rebuild watch"},
    {0,
     "log",
     {"text|json|journal", "text|json|journal"},
     {"la forme des lignes de la sortie d’erreur : texte, JSON, ou avec les niveaux de systemd",
      "what lines of standard error look like: text, JSON, or with the levels of systemd"},
     "add rebuild watch"},
    {0, "json", {}, {"status : répondre en JSON", "status: answer as JSON"}, "status"},
    {0,
     "sample",
     {"N|all", "N|all"},
     {"check : comparer N dépêches à leur texte (sinon 1000), ou toutes (all)",
      "check: compare N dispatches with their text (else 1000), or all"},
     "check"},
    {0,
     "apply",
     {},
     {"names : refaire acteurs, lieux et sources de l’index avec les tables présentes, sans relire les "
      "fichiers",
      "names: make actors, places and sources of the index again with the present tables, without reading "
      "files"},
     "names"},
    {0,
     "propose",
     {"FICHIER", "FILE"},
     {"names : écrire une table des noms qui sont peut-être d’une même personne (« - » : sortie standard)",
      "names: write a table of the names that may be of one person ('-': standard output)"},
     "names"},
    {0,
     "status",
     {},
     {"names : dire avec quelles tables l’index est fait", "names: say which tables the index is made with"},
     "names"},
    {'j',
     "threads",
     {"N", "N"},
     {"le nombre de fils d’exécution qui lisent et analysent (sinon un par cœur) ; l’index est le même",
      "how many threads read and analyse (else one a core); the index is the same"},
     "add rebuild watch"},
    {'q', "quiet", {}, {"ne dire que ce qui est refusé", "say only what is refused"}},
    {'v',
     "verbose",
     {},
     {"dire aussi les remarques et les fichiers laissés de côté", "say notes and skipped files too"}},
    {0, "lang", {"fr|en", "fr|en"}, {"la langue des messages", "the language of messages"}},
    {'h', "help", {}, {"montrer cette aide", "show this help"}},
    {0, "version", {}, {"montrer la version", "show the version"}},
});

/// Every value is text: our own conversions complain in both languages.
cxxopts::Options grammar() {
    cxxopts::Options grammar("depeche-indexer");
    for (const OptionRow& row : rows) {
        const std::string names =
            row.letter ? fmt::format("{},{}", row.letter, row.name) : std::string(row.name);
        if (row.repeats)
            grammar.add_options()(names, "", cxxopts::value<std::vector<std::string>>());
        else if (row.takes_value())
            grammar.add_options()(names, "", cxxopts::value<std::string>());
        else
            grammar.add_options()(names, "", cxxopts::value<bool>());
    }
    grammar.add_options()("paths", "", cxxopts::value<std::vector<std::string>>());
    grammar.parse_positional("paths");
    return grammar;
}

/// The option that a message of cxxopts speaks of: only the message has it.
std::string subject(const cxxopts::exceptions::exception& error) {
    const std::string_view message = error.what();
    constexpr std::string_view open = "‘";
    const auto begin = message.find(open);
    const auto end = message.rfind("’");
    if (begin == std::string_view::npos || end == std::string_view::npos)
        return std::string(message);
    return excerpt(message.substr(begin + open.size(), end - begin - open.size()));
}

cxxopts::ParseResult parsed(std::span<const std::string> arguments) try {
    std::vector<const char*> pointers{"depeche-indexer"};
    for (const std::string& argument : arguments)
        pointers.push_back(argument.c_str());
    return grammar().parse(static_cast<int>(pointers.size()), pointers.data());
} catch (const cxxopts::exceptions::missing_argument& error) {
    const std::string name = subject(error);
    throw Misuse({fmt::format("il manque la valeur de l’option « {} »", name),
                  fmt::format("option '{}' lacks its value", name)});
} catch (const cxxopts::exceptions::parsing& error) {
    const std::string name = subject(error);
    throw Misuse(
        {fmt::format("option inconnue : « {} » (pour un fichier de ce nom, écrivez ./{})", name, name),
         fmt::format("unknown option '{}' (for a file of that name write ./{})", name, name)});
}

/// `add, rebuild`
std::string listed(std::string_view commands) {
    std::string list(commands);
    for (auto at = list.find(' '); at != std::string::npos; at = list.find(' ', at + 2))
        list.insert(at, ",");
    return list;
}

void refuse_options_of_others(const cxxopts::ParseResult& result, std::string_view command) {
    for (const OptionRow& row : rows) {
        if (row.goes_with(command) || !result.count(std::string(row.name)))
            continue;
        const std::string commands = listed(row.commands);
        const bool several = commands != row.commands;
        throw Misuse({fmt::format("l’option --{} va avec {} {}, pas avec {}", row.name,
                                  several ? "les commandes" : "la commande", commands, command),
                      fmt::format("option --{} goes with {} {}, not with {}", row.name,
                                  several ? "commands" : "command", commands, command)});
    }
}

unsigned parse_count(std::string_view option, const std::string& text, unsigned most) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value == 0 || value > most)
        throw Misuse(
            {fmt::format("--{} « {} » : il faut un nombre de 1 à {}", option, excerpt(text), most),
             fmt::format("--{} '{}': a number from 1 to {} is needed", option, excerpt(text), most)});
    return value;
}

/// `256M`, `2G`: bytes.
std::size_t parse_memory(const std::string& text) {
    constexpr std::size_t most_gibibytes = 1024;
    std::size_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [unit, error] = std::from_chars(text.data(), end, value);
    const bool is_gibibytes = unit + 1 == end && (*unit == 'G' || *unit == 'g');
    const bool is_mebibytes = unit + 1 == end && (*unit == 'M' || *unit == 'm');
    const std::size_t most = most_gibibytes << (is_gibibytes ? 0 : 10);
    if (error == std::errc{} && (is_gibibytes || is_mebibytes) && value <= most) {
        const std::size_t bytes = value << (is_gibibytes ? 30 : 20);
        if (bytes >= least_memory)
            return bytes;
    }
    throw Misuse({fmt::format("--memory « {} » : il faut une taille de {}M à {}G, comme 256M ou 2G",
                              excerpt(text), least_memory >> 20, most_gibibytes),
                  fmt::format("--memory '{}': a size from {}M to {}G is needed, such as 256M or 2G",
                              excerpt(text), least_memory >> 20, most_gibibytes)});
}

std::chrono::sys_seconds parse_now(const std::string& text) {
    const auto moment = dates::read_timestamp(text);
    if (!moment)
        throw Misuse(
            {fmt::format("--now « {} » : il faut un instant, comme 2025-12-03T14:07+01:00", excerpt(text)),
             fmt::format("--now '{}': a moment is needed, such as 2025-12-03T14:07+01:00", excerpt(text))});
    return moment->moment;
}

LogFormat parse_log(const std::string& text) {
    if (text == "text")
        return LogFormat::text;
    if (text == "json")
        return LogFormat::json;
    if (text == "journal")
        return LogFormat::journal;
    throw Misuse({fmt::format("--log « {} » : il faut text, json ou journal", excerpt(text)),
                  fmt::format("--log '{}': text, json or journal is needed", excerpt(text))});
}

std::optional<Language> language_named(std::string_view name) {
    if (name == "fr")
        return Language::french;
    if (name == "en")
        return Language::english;
    return std::nullopt;
}

Language parse_language(const std::string& text) {
    const auto language = language_named(text);
    if (!language)
        throw Misuse({fmt::format("--lang « {} » : il faut fr ou en", excerpt(text)),
                      fmt::format("--lang '{}': fr or en is needed", excerpt(text))});
    return *language;
}

}  // namespace

bool OptionRow::goes_with(std::string_view command) const {
    if (commands.empty())
        return true;
    for (std::string_view rest = commands; !rest.empty();) {
        const auto end = std::min(rest.find(' '), rest.size());
        if (rest.substr(0, end) == command)
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

std::span<const OptionRow> option_table() {
    return rows;
}

Options parse_options(std::span<const std::string> arguments, std::string_view command) {
    const cxxopts::ParseResult result = parsed(arguments);
    refuse_options_of_others(result, command);
    const auto text = [&](const char* name) {
        return result.count(name) ? result[name].as<std::string>() : std::string();
    };
    Options options;
    if (result.count("paths"))
        options.paths = result["paths"].as<std::vector<std::string>>();
    options.index = text("index");
    options.base = text("base");
    if (result.count("names"))
        options.names = result["names"].as<std::vector<std::string>>();
    options.apply = result.count("apply") > 0;
    options.status = result.count("status") > 0;
    options.propose = text("propose");
    options.prune = result.count("prune") > 0;
    options.reread = result.count("reread") > 0;
    options.report = text("report");
    options.json = result.count("json") > 0;
    if (result.count("log"))
        options.log = parse_log(text("log"));
    options.all = text("sample") == "all";
    if (result.count("sample") && !options.all)
        options.sample = parse_count("sample", text("sample"), std::numeric_limits<unsigned>::max());
    if (result.count("batch"))
        options.batch = parse_count("batch", text("batch"), largest_batch);
    if (result.count("memory"))
        options.memory = parse_memory(text("memory"));
    if (result.count("threads"))
        options.threads = parse_count("threads", text("threads"), most_threads);
    if (result.count("now"))
        options.now = parse_now(text("now"));
    if (result.count("lang"))
        options.language = parse_language(text("lang"));
    options.quiet = result.count("quiet") > 0;
    options.verbose = result.count("verbose") > 0;
    options.help = result.count("help") > 0;
    options.version = result.count("version") > 0;
    return options;
}

std::optional<Language> requested_language(std::span<const std::string> arguments) {
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        const std::string_view argument = arguments[at];
        if (argument.starts_with("--lang="))
            return language_named(argument.substr(7));
        if (argument == "--lang" && at + 1 < arguments.size())
            return language_named(arguments[at + 1]);
    }
    return std::nullopt;
}

}  // namespace depeche::indexer
