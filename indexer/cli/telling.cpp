#include "indexer/cli/telling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <ostream>
#include <utility>

#include "depeche/error.hpp"
#include "indexer/cli/counting.hpp"
#include "indexer/escaping.hpp"
#include "indexer/index_folder.hpp"

namespace depeche::indexer {

namespace {

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

/// As systemd's journal reads it from a line: `<3>` an error, `<4>` a warning, `<6>` information.
int journal_level(Level level) {
    switch (level) {
        case Level::error:
            return 3;
        case Level::warning:
            return 4;
        case Level::info:
            break;
    }
    return 6;
}

std::string_view to_string(Level level) {
    switch (level) {
        case Level::error:
            return "error";
        case Level::warning:
            return "warning";
        case Level::info:
            break;
    }
    return "info";
}

}  // namespace

Teller::Teller(const Call& call, std::string command)
    : call_(call),
      command_(std::move(command)),
      progress_(call.environment.shows_progress && !call.options.quiet && call.options.log == LogFormat::text
                    ? &call.err
                    : nullptr,
                call.language) {
    begin();
}

void Teller::begin() {
    report_ = {};
    report_.command = command_;
    report_.index = index_of(call_);
    report_.started = call_.environment.clock();
}

void Teller::say(Level level, std::string_view event, const Message& text, const std::string& path,
                 std::uint32_t line) {
    progress_.clear();
    const std::string& words = text.in(call_.language);
    if (call_.options.log == LogFormat::json) {
        nlohmann::ordered_json json{{"time", to_utc(call_.environment.clock())},
                                    {"level", to_string(level)},
                                    {"event", event},
                                    {"message", words}};
        if (!path.empty()) {
            json["path"] = escaped(path);
            json["line"] = line;
        }
        call_.err << json.dump() << std::endl;
        return;
    }
    if (call_.options.log == LogFormat::journal)
        call_.err << '<' << journal_level(level) << '>';
    if (!path.empty())
        call_.err << location(path, line) << (call_.language == Language::french ? "\u00a0: " : ": ");
    call_.err << words << std::endl;
}

void Teller::refused(const Rejection& one) {
    if (report_.refusals.size() < most_told)
        report_.refusals.push_back(one);
    say(Level::warning, "refused", one.reason, one.path, one.line);
}

void Teller::removed(const std::string& path, std::size_t dispatches) {
    if (report_.removed.size() < most_told)
        report_.removed.emplace_back(path, dispatches);
    if (!call_.options.quiet)
        say(Level::info, "removed", removal(dispatches), path);
}

PipelineEvents Teller::events() {
    PipelineEvents events;
    events.refused = [this](const Rejection& one) { refused(one); };
    events.removed = [this](const std::string& path, std::size_t dispatches) { removed(path, dispatches); };
    events.progressed = [this](const Progress& now) { progress_.show(now); };
    events.recovered = [this](const Recovery& recovery) {
        report_.recovery = recovery;
        if (!call_.options.quiet)
            say(Level::warning, "recovered", recovery_message(recovery));
    };
    if (call_.options.verbose) {
        events.set_aside = [this](const SetAside& one) {
            say(Level::info, "set-aside", one.reason, one.path, one.line);
        };
        events.noted = [this](const Note& note) {
            say(Level::info, "note", note.text, note.path, note.line);
        };
        events.skipped = [this](const std::string& path) {
            say(Level::info, "skipped", {"laissé de côté, d’un autre genre", "skipped, of another kind"},
                path);
        };
    }
    return events;
}

void Teller::finish(const PipelineReport& result) {
    progress_.clear();
    report_.result = result;
    report_.outcome = result.interrupted ? "interrupted" : "done";
    write_report();
}

void Teller::fail(const Message& error) {
    progress_.clear();
    report_.outcome = "failed";
    report_.error = error;
    write_report();
}

void Teller::write_report() {
    report_.finished = call_.environment.clock();
    const std::string json = to_json(report_);
    // The index is as it is, whatever becomes of the note beside it.
    if (is_index(report_.index)) {
        try {
            write_whole(std::filesystem::path(report_.index) / last_run_file, json);
        } catch (const Error&) {
            say(Level::warning, "no-report",
                {"le compte rendu de cette exécution n’a pas pu être gardé avec l’index",
                 "the report of this run could not be kept with the index"});
        }
    }
    const std::string path = call_.options.report;
    begin();
    if (!path.empty())
        write_whole(path, json);
}

std::string summary(const PipelineReport& report, const Call& call) {
    const bool hints = !call.options.verbose && (report.skipped > 0 || report.notes > 0 ||
                                                 report.set_aside != decltype(report.set_aside){});
    if (call.language == Language::french)
        return summary_in_french(report) + (hints ? "Détail avec --verbose.\n" : "");
    return summary_in_english(report) + (hints ? "Details with --verbose.\n" : "");
}

}  // namespace depeche::indexer
