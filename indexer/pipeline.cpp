#include "indexer/pipeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

#include "indexer/conveyor.hpp"
#include "indexer/derivation.hpp"
#include "indexer/escaping.hpp"
#include "indexer/inputs.hpp"
#include "indexer/plan.hpp"
#include "indexer/prepared.hpp"
#include "indexer/pruning.hpp"
#include "indexer/reader/release.hpp"
#include "indexer/write_messages.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/authority/authority.hpp"

namespace depeche::indexer {

namespace {

/// What one thread needs to turn records into documents.
class Worker {
public:
    Worker(const authority::NameTables& tables, std::chrono::sys_seconds now)
        : authority_(tables.authority), deriver_(tables.authority, analyzer_, tables.builtin()), now_(now) {}

    Outcome work(Job job) {
        Outcome outcome{.result = {},
                        .file = job.file,
                        .path = {},
                        .line = 0,
                        .notes = {},
                        .bytes_done = job.bytes_done,
                        .weight = job.weight};
        if (auto* rejection = std::get_if<Rejection>(&job.item)) {
            outcome.result = std::move(*rejection);
            return outcome;
        }
        if (auto* aside = std::get_if<SetAside>(&job.item)) {
            outcome.result = std::move(*aside);
            return outcome;
        }
        if (const auto* end = std::get_if<FileEnd>(&job.item)) {
            outcome.result = *end;
            return outcome;
        }
        auto& raw = std::get<RawDispatch>(job.item);
        outcome.path = raw.path;
        outcome.line = raw.record;
        const std::string path = job.file->input->identity + raw.member;
        if (auto held = hold_back(raw, now_)) {
            held->id = id_of(raw, path);
            outcome.result = *std::move(held);
            return outcome;
        }
        auto derived = deriver_.derive(raw, path);
        if (auto* rejection = std::get_if<Rejection>(&derived))
            outcome.result = std::move(*rejection);
        else
            outcome.result = prepared_or_refused(std::get<Dispatch>(derived), raw);
        outcome.notes = std::move(raw.notes);
        return outcome;
    }

private:
    /// One that Xapian does not take is refused, the others go on.
    std::variant<Prepared, Rejection, SetAside, FileEnd> prepared_or_refused(const Dispatch& dispatch,
                                                                             const RawDispatch& raw) try {
        return prepared(dispatch, raw);
    } catch (const Xapian::InvalidArgumentError& error) {
        Rejection refused = unwritable(dispatch, error.get_msg());
        refused.path = raw.path;
        return refused;
    }

    /// Messages name the file as the user did.
    Prepared prepared(const Dispatch& dispatch, const RawDispatch& raw) {
        Prepared result = prepare(dispatch, analyzer_, authority_);
        result.path = raw.path;
        result.version = raw.version;
        result.corrects = raw.corrects;
        return result;
    }

    const authority::Authority& authority_;
    analysis::Analyzer analyzer_;
    Deriver deriver_;
    std::chrono::sys_seconds now_;
};

/// Worker threads over a conveyor; joined, at the latest, at the end of the scope.
class Crew {
public:
    Crew(Conveyor& conveyor, const authority::NameTables& tables, const PipelineOptions& options)
        : conveyor_(conveyor) {
        for (unsigned at = 0; at < options.threads; ++at)
            threads_.emplace_back([&conveyor, &tables, now = options.now] { work(conveyor, tables, now); });
    }
    ~Crew() { conveyor_.end(); }

private:
    static void work(Conveyor& conveyor, const authority::NameTables& tables,
                     std::chrono::sys_seconds now) try {
        Worker worker(tables, now);
        while (auto job = conveyor.take()) {
            const std::uint64_t number = job->number;
            conveyor.put(number, worker.work(*std::move(job)));
        }
    } catch (...) {
        conveyor.fail(std::current_exception());
    }

    Conveyor& conveyor_;
    std::vector<std::jthread> threads_;
};

Message changed_meanwhile() {
    return {"a changé pendant sa lecture : il sera relu la prochaine fois",
            "changed while it was read: it will be read again next time"};
}

/// The writing end: counts, tells, and gives the writer what is to be written.
class Desk {
public:
    Desk(const PipelineEvents& events, PipelineReport& report) : events_(events), report_(report) {}

    void refuse(const Rejection& rejection) {
        ++report_.refused;
        events_.refused(rejection);
    }

    void refuse_all(const std::vector<Rejection>& rejections) {
        for (const Rejection& rejection : rejections)
            refuse(rejection);
    }

    void skip(const std::string& path) {
        ++report_.skipped;
        events_.skipped(path);
    }

    void note(const Note& note) {
        ++report_.notes;
        events_.noted(note);
    }

    /// Passes over a file that has not changed: what was refused in it still is.
    void keep(const InputFile& file, const FileState& state) {
        ++report_.files_unchanged;
        report_.written.unchanged += state.records - std::min(state.refused + state.set_aside, state.records);
        for (const Rejection& refusal : state.refusals)
            refuse({file.path + refusal.path, refusal.line, refusal.reason});
        report_.refused += state.refused - state.refusals.size();
    }

    /// Passes over what an interrupted run took of a file that is now read on.
    void keep_start(const FileState& state) {
        report_.written.unchanged += state.records - std::min(state.refused, state.records);
    }

    void take(Outcome outcome, const PipelineOptions& options, IndexWriter& writer) {
        if (outcome.file != file_)
            begin(*outcome.file, writer);
        if (const auto* end = std::get_if<FileEnd>(&outcome.result)) {
            writer.end_file(end->is_steady, options.prunes);
            if (!end->is_steady)
                note({file_->input->path, 0, changed_meanwhile()});
            return;
        }
        ++report_.read;
        for (const Message& text : outcome.notes)
            note({outcome.path, outcome.line, text});
        if (const auto* rejection = std::get_if<Rejection>(&outcome.result)) {
            writer.refuse(inside_file(*rejection));
            refuse(*rejection);
            return;
        }
        if (const auto* aside = std::get_if<SetAside>(&outcome.result)) {
            writer.pass_over(*aside);
            if (aside->why == SetAside::Why::cancelled)
                writer.withdraw(aside->id, aside->version);
            ++report_.set_aside[static_cast<std::size_t>(aside->why)];
            events_.set_aside(*aside);
            return;
        }
        writer.write(std::get<Prepared>(std::move(outcome.result)));
        for (Outdated& one : writer.take_outdated())
            note({std::move(one.path), one.record, std::move(one.reason)});
        refuse_all(writer.take_rejections());
        report_.last = location(outcome.path, outcome.line);
    }

private:
    /// Its path less that of the file: what is left tells the member of an archive.
    Rejection inside_file(Rejection rejection) const {
        const std::string& path = file_->input->path;
        rejection.path.erase(0, rejection.path.starts_with(path) ? path.size() : rejection.path.size());
        return rejection;
    }

    void begin(const OpenedFile& file, IndexWriter& writer) {
        file_ = &file;
        if (!file.stamp)
            return;
        FileState state{.identity = file.input->identity, .stamp = *file.stamp, .content = file.content};
        state.records = file.input->records_taken;
        writer.begin_file(std::move(state));
    }

    const PipelineEvents& events_;
    PipelineReport& report_;
    const OpenedFile* file_ = nullptr;
};

/// Passes over the files that did not change, and gives the others.
std::vector<InputFile> files_to_read(const std::vector<InputFile>& files, const Comparison& comparison,
                                     IndexWriter& writer, Desk& desk, const StopFlag& stop) {
    std::vector<InputFile> changed;
    for (const InputFile& file : files) {
        std::optional<FileState> known = file.path == "-" ? std::nullopt : writer.file(file.identity);
        const Need need = need_of(file, known, comparison, stop);
        if (need.reading) {
            changed.push_back(file);
            changed.back().records_taken = need.records_taken;
            if (need.records_taken > 0)
                desk.keep_start(*known);
            continue;
        }
        desk.keep(file, *known);
        if (need.stamp) {
            known->stamp = *need.stamp;
            writer.remember(*known);
        }
    }
    return changed;
}

[[noreturn]] void throw_not_replaced(const std::string& name, const Message& reason) {
    throw IndexError(
        {fmt::format("l’index « {} » n’est pas remplacé, l’ancien reste : {}", name, reason.french),
         fmt::format("index '{}' is not replaced, the old one stays: {}", name, reason.english)});
}

std::uint64_t total_bytes(const std::vector<InputFile>& files) {
    std::uint64_t total = 0;
    for (const InputFile& file : files) {
        if (file.path == "-")
            return 0;
        total += file.bytes;
    }
    return total;
}

/// Reads files and gives what they hold to the writer. Gives whether it was stopped before their end.
bool write_files(const PipelineOptions& options, const authority::NameTables& tables,
                 const std::vector<InputFile>& files, Desk& desk, const PipelineEvents& events,
                 PipelineReport& report, IndexWriter& writer, const StopFlag& stop) {
    const std::uint64_t bytes = total_bytes(files);
    Conveyor conveyor(files, options.bytes_under_way, stop);
    const Crew crew(conveyor, tables, options);
    while (auto outcome = conveyor.next()) {
        const std::uint64_t bytes_done = outcome->bytes_done;
        desk.take(*std::move(outcome), options, writer);
        events.progressed({report.read, bytes_done, bytes});
    }
    return conveyor.was_stopped();
}

void write_all(const PipelineOptions& options, const Inputs& inputs, Desk& desk, const PipelineEvents& events,
               PipelineReport& report, const StopFlag& stop) {
    std::optional<authority::NameTables> ours;
    if (!options.names)
        ours.emplace();
    const authority::NameTables& tables = options.names ? *options.names : *ours;
    const authority::Authority& authority = tables.authority;
    analysis::Analyzer analyzer;
    const bool anew = options.target == Target::aside;
    IndexWriter writer(
        IndexFolder(options.index, options.command), options.target,
        [&](const Dispatch& dispatch) { return prepare(dispatch, analyzer, authority); }, options.batch,
        options.threads);
    if (writer.recovery())
        events.recovered(*writer.recovery());
    report.has_other_tables = !writer.set_tables(tables.fingerprint);
    const std::vector<InputFile> files = files_to_read(
        inputs.files,
        {.rereads = options.rereads, .trusts_stamps = options.trusts_stamps, .prunes = options.prunes},
        writer, desk, stop);
    report.interrupted = write_files(options, tables, files, desk, events, report, writer, stop);
    if (anew && report.interrupted)
        return;
    if (!options.gone.empty())
        remove_gone(options.gone, options.base, writer, events.removed);
    else if (options.prunes && !anew && !report.interrupted)
        desk.refuse_all(prune(inputs, options.base, writer, events.removed));
    writer.commit();
    desk.refuse_all(writer.take_rejections());
    report.written.unchanged += writer.counts().unchanged;
    report.written.added = writer.counts().added;
    report.written.replaced = writer.counts().replaced;
    report.written.removed = writer.counts().removed;
    if (!anew)
        return;
    if (report.written.added == 0)
        throw_not_replaced(escaped(options.index.native()),
                           {"aucune dépêche n’a pu être prise ; vérifiez les chemins",
                            "no dispatch could be taken; check the paths"});
    writer.publish();
}

}  // namespace

PipelineReport run(const PipelineOptions& options, const PipelineEvents& events, const StopFlag& stop) {
    PipelineReport report;
    Desk desk(events, report);
    const Inputs inputs = list_inputs(options.paths, options.base);
    for (const std::string& path : inputs.skipped)
        desk.skip(path);
    desk.refuse_all(inputs.rejections);
    report.files = inputs.files.size();
    if (options.target == Target::aside && (inputs.files.empty() || !inputs.rejections.empty()))
        throw_not_replaced(
            escaped(options.index.native()),
            {"tout ce qui était demandé n’a pas pu être lu ; vérifiez les chemins et les droits",
             "not all that was asked for could be read; check the paths and their permissions"});
    if (!inputs.files.empty() || (options.prunes && is_index(options.index)))
        write_all(options, inputs, desk, events, report, stop);
    return report;
}

}  // namespace depeche::indexer
