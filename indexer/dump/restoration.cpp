#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "depeche/error.hpp"
#include "indexer/dump/dispatch_json.hpp"
#include "indexer/dump/dump.hpp"
#include "indexer/dump/lines.hpp"
#include "indexer/escaping.hpp"
#include "indexer/index_writer.hpp"
#include "schema/index_version.hpp"

namespace depeche::indexer {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t longest_line = std::size_t{256} << 20;

[[noreturn]] void throw_bad_dump(const std::string& name, std::uint64_t line, const Message& reason) {
    const std::string where = location(name, static_cast<std::uint32_t>(line));
    throw InputError(
        {fmt::format("« {} » ne peut être restauré : {} ; l’index reste comme il était", where,
                     reason.french),
         fmt::format("'{}' cannot be restored: {}; the index stays as it was", where, reason.english)});
}

class Restorer {
public:
    Restorer(const std::filesystem::path& index, ByteSource& source, std::string name)
        : source_(source),
          name_(std::move(name)),
          writer_(IndexFolder(index, "restore"), Target::aside, build) {}

    DumpCounts run(const DumpProgress& progress, const StopFlag& stop) {
        read_header();
        for (std::string line; next(line);) {
            if (stop) {
                done_.interrupted = true;
                return done_;
            }
            take(line, progress);
        }
        if (done_.names != expected_.names || done_.files != expected_.files ||
            done_.dispatches != expected_.dispatches || done_.versions != expected_.versions ||
            done_.earlier != expected_.earlier)
            throw_bad_dump(
                name_, 0,
                {fmt::format("il est incomplet ({} dépêches sur {})", done_.dispatches, expected_.dispatches),
                 fmt::format("it is not complete ({} of {} dispatches)", done_.dispatches,
                             expected_.dispatches)});
        writer_.commit();
        if (const auto refused = writer_.take_rejections(); !refused.empty())
            throw_bad_dump(name_, 0, refused.front().reason);
        writer_.publish();
        return done_;
    }

private:
    /// Names come from the dump, not from the tables at hand.
    static Prepared build(const Dispatch& dispatch) {
        static const authority::Authority none(std::span<const authority::Table>{});
        static thread_local analysis::Analyzer analyzer;
        Prepared result = prepare(dispatch, analyzer, none);
        result.names.clear();
        return result;
    }

    bool next(std::string& line) {
        ++line_;
        const auto status = source_.next_line(line, longest_line);
        if (source_.failure())
            throw_bad_dump(name_, line_, *source_.failure());
        if (status == ByteSource::LineStatus::too_long)
            throw_bad_dump(name_, line_, {"ligne trop longue", "line too long"});
        return status == ByteSource::LineStatus::line;
    }

    Json parsed(const std::string& line) const {
        Json json = Json::parse(line, nullptr, false);
        if (!json.is_object() || json.size() != 1)
            throw_bad_dump(name_, line_,
                           {"ce n’est pas une ligne de depeche-indexer dump",
                            "this is no line of depeche-indexer dump"});
        return json;
    }

    void read_header() try {
        std::string line;
        next(line);
        const Json header = parsed(line).at("depeche");
        if (header.at("dump_version") != dump_version || header.at("index_version") != schema::index_version)
            throw_bad_dump(name_, line_,
                           {fmt::format("il est d’un index de version {}, ce programme lit la version {}",
                                        header.at("index_version").dump(), schema::index_version),
                            fmt::format("it is of an index of version {}, this program reads version {}",
                                        header.at("index_version").dump(), schema::index_version)});
        // Dumps made before earlier versions were kept have none.
        expected_ = {header.at("names"), header.at("files"), header.at("dispatches"), header.at("versions"),
                     header.value("earlier", std::size_t{0})};
        writer_.restore_tables(header.at("tables").get<std::vector<std::string>>());
    } catch (const Json::exception& error) {
        throw_unreadable(error);
    }

    void take(const std::string& line, const DumpProgress& progress) try {
        const Json json = parsed(line);
        const auto [kind, content] = *json.items().begin();
        if (kind == "name") {
            writer_.restore_name(name_from_json(content));
            ++done_.names;
        } else if (kind == "file") {
            writer_.remember(file_from_json(content));
            ++done_.files;
        } else if (kind == "version") {
            writer_.restore_version(version_from_json(content));
            ++done_.versions;
        } else if (kind == "earlier") {
            writer_.restore_earlier(earlier_from_json(content));
            ++done_.earlier;
        } else {
            writer_.write(build(dispatch_from_json(json.at("dispatch"))));
            progress(++done_.dispatches, expected_.dispatches);
        }
    } catch (const Json::exception& error) {
        throw_unreadable(error);
    }

    [[noreturn]] void throw_unreadable(const Json::exception& error) const {
        throw_bad_dump(name_, line_,
                       {fmt::format("ligne illisible ({})", error.what()),
                        fmt::format("unreadable line ({})", error.what())});
    }

    ByteSource& source_;
    std::string name_;
    IndexWriter writer_;
    DumpCounts expected_;
    DumpCounts done_;
    std::uint64_t line_ = 0;
};

}  // namespace

DumpCounts restore(const std::filesystem::path& index, ByteSource& source, const std::string& name,
                   const DumpProgress& progress, const StopFlag& stop) {
    return Restorer(index, source, name).run(progress, stop);
}

}  // namespace depeche::indexer
