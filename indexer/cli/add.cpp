#include "indexer/cli/add.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <string>
#include <thread>

#include "indexer/cli/counting.hpp"
#include "indexer/cli/name_files.hpp"
#include "indexer/cli/progress_line.hpp"
#include "indexer/escaping.hpp"
#include "indexer/pipeline.hpp"

namespace depeche::indexer {

namespace {

BatchLimits batch_limits(const Options& options) {
    BatchLimits limits;
    if (options.batch != 0)
        limits.dispatches = options.batch;
    return limits;
}

PipelineOptions pipeline_options(const Call& call) {
    const Options& options = call.options;
    const std::string& index = index_of(call);
    if (options.paths.empty())
        throw Misuse({"rien à indexer : nommez des fichiers, des dossiers, ou « - » pour l’entrée standard",
                      "nothing to index: name files, folders, or '-' for standard input"});
    if (std::error_code error; !options.base.empty() && !std::filesystem::is_directory(options.base, error)) {
        const std::string base = escaped(options.base);
        throw Misuse({fmt::format("--base « {} » n’est pas un dossier", base),
                      fmt::format("--base '{}' is not a folder", base)});
    }
    const unsigned cores = std::clamp(std::thread::hardware_concurrency(), 1U, most_threads);
    return {.index = index,
            .target = Target::serving,
            .paths = options.paths,
            .base = options.base,
            .now = options.now.value_or(call.environment.now),
            .threads = options.threads == 0 ? cores : options.threads,
            .batch = batch_limits(options),
            .names = nullptr,
            .prunes = options.prune,
            .rereads = options.reread};
}

using Why = SetAside::Why;

std::size_t count_of(const PipelineReport& report, Why why) {
    return report.set_aside[static_cast<std::size_t>(why)];
}

/// What was set aside, by reason; empty for nothing.
std::string set_aside(const PipelineReport& report, Language language) {
    struct Row {
        Why why;
        Text one;
        Text many;
    };
    constexpr auto rows = std::to_array<Row>(
        {{Why::embargoed, {"sous embargo", "under embargo"}, {"sous embargo", "under embargo"}},
         {Why::withheld, {"retenue", "withheld"}, {"retenues", "withheld"}},
         {Why::cancelled, {"annulée", "cancelled"}, {"annulées", "cancelled"}},
         {Why::no_text, {"sans texte", "without text"}, {"sans texte", "without text"}}});
    std::string text;
    for (const Row& row : rows)
        if (const std::size_t count = count_of(report, row.why); count > 0)
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count,
                                (count == 1 ? row.one : row.many).in(language));
    return text;
}

std::string summary_in_french(const PipelineReport& report) {
    const WriteCounts& written = report.written;
    std::string text = fmt::format(
        "{} dans {} : {}, {}, {}, {}{}.\n", french(report.read, "dépêche lue", "dépêches lues"),
        french(report.files - report.files_unchanged, "fichier", "fichiers"),
        french(written.added, "ajoutée", "ajoutées"), french(written.replaced, "remplacée", "remplacées"),
        french(written.unchanged, "inchangée", "inchangées"), french(report.refused, "refusée", "refusées"),
        written.removed > 0 ? ", " + french(written.removed, "retirée", "retirées") : "");
    if (report.files_unchanged > 0)
        text += french(report.files_unchanged, "fichier inchangé, non relu.\n",
                       "fichiers inchangés, non relus.\n");
    if (const std::string aside = set_aside(report, Language::french); !aside.empty())
        text += fmt::format("Laissé de côté : {}.\n", aside);
    if (report.skipped > 0)
        text += french(report.skipped, "fichier d’un autre genre laissé de côté.\n",
                       "fichiers d’un autre genre laissés de côté.\n");
    if (report.notes > 0)
        text += french(report.notes, "remarque.\n", "remarques.\n");
    return text;
}

std::string summary_in_english(const PipelineReport& report) {
    const WriteCounts& written = report.written;
    std::string text = fmt::format("{} in {}: {} added, {} replaced, {} unchanged, {} refused{}.\n",
                                   english(report.read, "dispatch read", "dispatches read"),
                                   english(report.files - report.files_unchanged, "file", "files"),
                                   written.added, written.replaced, written.unchanged, report.refused,
                                   written.removed > 0 ? fmt::format(", {} removed", written.removed) : "");
    if (report.files_unchanged > 0)
        text += english(report.files_unchanged, "unchanged file not read again.\n",
                        "unchanged files not read again.\n");
    if (const std::string aside = set_aside(report, Language::english); !aside.empty())
        text += fmt::format("Set aside: {}.\n", aside);
    if (report.skipped > 0)
        text +=
            english(report.skipped, "file of another kind skipped.\n", "files of another kind skipped.\n");
    if (report.notes > 0)
        text += english(report.notes, "note.\n", "notes.\n");
    return text;
}

std::string summary(const PipelineReport& report, const Call& call) {
    const bool hints = !call.options.verbose && (report.skipped > 0 || report.notes > 0 ||
                                                 report.set_aside != decltype(report.set_aside){});
    if (call.language == Language::french)
        return summary_in_french(report) + (hints ? "Détail avec --verbose.\n" : "");
    return summary_in_english(report) + (hints ? "Details with --verbose.\n" : "");
}

Message interruption(const PipelineReport& report, Target target) {
    if (target == Target::aside)
        return {"interrompu : l’ancien index reste en service, relancez la même commande pour en refaire un",
                "interrupted: the old index goes on serving, run the same command again to make a new one"};
    if (report.last.empty())
        return {"interrompu avant la première dépêche", "interrupted before the first dispatch"};
    return {
        fmt::format("interrompu après {} : ce qui a été lu est dans l’index, relancez la même commande pour "
                    "la suite",
                    report.last),
        fmt::format("interrupted after {}: what was read is in the index, run the same command again for "
                    "the rest",
                    report.last)};
}

Message recovery_message(const Recovery& recovery) {
    const Message who =
        recovery.holder
            ? Message{fmt::format(" (processus {}, {})", recovery.holder->process, recovery.holder->command),
                      fmt::format(" (process {}, {})", recovery.holder->process, recovery.holder->command)}
            : Message{};
    if (recovery.last.empty())
        return {
            fmt::format("l’exécution précédente{} n’est pas allée à son terme : l’index est comme avant "
                        "elle, ce qu’elle n’avait pas enregistré est refait",
                        who.french),
            fmt::format("the run before this one{} did not come to its end: the index is as it was before "
                        "it, what it had not committed is done again",
                        who.english)};
    return {fmt::format("l’exécution précédente{} n’est pas allée à son terme : tout est enregistré jusqu’à "
                        "{}, le reste est refait",
                        who.french, recovery.last),
            fmt::format("the run before this one{} did not come to its end: all is committed up to {}, the "
                        "rest is done again",
                        who.english, recovery.last)};
}

Message removal(std::size_t dispatches) {
    return {fmt::format("fichier disparu, {}",
                        french(dispatches, "dépêche retirée de l’index", "dépêches retirées de l’index")),
            fmt::format("file gone, {}", english(dispatches, "dispatch removed from the index",
                                                 "dispatches removed from the index"))};
}

Message other_tables(const std::string& index) {
    const std::string name = escaped(index);
    return {
        fmt::format(
            "remarque : l’index « {} » a des valeurs faites avec d’autres tables de noms ; pour les refaire "
            "avec celles-ci, lancez depeche-indexer names --apply avec les mêmes --names et --index",
            name),
        fmt::format("note: index '{}' has values made with other tables of names; to make them again with "
                    "these, run depeche-indexer names --apply with the same --names and --index",
                    name)};
}

CommandResult index_paths(const Call& call, Target target) {
    PipelineOptions options = pipeline_options(call);
    options.target = target;
    const authority::NameTables tables = load_names(call);
    options.names = &tables;
    const bool shows_progress = call.environment.shows_progress && !call.options.quiet;
    ProgressLine progress(shows_progress ? &call.err : nullptr, call.language);
    const std::string_view colon = call.language == Language::french ? "\u00a0: " : ": ";
    const auto say = [&](const std::string& path, std::uint32_t line, const Message& text) {
        progress.clear();
        call.err << location(path, line) << colon << text.in(call.language) << '\n';
    };

    PipelineEvents events;
    events.refused = [&](const Rejection& one) { say(one.path, one.line, one.reason); };
    events.progressed = [&](const Progress& now) { progress.show(now); };
    if (!call.options.quiet) {
        events.recovered = [&](const Recovery& recovery) {
            call.err << recovery_message(recovery).in(call.language) << '\n';
        };
        events.removed = [&](const std::string& path, std::size_t dispatches) {
            say(path, 0, removal(dispatches));
        };
    }
    if (call.options.verbose) {
        events.set_aside = [&](const SetAside& one) { say(one.path, one.line, one.reason); };
        events.noted = [&](const Note& note) { say(note.path, note.line, note.text); };
        events.skipped = [&](const std::string& path) {
            say(path, 0, {"laissé de côté, d’un autre genre", "skipped, of another kind"});
        };
    }

    const PipelineReport report = run(options, events, call.stop);
    progress.clear();
    if (report.has_other_tables && !call.options.quiet)
        call.err << other_tables(options.index.native()).in(call.language) << '\n';
    const std::string answer = call.options.quiet ? std::string() : summary(report, call);
    if (report.interrupted) {
        call.err << interruption(report, target).in(call.language) << '\n';
        return {answer, interrupted};
    }
    return {answer, report.refused > 0 || !tables.merged.problems.empty() ? some_refused : all_taken};
}

}  // namespace

CommandResult run_add(const Call& call) {
    return index_paths(call, Target::serving);
}

CommandResult run_rebuild(const Call& call) {
    return index_paths(call, Target::aside);
}

}  // namespace depeche::indexer
