#include "indexer/cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "indexer/cli/commands.hpp"
#include "indexer/cli/options.hpp"

namespace depeche::indexer {

namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t indent = 2;
constexpr std::size_t gap = 2;

constexpr Text usage{"Usage : depeche-indexer [add] [OPTIONS] CHEMIN…\n",
                     "Usage: depeche-indexer [add] [OPTIONS] PATH…\n"};

constexpr Text what_it_does{
    "Met dans un index les dépêches de fichiers, de dossiers (avec ce qu’ils\n"
    "contiennent) ou de l’entrée standard (« - »). Une dépêche déjà indexée est\n"
    "remplacée si elle a changé. Formats, reconnus à leur contenu : texte et\n"
    "Markdown avec ou sans en-tête, JSON et JSONL, CSV et TSV, HTML, RSS, Atom,\n"
    "ninjs, NewsML, NewsML-G2, NITF, et zip, tar, gz, xz ou zst de tout cela.\n",
    "Puts the dispatches of files, of folders (with all they hold) or of standard\n"
    "input ('-') into an index. A dispatch that is in the index already is replaced\n"
    "when it changed. Formats, told by their content: text and Markdown with or\n"
    "without a header, JSON and JSONL, CSV and TSV, HTML, RSS, Atom, ninjs, NewsML,\n"
    "NewsML-G2, NITF, and zip, tar, gz, xz or zst of any of these.\n"};

constexpr Text commands_heading{"Commandes", "Commands"};
constexpr Text options_heading{"Options", "Options"};

constexpr Text epilogue{
    "Code de retour : 0 tout est pris, 1 certaines dépêches sont refusées (nommées\n"
    "sur la sortie d’erreur), 2 commande mal comprise, 3 impossible de continuer,\n"
    "130 interrompu.\n",
    "Exit code: 0 all taken, 1 some dispatches refused (named on standard error),\n"
    "2 misused, 3 could not go on, 130 interrupted.\n"};

struct Line {
    std::string left;
    std::string_view right;
};

std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (byte & '\xC0') != '\x80'; }));
}

/// Breaks a text at blanks; what follows the first line is indented.
std::string wrapped(std::string_view text, std::size_t margin) {
    std::string result;
    std::size_t at = margin;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        if (at > margin && at + 1 + columns(word) > page_width) {
            result += '\n' + std::string(margin, ' ');
            at = margin;
        } else if (at > margin) {
            result += ' ';
            ++at;
        }
        result += word;
        at += columns(word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

std::string table(const std::vector<Line>& lines) {
    std::size_t widest = 0;
    for (const Line& line : lines)
        widest = std::max(widest, columns(line.left));
    std::string result;
    for (const Line& line : lines) {
        result += std::string(indent, ' ') + line.left;
        result += std::string(widest - columns(line.left) + gap, ' ');
        result += wrapped(line.right, indent + widest + gap) + '\n';
    }
    return result;
}

std::string left_of(const OptionRow& row, Language language) {
    std::string left =
        row.letter ? fmt::format("-{}, --{}", row.letter, row.name) : fmt::format("    --{}", row.name);
    if (row.takes_value())
        left += fmt::format(" {}", row.argument.in(language));
    return left;
}

}  // namespace

std::string help(Language language) {
    std::vector<Line> commands;
    for (const Command& command : command_table())
        commands.push_back({std::string(command.name), command.description.in(language)});
    std::vector<Line> options;
    for (const OptionRow& row : option_table())
        options.push_back({left_of(row, language), row.description.in(language)});
    const std::string_view colon = language == Language::french ? "\u00a0:" : ":";
    return fmt::format("{}\n{}\n{}{}\n{}\n{}{}\n{}\n{}", usage.in(language), what_it_does.in(language),
                       commands_heading.in(language), colon, table(commands), options_heading.in(language),
                       colon, table(options), epilogue.in(language));
}

Text purpose() {
    return what_it_does;
}

Text exit_codes() {
    return epilogue;
}

std::string hint(Language language) {
    return language == Language::french ? "Essayez « depeche-indexer --help ».\n"
                                        : "Try 'depeche-indexer --help'.\n";
}

}  // namespace depeche::indexer
