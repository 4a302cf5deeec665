#include "indexer/pipeline.hpp"

#include <fmt/format.h>

#include <optional>
#include <thread>
#include <utility>

#include "indexer/conveyor.hpp"
#include "indexer/derivation.hpp"
#include "indexer/escaping.hpp"
#include "indexer/inputs.hpp"
#include "indexer/prepared.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/authority/authority.hpp"

namespace depeche::indexer {

namespace {

/// What one thread needs to turn records into documents.
class Worker {
public:
    explicit Worker(const authority::NameTables& tables)
        : authority_(tables.authority), deriver_(tables.authority, analyzer_, tables.builtin()) {}

    Outcome work(Job job) {
        Outcome outcome{.result = {},
                        .path = {},
                        .line = 0,
                        .notes = {},
                        .bytes_done = job.bytes_done,
                        .weight = job.weight};
        if (auto* rejection = std::get_if<Rejection>(&job.record)) {
            outcome.result = std::move(*rejection);
            return outcome;
        }
        auto& raw = std::get<RawDispatch>(job.record);
        outcome.path = raw.path;
        outcome.line = raw.record;
        auto derived = deriver_.derive(raw, job.file->identity);
        if (auto* rejection = std::get_if<Rejection>(&derived))
            outcome.result = std::move(*rejection);
        else
            outcome.result = prepared(std::get<Dispatch>(derived), raw.path);
        outcome.notes = std::move(raw.notes);
        return outcome;
    }

private:
    /// Messages name the file as the user did.
    Prepared prepared(const Dispatch& dispatch, const std::string& path) {
        Prepared result = prepare(dispatch, analyzer_, authority_);
        result.path = path;
        return result;
    }

    const authority::Authority& authority_;
    analysis::Analyzer analyzer_;
    Deriver deriver_;
};

/// Worker threads over a conveyor; joined, at the latest, at the end of the scope.
class Crew {
public:
    Crew(Conveyor& conveyor, const authority::NameTables& tables, unsigned threads) : conveyor_(conveyor) {
        for (unsigned at = 0; at < threads; ++at)
            threads_.emplace_back([&conveyor, &tables] { work(conveyor, tables); });
    }
    ~Crew() { conveyor_.close(); }

private:
    static void work(Conveyor& conveyor, const authority::NameTables& tables) try {
        Worker worker(tables);
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

    void take(const Outcome& outcome, IndexWriter& writer) {
        ++report_.read;
        for (const Message& note : outcome.notes) {
            ++report_.notes;
            events_.noted({outcome.path, outcome.line, note});
        }
        if (const auto* rejection = std::get_if<Rejection>(&outcome.result)) {
            refuse(*rejection);
            return;
        }
        writer.write(std::get<Prepared>(outcome.result));
        refuse_all(writer.take_rejections());
        report_.last = location(outcome.path, outcome.line);
    }

private:
    const PipelineEvents& events_;
    PipelineReport& report_;
};

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

void write_all(const PipelineOptions& options, const std::vector<InputFile>& files, Desk& desk,
               const PipelineEvents& events, PipelineReport& report, const StopFlag& stop) {
    std::optional<authority::NameTables> ours;
    if (!options.names)
        ours.emplace();
    const authority::NameTables& tables = options.names ? *options.names : *ours;
    const authority::Authority& authority = tables.authority;
    analysis::Analyzer analyzer;
    const bool anew = options.target == Target::aside;
    IndexWriter writer(
        IndexFolder(options.index, anew ? "rebuild" : "add"), options.target,
        [&](const Dispatch& dispatch) { return prepare(dispatch, analyzer, authority); }, options.batch);
    report.has_other_tables = !writer.set_tables(tables.fingerprint);
    const std::uint64_t bytes = total_bytes(files);
    Conveyor conveyor(files, stop);
    const Crew crew(conveyor, tables, options.threads);
    while (const auto outcome = conveyor.next()) {
        desk.take(*outcome, writer);
        events.progressed({report.read, outcome->bytes_done, bytes});
    }
    writer.commit();
    desk.refuse_all(writer.take_rejections());
    report.written = writer.counts();
    report.interrupted = conveyor.was_stopped();
    if (!anew || report.interrupted)
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
    if (!inputs.files.empty())
        write_all(options, inputs.files, desk, events, report, stop);
    return report;
}

}  // namespace depeche::indexer
