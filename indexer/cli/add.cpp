#include "indexer/cli/add.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <string>
#include <thread>

#include "indexer/cli/name_files.hpp"
#include "indexer/cli/telling.hpp"
#include "indexer/escaping.hpp"
#include "indexer/memory_limits.hpp"
#include "indexer/pipeline.hpp"

namespace depeche::indexer {

namespace {

BatchLimits batch_limits(const Options& options, const MemoryLimits& memory) {
    BatchLimits limits{.bytes = memory.batch, .run_bytes = memory.run};
    if (options.batch != 0)
        limits.dispatches = options.batch;
    return limits;
}

}  // namespace

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
    const unsigned wanted = options.memory == 0 ? cores : threads_within(options.memory, cores);
    const unsigned threads = options.threads == 0 ? wanted : options.threads;
    const MemoryLimits memory =
        share_memory(options.memory == 0 ? usual_memory(threads) : options.memory, threads);
    return {.index = index,
            .command = "add",
            .target = Target::serving,
            .paths = options.paths,
            .base = options.base,
            .now = options.now.value_or(call.environment.now),
            .threads = threads,
            .batch = batch_limits(options, memory),
            .bytes_under_way = memory.under_way,
            .names = nullptr,
            .prunes = options.prune,
            .rereads = options.reread};
}

namespace {

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
    options.command = target == Target::aside ? "rebuild" : "add";
    const authority::NameTables tables = load_names(call);
    options.names = &tables;
    Teller teller(call, std::string(options.command));
    try {
        const PipelineReport report = run(options, teller.events(), call.stop);
        if (report.has_other_tables && !call.options.quiet)
            teller.say(Level::warning, "other-tables", other_tables(options.index.native()));
        if (report.interrupted)
            teller.say(Level::warning, "interrupted", interruption(report, target));
        teller.finish(report);
        const std::string answer = call.options.quiet ? std::string() : summary(report, call);
        if (report.interrupted)
            return {answer, interrupted};
        return {answer, report.refused > 0 || !tables.merged.problems.empty() ? some_refused : all_taken};
    } catch (const Error& error) {
        teller.fail(error.message);
        throw;
    }
}

}  // namespace

CommandResult run_add(const Call& call) {
    return index_paths(call, Target::serving);
}

CommandResult run_rebuild(const Call& call) {
    return index_paths(call, Target::aside);
}

}  // namespace depeche::indexer
