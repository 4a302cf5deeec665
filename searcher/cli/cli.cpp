#include "searcher/cli/cli.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ostream>
#include <string_view>

#include "depeche/searcher.hpp"
#include "searcher/cli/help.hpp"
#include "searcher/cli/option_table.hpp"
#include "searcher/cli/options.hpp"
#include "searcher/render/dispatch.hpp"
#include "searcher/render/glyphs.hpp"
#include "searcher/render/json.hpp"
#include "searcher/render/text.hpp"

namespace depeche::cli {

namespace {

/// What a command hands back: the answer, and how it went.
struct Outcome {
    std::string answer;
    ExitCode code = found;
    /// For standard error.
    Message complaint = {};
};

std::string index_path(const Options& options, const Environment& environment) {
    const std::string& path = options.index.empty() ? environment.index : options.index;
    if (path.empty())
        throw Misuse(
            {"quel index\u202F? Donner --index DOSSIER, ou mettre son chemin dans la variable DEPECHE_INDEX.",
             "which index? Give --index DIR, or put its path into the variable DEPECHE_INDEX."});
    return path;
}

render::TextStyle text_style(const Options& options, const Environment& environment) {
    const bool colour = wants_colour(options.colour, environment);
    return {.width = width(environment),
            .colour = colour,
            .hyperlinks = colour && environment.is_terminal,
            .language = options.request.language};
}

Outcome explain(const Options& options, const Environment& environment, Searcher& searcher) {
    const Explanation explanation = searcher.explain(options.request);
    return {options.format == Format::json
                ? render::to_json(explanation, options.request)
                : render::to_text(explanation, options.request, text_style(options, environment))};
}

Outcome answer(const Options& options, const Environment& environment, Searcher& searcher) {
    const Results results = searcher.search(options.request);
    return {options.format == Format::json ? render::to_json(results, options.request.language)
                                           : render::to_text(results, text_style(options, environment)),
            results.total > 0 ? found : nothing_found};
}

/// What to say of an id that no dispatch has.
Message unknown_id(const std::string& id, const std::vector<std::string>& similar) {
    const std::string quote = render::shortened(id, longest_quote);
    Message message{fmt::format("aucune dépêche n’a l’identifiant «\u00A0{}\u00A0».", quote),
                    fmt::format("no dispatch has the id '{}'.", quote)};
    for (std::size_t at = 0; at < similar.size(); ++at) {
        message.french.append(at == 0 ? " Les plus proches\u00A0: " : ", ").append(similar[at]);
        message.english.append(at == 0 ? " The nearest: " : ", ").append(similar[at]);
    }
    return message;
}

Outcome show(const Options& options, const Environment& environment, Searcher& searcher) {
    const auto dispatch = searcher.dispatch(options.id, options.request);
    if (!dispatch) {
        constexpr std::size_t most_ids = 5;
        return {{}, nothing_found, unknown_id(options.id, searcher.similar_ids(options.id, most_ids))};
    }
    const render::Detail detail{options.evidence, options.dropped};
    return {options.format == Format::json
                ? render::to_json(*dispatch, detail)
                : render::to_text(*dispatch, detail, text_style(options, environment))};
}

template <Command command>
Outcome run(std::span<const std::string> arguments, const Environment& environment) {
    Options options = parse_options(arguments, command);
    options.request.language = options.language.value_or(language_of_locale(environment.locale));
    if (options.action == Action::help)
        return {help(options.request.language, width(environment))};
    if (options.action == Action::version)
        return {"depeche-searcher " DEPECHE_VERSION "\n"};
    if (command == Command::show && options.id.empty())
        throw Misuse(
            {"quelle dépêche\u202F? Donner son identifiant\u00A0: depeche-searcher show IDENTIFIANT.",
             "which dispatch? Give its id: depeche-searcher show ID."});
    Searcher searcher(index_path(options, environment));
    if (command == Command::show)
        return show(options, environment, searcher);
    return options.action == Action::explain ? explain(options, environment, searcher)
                                             : answer(options, environment, searcher);
}

/// A sub-command takes the arguments behind its name.
struct Entry {
    std::string_view name;
    Outcome (*run)(std::span<const std::string> arguments, const Environment& environment);
};

/// The first is implied: `depeche-searcher paix`. A query that begins with a command's name is written
/// `search show` or `-- show`.
constexpr auto commands = std::to_array<Entry>({
    {"search", run<Command::search>},
    {"show", run<Command::show>},
});

Outcome dispatch(std::span<const std::string> arguments, const Environment& environment) {
    if (!arguments.empty())
        if (const auto command = std::ranges::find(commands, arguments.front(), &Entry::name);
            command != commands.end())
            return command->run(arguments.subspan(1), environment);
    return commands.front().run(arguments, environment);
}

/// Whoever closed the pipe has seen enough; any other failure to write loses an answer.
void write(const std::string& answer, std::ostream& out) {
    errno = 0;
    out << answer << std::flush;
    if (!out && errno != EPIPE) {
        const std::string reason = std::strerror(errno);
        throw Error({fmt::format("la réponse ne peut pas être écrite\u00A0: {}", reason),
                     fmt::format("the answer cannot be written: {}", reason)});
    }
}

void complain(std::ostream& err, std::string_view message, Language language) {
    constexpr Text colon{"\u00A0: ", ": "};
    err << "depeche-searcher" << colon.in(language) << render::plain(message) << '\n';
}

}  // namespace

int run(std::span<const std::string> arguments, const Environment& environment, std::ostream& out,
        std::ostream& err) {
    const Language language = requested_language(arguments).value_or(language_of_locale(environment.locale));
    if (arguments.empty()) {
        err << usage(language);
        return misused;
    }
    try {
        const Outcome outcome = dispatch(arguments, environment);
        write(outcome.answer, out);
        if (!outcome.complaint.in(language).empty())
            complain(err, outcome.complaint.in(language), language);
        return outcome.code;
    } catch (const Misuse& error) {
        complain(err, error.message.in(language), language);
        err << usage(language);
        return misused;
    } catch (const InputError& error) {
        complain(err, error.message.in(language), language);
        return misused;
    } catch (const Error& error) {
        complain(err, error.message.in(language), language);
        return failed;
    } catch (const std::exception& error) {
        complain(err, error.what(), language);
        return failed;
    }
}

}  // namespace depeche::cli
