#include "indexer/cli/dump.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <system_error>

#include "indexer/cli/counting.hpp"
#include "indexer/cli/progress_line.hpp"
#include "indexer/dump/dump.hpp"
#include "indexer/escaping.hpp"
#include "schema/system_reason.hpp"

namespace depeche::indexer {

namespace {

/// The one file that is named, `-` for none.
std::string file_of(const Call& call, std::string_view command) {
    if (call.options.paths.size() > 1)
        throw Misuse(
            {fmt::format("{} prend un seul fichier : retirez « {} »", command,
                         escaped(call.options.paths[1])),
             fmt::format("{} takes one file: take out '{}'", command, escaped(call.options.paths[1]))});
    return call.options.paths.empty() ? "-" : call.options.paths.front();
}

CommandResult result_of(const DumpCounts& counts, const Call& call, const Text& done_one,
                        const Text& done_many) {
    if (counts.interrupted) {
        call.err << Text{"interrompu : rien n’est changé, relancez la même commande\n",
                         "interrupted: nothing is changed, run the same command again\n"}
                        .in(call.language);
        return {{}, interrupted};
    }
    if (call.options.quiet)
        return {};
    return {call.language == Language::french
                ? french(counts.dispatches, done_one.french, done_many.french) + ".\n"
                : english(counts.dispatches, done_one.english, done_many.english) + ".\n"};
}

DumpCounts dump_to(std::ostream& out, const Call& call, const std::string& name) {
    ProgressLine line(call.environment.shows_progress && !call.options.quiet ? &call.err : nullptr,
                      call.language);
    const auto show = [&](std::size_t done, std::size_t total) { line.show({done, done, total}); };
    errno = 0;
    const DumpCounts counts = dump(index_of(call), out, show, call.stop);
    out << std::flush;
    if (out || errno == EPIPE)
        return counts;
    const Message reason = schema::system_reason(errno);
    throw InputError({fmt::format("impossible d’écrire « {} » : {}", name, reason.french),
                      fmt::format("cannot write '{}': {}", name, reason.english)});
}

/// Beside it first, so that a dump that failed does not take the place of one that did not.
DumpCounts dump_to_file(const std::string& path, const Call& call) {
    const std::string fresh = path + ".new";
    try {
        std::ofstream file(fresh, std::ios::binary);
        const DumpCounts counts = dump_to(file, call, escaped(path));
        file.close();
        if (counts.interrupted || (file && ::rename(fresh.c_str(), path.c_str()) == 0)) {
            std::error_code ignored;
            std::filesystem::remove(fresh, ignored);
            return counts;
        }
        const Message reason = schema::system_reason(errno);
        throw InputError({fmt::format("impossible d’écrire « {} » : {}", escaped(path), reason.french),
                          fmt::format("cannot write '{}': {}", escaped(path), reason.english)});
    } catch (const Error&) {
        std::error_code ignored;
        std::filesystem::remove(fresh, ignored);
        throw;
    }
}

}  // namespace

CommandResult run_dump(const Call& call) {
    const std::string path = file_of(call, "dump");
    if (path == "-")
        return {{}, dump_to(call.out, call, "-").interrupted ? interrupted : all_taken};
    return result_of(dump_to_file(path, call), call, {"dépêche écrite", "dispatch written"},
                     {"dépêches écrites", "dispatches written"});
}

CommandResult run_restore(const Call& call) {
    const std::string path = file_of(call, "restore");
    const std::string index = index_of(call);
    auto source = ByteSource::open(path, call.stop);
    if (const auto* reason = std::get_if<Message>(&source))
        throw InputError({fmt::format("« {} » {}", escaped(path), reason->french),
                          fmt::format("'{}' {}", escaped(path), reason->english)});
    ProgressLine line(call.environment.shows_progress && !call.options.quiet ? &call.err : nullptr,
                      call.language);
    const auto show = [&](std::size_t done, std::size_t total) { line.show({done, done, total}); };
    const DumpCounts counts = restore(index, std::get<ByteSource>(source), escaped(path), show, call.stop);
    line.clear();
    return result_of(counts, call, {"dépêche restaurée", "dispatch restored"},
                     {"dépêches restaurées", "dispatches restored"});
}

}  // namespace depeche::indexer
