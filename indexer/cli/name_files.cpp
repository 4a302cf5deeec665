#include "indexer/cli/name_files.hpp"

#include <fmt/format.h>

#include <ostream>

#include "indexer/escaping.hpp"
#include "indexer/reader/encoding.hpp"

namespace depeche::indexer {

namespace {

constexpr std::size_t max_table_bytes = std::size_t{64} << 20;

[[noreturn]] void refuse(const std::string& path, const Message& reason) {
    throw Misuse({fmt::format("table de noms « {} » : {}", path, reason.french),
                  fmt::format("table of names '{}': {}", path, reason.english)});
}

std::string read_table(const std::string& path, const std::string& name, const StopFlag& stop) {
    auto opened = ByteSource::open(path, stop);
    if (const auto* reason = std::get_if<Message>(&opened))
        refuse(name, *reason);
    auto& source = std::get<ByteSource>(opened);
    std::string bytes;
    if (!source.read_all(bytes, max_table_bytes))
        refuse(name, {"trop grande (plus de 64 Mo)", "too large (more than 64 MB)"});
    if (source.failure())
        refuse(name, *source.failure());
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.erase(0, 3);
    if (is_utf8(bytes))
        return bytes;
    if (auto text = from_windows_1252(bytes))
        return *std::move(text);
    refuse(name, {"encodage inconnu : enregistrez-la en UTF-8", "unknown encoding: save it as UTF-8"});
}

}  // namespace

authority::NameTables load_names(const Call& call) {
    std::vector<authority::OperatorTable> theirs;
    for (const std::string& path : call.options.names.empty() ? call.environment.names : call.options.names) {
        const std::string name = escaped(path);
        theirs.push_back({name, read_table(path, name, call.stop)});
    }
    authority::NameTables tables(theirs);
    const std::string_view colon = call.language == Language::french ? "\u00a0: " : ": ";
    for (const authority::TableProblem& problem : tables.merged.problems)
        call.err << location(problem.file, static_cast<std::uint32_t>(problem.line)) << colon
                 << problem.reason.in(call.language) << '\n';
    return tables;
}

}  // namespace depeche::indexer
