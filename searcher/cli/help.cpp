#include "searcher/cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "schema/analysis/folding.hpp"
#include "schema/fields.hpp"
#include "searcher/cli/option_table.hpp"
#include "searcher/query/reference.hpp"
#include "searcher/render/glyphs.hpp"

namespace depeche::cli {

namespace {

/// What is typed, and what it does.
struct Line {
    std::string term;
    std::string_view explanation;
};

std::string synopsis(const Command& command, Language language) {
    constexpr Text options{"[OPTIONS]", "[OPTIONS]"};
    const bool implied = &command == &command_table().front();
    return fmt::format("depeche-searcher {} {} {}",
                       implied ? fmt::format("[{}]", command.name) : command.name, options.in(language),
                       command.arguments.in(language));
}

constexpr auto operators = std::to_array<HelpEntry>({
    {{"cessez-le-feu ukraine", "cessez-le-feu ukraine"}, {"tous ces mots", "all of these words"}},
    {{"\"plan de paix\"", "\"plan de paix\""},
     {"ces mots à la suite\u00A0; «\u00A0plan de paix\u00A0» aussi",
      "these words in a row; « plan de paix » too"}},
    {{"paix OU trêve", "paix OR trêve"}, {"l’un ou l’autre (OR)", "either one (OU)"}},
    {{"paix ET trêve", "paix AND trêve"}, {"les deux (AND)", "both (ET)"}},
    {{"paix SAUF sanctions", "paix NOT sanctions"},
     {"l’un sans l’autre (NON, NOT, -sanctions)", "one without the other (SAUF, NON, -sanctions)"}},
    {{"(paix OU trêve) Gaza", "(paix OR trêve) Gaza"}, {"des parenthèses pour grouper", "grouping"}},
    {{"négoci*", "négoci*"}, {"les mots qui commencent ainsi", "words that begin like this"}},
    {{"=guerre", "=guerre"},
     {"ce mot écrit exactement ainsi, un nom sans ses autres graphies",
      "this very spelling, of a name no other"}},
    {{"date:>=2025-12-05", "date:>=2025-12-05"},
     {"à partir d’une date\u00A0; <=, < et > aussi", "from a date on; <=, < and > too"}},
    {{"depuis:2025-12 avant:2026", "since:2025-12 before:2026"}, {"entre deux dates", "between two dates"}},
});

constexpr auto variables = std::to_array<HelpEntry>({
    {{"DEPECHE_INDEX", "DEPECHE_INDEX"},
     {"l’index, quand --index manque", "the index, when --index is not given"}},
    {{"DEPECHE_SAVED", "DEPECHE_SAVED"},
     {"les recherches enregistrées, quand --saved manque", "saved searches, when --saved is not given"}},
    {{"DEPECHE_PAGER, PAGER", "DEPECHE_PAGER, PAGER"},
     {"ce qui montre page par page, rien pour tout montrer d’un coup", "the pager, nothing for none"}},
    {{"XDG_CONFIG_HOME", "XDG_CONFIG_HOME"},
     {"le dossier de configuration (~/.config)", "the config folder (~/.config)"}},
    {{"NO_COLOR", "NO_COLOR"}, {"pas de couleurs", "no colours"}},
    {{"CLICOLOR_FORCE", "CLICOLOR_FORCE"},
     {"des couleurs même hors d’un terminal", "colours, terminal or not"}},
    {{"COLUMNS", "COLUMNS"},
     {"la largeur des lignes hors d’un terminal (80)", "line width without a terminal (80)"}},
});

constexpr auto files = std::to_array<HelpEntry>({
    {{"~/.config/depeche/config.toml", "~/.config/depeche/config.toml"},
     {"des réglages\u00A0: le nom d’une option, le signe = et sa valeur (limit = 20, index = \"/srv/index\")",
      "settings: the name of an option, the sign = and its value (limit = 20, index = \"/srv/index\")"}},
    {{"~/.config/depeche/saved", "~/.config/depeche/saved"},
     {"des recherches enregistrées, une par ligne\u00A0: nom = requête",
      "saved searches, one a line: name = query"}},
});

constexpr auto exit_codes = std::to_array<HelpEntry>({
    {{"0", "0"}, {"des dépêches ont été trouvées", "dispatches were found"}},
    {{"1", "1"}, {"aucune ne correspond, ou n’a cet identifiant", "none matches, or has this id"}},
    {{"2", "2"}, {"la ligne de commande ne peut pas être comprise", "the command line cannot be understood"}},
    {{"3", "3"}, {"la recherche n’a pas pu se faire", "the search could not be done"}},
});

/// Aligned two columns, the second wrapped under itself; a term too long for its column has its own line.
class Page {
public:
    explicit Page(std::size_t width) : width_(std::clamp<std::size_t>(width, 60, 100)) {}

    void paragraph(std::string_view text) { lines(text, 0, {}); }

    void section(std::string_view heading, std::span<const Line> rows) {
        text_ += '\n';
        paragraph(heading);
        for (const Line& row : rows)
            lines(row.explanation, term_width, "  " + row.term);
    }

    std::string take() { return std::move(text_); }

private:
    static constexpr std::size_t term_width = 30;

    void lines(std::string_view text, std::size_t indent, std::string first) {
        if (indent > 0 && render::columns(first) + 2 > indent) {
            text_ += first + '\n';
            first.clear();
        }
        const std::vector<render::Glyph> glyphs = render::glyphs(text);
        for (const std::span<const render::Glyph> line : render::wrap(glyphs, width_ - indent)) {
            text_ += first;
            text_.append(indent - render::columns(first), ' ');
            for (const render::Glyph& glyph : line)
                text_ += glyph.bytes;
            text_ += '\n';
            first.clear();
        }
    }

    std::size_t width_;
    std::string text_;
};

std::vector<Line> option_lines(OptionGroup group, const Command& command, Language language) {
    std::vector<Line> rows;
    for (const OptionRow& row : option_table()) {
        if (row.group != group || !serves(row, command))
            continue;
        const std::string letter = row.letter ? fmt::format("-{}, ", row.letter) : "    ";
        const std::string_view argument = row.argument.in(language);
        rows.push_back({fmt::format("{}--{}{}{}", letter, row.name, argument.empty() ? "" : " ", argument),
                        row.description.in(language)});
    }
    return rows;
}

void write(Page& page, const std::vector<HelpSection>& sections, Language language) {
    for (const HelpSection& section : sections) {
        std::vector<Line> rows;
        for (const HelpEntry& entry : section.entries)
            rows.push_back({std::string(entry.term.in(language)), entry.explanation.in(language)});
        page.section(section.heading.in(language), rows);
    }
}

void write_beginning(Page& page, const Command& command, Language language) {
    constexpr Text usage_word{"Usage\u00A0: ", "Usage: "};
    page.paragraph(std::string(usage_word.in(language)) + synopsis(command, language));
    page.paragraph(command.purpose.in(language));
}

void write_commands(Page& page, Language language) {
    constexpr Text heading{"Commandes (chacune a son aide\u00A0: depeche-searcher help COMMANDE)",
                           "Commands (each has its help: depeche-searcher help COMMAND)"};
    std::vector<Line> rows;
    for (const Command& command : command_table())
        rows.push_back({command.french_name.empty()
                            ? std::string(command.name)
                            : fmt::format("{}, {}", command.name, command.french_name),
                        command.description.in(language)});
    page.section(heading.in(language), rows);
}

void write_options(Page& page, const Command& command, Language language) {
    for (const OptionGroup group : option_groups)
        if (const std::vector<Line> rows = option_lines(group, command, language); !rows.empty())
            page.section(heading(group).in(language), rows);
}

template <typename Entries>
HelpSection section(const Text& heading, const Entries& entries) {
    return {heading, {entries.begin(), entries.end()}};
}

}  // namespace

std::vector<HelpSection> query_sections() {
    HelpSection fields{{"Les champs", "Fields"}, {}};
    for (const schema::Field& field : schema::fields)
        fields.entries.push_back({{field.example, field.example}, field.description});
    return {section({"La requête (entre apostrophes si elle a des guillemets, des parenthèses ou *)",
                     "The query (in single quotes when it has double ones, parentheses or *)"},
                    operators),
            std::move(fields)};
}

std::vector<HelpSection> surroundings_sections() {
    return {section({"Fichiers", "Files"}, files),
            section({"Variables d’environnement", "Environment variables"}, variables),
            section({"Codes de retour", "Exit codes"}, exit_codes)};
}

std::string usage(const Command& command, Language language) {
    constexpr Text form{"Usage\u00A0: {}\nAide\u00A0: depeche-searcher {}--help\n",
                        "Usage: {}\nHelp: depeche-searcher {}--help\n"};
    const bool implied = &command == &command_table().front();
    return fmt::format(fmt::runtime(form.in(language)), synopsis(command, language),
                       implied ? std::string() : fmt::format("{} ", command.name));
}

std::string help(Language language, std::size_t width) {
    const Command& implied = command_table().front();
    Page page(width);
    write_beginning(page, implied, language);
    write_commands(page, language);
    write_options(page, implied, language);
    write(page, query_sections(), language);
    write(page, surroundings_sections(), language);
    return page.take();
}

std::string help(const Command& command, Language language, std::size_t width) {
    Page page(width);
    write_beginning(page, command, language);
    write_options(page, command, language);
    if (&command == &command_table().front())
        write(page, query_sections(), language);
    write(page, surroundings_sections(), language);
    return page.take();
}

std::string query_help(Language language, std::size_t width) {
    Page page(width);
    for (const query::ReferenceSection& section : query::reference(language)) {
        std::vector<Line> rows;
        for (const query::ReferenceRow& row : section.rows)
            rows.push_back({row.example, row.meaning});
        page.section(section.heading, rows);
    }
    return page.take().substr(1);  // without the line between sections
}

ExitCode run_help(const Call& call) {
    const std::string& wanted = call.options.request.text;
    const std::size_t columns = width(call.environment);
    if (wanted.empty()) {
        call.out.write(help(call.language(), columns));
        return found;
    }
    if (const std::string topic = analysis::fold(wanted); topic == "requetes" || topic == "queries") {
        call.out.write(query_help(call.language(), columns));
        return found;
    }
    const Command* const command = find_command(wanted);
    if (!command) {
        std::vector<std::string_view> names;
        for (const Command& known : command_table())
            names.push_back(known.name);
        const std::string quote = render::shortened(wanted, longest_quote);
        throw Misuse(
            {fmt::format("help\u00A0: il n’y a pas de commande «\u00A0{}\u00A0», mais\u00A0: {}.", quote,
                         fmt::join(names, ", ")),
             fmt::format("help: there is no command '{}', only: {}.", quote, fmt::join(names, ", "))});
    }
    call.out.write(help(*command, call.language(), columns));
    return found;
}

}  // namespace depeche::cli
