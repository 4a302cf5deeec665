#include "indexer/cli/status.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "indexer/cli/counting.hpp"
#include "indexer/escaping.hpp"
#include "indexer/index_status.hpp"

namespace depeche::indexer {

using Json = nlohmann::ordered_json;

namespace {

Json as_json(const IndexStatus& status, const std::string& index) {
    Json json;
    json["status_version"] = 1;
    json["index"] = escaped(index);
    json["index_version"] = status.version;
    json["analysis"] = status.analysis;
    json["tables"] = status.tables;
    json["generation"] = status.generation;
    json["bytes"] = status.bytes;
    json["dispatches"] = status.dispatches;
    json["undated"] = status.undated;
    json["files"] = status.files;
    json["refused"] = status.refused;
    json["refused_files"] = Json::array();
    for (const FileState& file : status.refused_files) {
        Json first;
        if (!file.refusals.empty())
            first = {{"line", file.refusals.front().line},
                     {"reason",
                      {{"fr", file.refusals.front().reason.french},
                       {"en", file.refusals.front().reason.english}}}};
        json["refused_files"].push_back(
            {{"path", file.identity}, {"refused", file.refused}, {"first", std::move(first)}});
    }
    json["cut_off_at"] = status.cursor.empty() ? Json() : Json(status.cursor);
    json["writer"] = status.writer
                         ? Json{{"process", status.writer->process}, {"command", status.writer->command}}
                         : Json();
    const Json last = Json::parse(status.last_run, nullptr, false);
    json["last_run"] = last.is_object() ? last : Json();
    return json;
}

/// Lines of a name and a value.
class Lines {
public:
    explicit Lines(Language language) : language_(language) {}

    void add(const Text& name, const std::string& value) {
        text_ += fmt::format("{}{}{}\n", name.in(language_),
                             language_ == Language::french ? "\u00a0: " : ": ", value);
    }
    std::string take() { return std::move(text_); }

private:
    Language language_;
    std::string text_;
};

std::string last_run_in_words(const std::string& report, Language language) {
    const Json last = Json::parse(report, nullptr, false);
    if (!last.is_object())
        return {};
    try {
        const Json& counts = last.at("dispatches");
        const auto count = [&](const char* name) { return counts.at(name).get<std::size_t>(); };
        constexpr Text form{"{} le {}, {} : {} lues, {} ajoutées, {} remplacées, {} retirées, {} refusées",
                            "{} on {}, {}: {} read, {} added, {} replaced, {} removed, {} refused"};
        return fmt::format(fmt::runtime(form.in(language)), last.at("command").get<std::string>(),
                           last.at("finished").get<std::string>(), last.at("outcome").get<std::string>(),
                           count("read"), count("added"), count("replaced"), count("removed"),
                           count("refused"));
    } catch (const Json::exception&) {
        return {};
    }
}

std::string as_text(const IndexStatus& status, const std::string& index, Language language) {
    Lines lines(language);
    lines.add({"index", "index"}, fmt::format("{} ({})", escaped(index), status.generation));
    lines.add({"version", "version"}, fmt::format("{} ({})", status.version, status.analysis));
    for (const std::string& table : status.tables)
        lines.add({"tables de noms", "tables of names"}, table);
    lines.add({"taille", "size"}, size_in_words(status.bytes, language));
    lines.add({"dépêches", "dispatches"}, fmt::format("{} ({} {})", status.dispatches, status.undated,
                                                      Text{"sans date", "undated"}.in(language)));
    lines.add({"fichiers lus", "files read"}, std::to_string(status.files));
    lines.add({"refusées", "refused"}, std::to_string(status.refused));
    for (const FileState& file : status.refused_files) {
        const std::string reason = file.refusals.empty() ? "" : file.refusals.front().reason.in(language);
        lines.add({"  fichier", "  file"}, fmt::format("{} ({}) {}", file.identity, file.refused, reason));
    }
    if (const std::string last = last_run_in_words(status.last_run, language); !last.empty())
        lines.add({"dernière exécution", "last run"}, last);
    if (status.writer)
        lines.add({"en cours", "at work"},
                  fmt::format("depeche-indexer {} ({} {})", status.writer->command,
                              Text{"processus", "process"}.in(language), status.writer->process));
    else if (!status.cursor.empty())
        lines.add({"interrompue après", "cut off after"}, status.cursor);
    return lines.take();
}

}  // namespace

CommandResult run_status(const Call& call) {
    refuse_paths(call, "status");
    const std::string& index = index_of(call);
    const IndexStatus status = status_of(index);
    return {call.options.json ? as_json(status, index).dump(2) + '\n'
                              : as_text(status, index, call.language)};
}

}  // namespace depeche::indexer
