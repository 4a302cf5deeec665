#include "indexer/run_report.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "depeche/error.hpp"
#include "indexer/escaping.hpp"
#include "schema/system_reason.hpp"

namespace depeche::indexer {

using Json = nlohmann::ordered_json;

namespace {

constexpr unsigned report_version = 1;

Json both(const Message& message) {
    return {{"fr", message.french}, {"en", message.english}};
}

Json recovery_json(const std::optional<Recovery>& recovery) {
    if (!recovery)
        return nullptr;
    Json json{{"process", nullptr}, {"command", nullptr}, {"last", recovery->last}};
    if (recovery->holder) {
        json["process"] = recovery->holder->process;
        json["command"] = recovery->holder->command;
    }
    return json;
}

Json refusals_json(const RunReport& report) {
    Json list = Json::array();
    for (const Rejection& one : report.refusals)
        list.push_back({{"path", escaped(one.path)}, {"line", one.line}, {"reason", both(one.reason)}});
    return list;
}

Json removed_json(const RunReport& report) {
    Json list = Json::array();
    for (const auto& [path, dispatches] : report.removed)
        list.push_back({{"path", escaped(path)}, {"dispatches", dispatches}});
    return list;
}

}  // namespace

std::string to_json(const RunReport& report) {
    const PipelineReport& result = report.result;
    Json json;
    json["report_version"] = report_version;
    json["command"] = report.command;
    json["index"] = escaped(report.index);
    json["started"] = to_utc(report.started);
    json["finished"] = to_utc(report.finished);
    json["outcome"] = report.outcome;
    json["error"] = report.error ? both(*report.error) : Json();
    json["recovered"] = recovery_json(report.recovery);
    json["files"] = {
        {"listed", result.files}, {"unchanged", result.files_unchanged}, {"skipped", result.skipped}};
    json["dispatches"] = {{"read", result.read},
                          {"added", result.written.added},
                          {"replaced", result.written.replaced},
                          {"unchanged", result.written.unchanged},
                          {"removed", result.written.removed},
                          {"refused", result.refused}};
    using Why = SetAside::Why;
    const auto count = [&](Why why) { return result.set_aside[static_cast<std::size_t>(why)]; };
    json["set_aside"] = {{"embargoed", count(Why::embargoed)},
                         {"withheld", count(Why::withheld)},
                         {"cancelled", count(Why::cancelled)},
                         {"no_text", count(Why::no_text)}};
    json["notes"] = result.notes;
    json["last"] = result.last;
    json["refusals"] = refusals_json(report);
    json["removed"] = removed_json(report);
    return json.dump(2) + '\n';
}

std::string to_utc(std::chrono::system_clock::time_point time) {
    return fmt::format("{:%FT%TZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

void write_whole(const std::filesystem::path& path, std::string_view content) {
    const std::filesystem::path fresh = path.native() + ".new";
    errno = 0;
    std::ofstream file(fresh, std::ios::binary);
    file << content << std::flush;
    file.close();
    if (file && ::rename(fresh.c_str(), path.c_str()) == 0)
        return;
    const std::string name = escaped(path.native());
    const Message reason = schema::system_reason(errno);
    std::error_code ignored;
    std::filesystem::remove(fresh, ignored);
    throw InputError(
        {fmt::format("impossible d’écrire « {} » : {} ; vérifiez le chemin, les droits et la place "
                     "libre",
                     name, reason.french),
         fmt::format("cannot write '{}': {}; check the path, its permissions and free space", name,
                     reason.english)});
}

}  // namespace depeche::indexer
