#include "indexer/cli/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <system_error>

#include "indexer/cli/counting.hpp"
#include "indexer/cli/name_files.hpp"
#include "indexer/cli/progress_line.hpp"
#include "indexer/escaping.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/proposals.hpp"
#include "indexer/reapplication.hpp"
#include "schema/system_reason.hpp"

namespace depeche::indexer {

namespace {

void check(const Options& options) {
    if (!options.paths.empty())
        throw Misuse(
            {fmt::format("names ne lit pas de dépêches : retirez « {} »", escaped(options.paths.front())),
             fmt::format("names reads no dispatches: take out '{}'", escaped(options.paths.front()))});
    if (int{options.apply} + int{options.status} + int{!options.propose.empty()} != 1)
        throw Misuse({"que faire des noms ? Donnez --apply, --propose FICHIER ou --status, un seul des trois",
                      "what to do with names? Give --apply, --propose FILE or --status, one of the three"});
}

std::string summary(const Reapplied& report, Language language) {
    if (language == Language::french)
        return fmt::format("{}, {}.\n", french(report.done, "dépêche revue", "dépêches revues"),
                           french(report.changed, "changée", "changées"));
    return fmt::format("{}, {} changed.\n",
                       english(report.done, "dispatch looked at", "dispatches looked at"), report.changed);
}

CommandResult apply(const Call& call, const std::string& index, const authority::NameTables& tables) {
    const bool shows_progress = call.environment.shows_progress && !call.options.quiet;
    ProgressLine line(shows_progress ? &call.err : nullptr, call.language);
    const auto show = [&](const Reapplied& now) { line.show({now.done, now.done, now.total}); };
    const Reapplied report = reapply_names(index, tables, show, call.stop);
    line.clear();
    const std::string answer = call.options.quiet ? std::string() : summary(report, call.language);
    if (!report.interrupted)
        return {answer};
    const Message message{
        fmt::format(
            "interrompu après {} dépêches sur {} : ce qui est changé l’est, relancez la même commande pour "
            "la suite",
            report.done, report.total),
        fmt::format(
            "interrupted after {} of {} dispatches: what was changed stays, run the same command again for "
            "the rest",
            report.done, report.total)};
    call.err << message.in(call.language) << '\n';
    return {answer, interrupted};
}

/// Makes the file, never over one that may hold the operator's edits.
void write_new(const std::string& path, const std::string& text) {
    const std::string name = escaped(path);
    if (std::error_code ignored; std::filesystem::exists(std::filesystem::symlink_status(path, ignored)))
        throw Misuse({fmt::format("« {} » existe déjà : donnez un autre nom, ou effacez-le", name),
                      fmt::format("'{}' exists already: give another name, or delete it", name)});
    errno = 0;
    std::ofstream file(path, std::ios::binary);
    file << text << std::flush;
    if (file)
        return;
    const Message reason = schema::system_reason(errno);
    throw InputError({fmt::format("impossible d’écrire « {} » : {}", name, reason.french),
                      fmt::format("cannot write '{}': {}", name, reason.english)});
}

CommandResult propose_to(const std::string& path, const Call& call, const std::string& index,
                         const authority::NameTables& tables) {
    const PeopleCounts people = count_people(index, call.stop);
    if (call.stop)
        return {{}, interrupted};
    const std::vector<Proposal> proposals = propose(people, tables);
    const std::string table = as_table(proposals, call.language);
    if (path == "-")
        return {table};
    write_new(path, table);
    if (call.options.quiet)
        return {};
    if (call.language == Language::french)
        return {fmt::format("{} dans « {} ».\n", french(proposals.size(), "proposition", "propositions"),
                            escaped(path))};
    return {fmt::format("{} in '{}'.\n", english(proposals.size(), "proposal", "proposals"), escaped(path))};
}

CommandResult status(const Call& call, const std::string& index, const authority::NameTables& tables) {
    const std::vector<std::string> stamps = table_stamps(read_index(index));
    std::string text;
    const auto line = [&](const Text& what, const std::string& value) {
        text += fmt::format("{}{}{}\n", what.in(call.language),
                            call.language == Language::french ? "\u00a0: " : ": ", value);
    };
    line({"tables présentes", "present tables"}, tables.fingerprint);
    for (const std::string& stamp : stamps)
        line({"tables de l’index", "tables of the index"}, stamp);
    const bool agrees = stamps.empty() || stamps == std::vector{tables.fingerprint};
    text +=
        Text{agrees
                 ? "L’index est à jour.\n"
                 : "L’index a des valeurs faites avec d’autres tables : lancez depeche-indexer names --apply "
                   "avec les mêmes --names et --index.\n",
             agrees
                 ? "The index is up to date.\n"
                 : "The index has values made with other tables: run depeche-indexer names --apply with the "
                   "same --names and --index.\n"}
            .in(call.language);
    return {text};
}

}  // namespace

CommandResult run_names(const Call& call) {
    check(call.options);
    const std::string index = index_of(call);
    const authority::NameTables tables = load_names(call);
    CommandResult result = call.options.apply    ? apply(call, index, tables)
                           : call.options.status ? status(call, index, tables)
                                                 : propose_to(call.options.propose, call, index, tables);
    if (result.code == all_taken && !tables.merged.problems.empty())
        result.code = some_refused;
    return result;
}

}  // namespace depeche::indexer
