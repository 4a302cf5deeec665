#include "searcher/cli/seen.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <system_error>
#include <vector>

#include "depeche/error.hpp"
#include "schema/system_reason.hpp"
#include "schema/terms.hpp"

namespace depeche::cli {

namespace {

constexpr std::string_view first_line = "depeche alerts 1";
constexpr std::string_view search_line = "search ";

std::uint64_t id_of(const Dispatch& dispatch) {
    return schema::hash64(dispatch.id);
}

/// Values that are derived from the text are not what a dispatch says.
std::uint64_t content_of(const Dispatch& dispatch) {
    return schema::hash64(dispatch.title + '\n' + dispatch.body);
}

/// `0123456789abcdef 0123456789abcdef`.
std::optional<std::pair<std::uint64_t, std::uint64_t>> parse_pair(std::string_view line) {
    constexpr std::size_t digits = 16;
    if (line.size() != 2 * digits + 1)
        return std::nullopt;
    std::uint64_t id = 0;
    std::uint64_t content = 0;
    const char* const middle = line.data() + digits;
    const char* const end = line.data() + line.size();
    if (std::from_chars(line.data(), middle, id, 16).ptr != middle || *middle != ' ' ||
        std::from_chars(middle + 1, end, content, 16).ptr != end)
        return std::nullopt;
    return std::pair(id, content);
}

Error not_written(const std::filesystem::path& file, int error) {
    const Message reason = schema::system_reason(error);
    return Error(
        {fmt::format("{} ne peut pas être écrit ({})\u00A0: les mêmes dépêches seront signalées de nouveau.",
                     file.string(), reason.french),
         fmt::format("{} cannot be written ({}): the same dispatches will be told again.", file.string(),
                     reason.english)});
}

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

/// Writes, and waits until it is on the disk.
bool write_through(const std::filesystem::path& file, std::string_view text) {
    const std::unique_ptr<std::FILE, CloseFile> out(std::fopen(file.c_str(), "w"));
    return out && std::fwrite(text.data(), 1, text.size(), out.get()) == text.size() &&
           std::fflush(out.get()) == 0 && fsync(fileno(out.get())) == 0;
}

}  // namespace

Seen::News Seen::news(const std::string& search, const Dispatch& dispatch) const {
    const auto known = searches_.find(search);
    if (known == searches_.end())
        return News::fresh;
    const auto before = known->second.find(id_of(dispatch));
    if (before == known->second.end())
        return News::fresh;
    return before->second == content_of(dispatch) ? News::none : News::changed;
}

void Seen::add(const std::string& search, const Dispatch& dispatch) {
    searches_[search][id_of(dispatch)] = content_of(dispatch);
}

Seen Seen::read(const std::filesystem::path& file) {
    Seen seen;
    std::ifstream in(file);
    std::string line;
    if (!in || !std::getline(in, line))
        return seen;
    const auto damaged = [&](std::size_t number) {
        return InputError(
            {fmt::format("{}, ligne {}\u00A0: ce n’est pas ce que alerts y écrit. Effacer le fichier "
                         "pour que tout soit signalé de nouveau.",
                         file.string(), number),
             fmt::format("{}, line {}: this is not what alerts writes there. Delete the file to have "
                         "everything told again.",
                         file.string(), number)});
    };
    if (line != first_line)
        throw damaged(1);
    Dispatches* dispatches = nullptr;
    for (std::size_t number = 2; std::getline(in, line); ++number) {
        if (line.starts_with(search_line)) {
            dispatches = &seen.searches_[line.substr(search_line.size())];
            continue;
        }
        const auto pair = parse_pair(line);
        if (!pair || !dispatches)
            throw damaged(number);
        dispatches->insert(*pair);
    }
    return seen;
}

void Seen::write(const std::filesystem::path& file) const {
    std::string text(first_line);
    text += '\n';
    for (const auto& [name, dispatches] : searches_) {
        text.append(search_line).append(name) += '\n';
        // In order, so that the same state is the same file.
        const std::map<std::uint64_t, std::uint64_t> sorted(dispatches.begin(), dispatches.end());
        for (const auto& [id, content] : sorted)
            fmt::format_to(std::back_inserter(text), "{:016x} {:016x}\n", id, content);
    }
    const std::filesystem::path aside = fmt::format("{}.{}", file.string(), getpid());
    errno = 0;
    if (write_through(aside, text) && std::rename(aside.c_str(), file.c_str()) == 0)
        return;
    const int reason = errno;
    std::error_code ignored;
    std::filesystem::remove(aside, ignored);
    throw not_written(file, reason);
}

}  // namespace depeche::cli
