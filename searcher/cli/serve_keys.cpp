#include "searcher/cli/serve_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <string_view>

#include "depeche/error.hpp"
#include "searcher/cli/blanks.hpp"
#include "searcher/render/glyphs.hpp"

namespace depeche::cli {

namespace {

/// What a client can send in a header field.
bool is_key(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
}

}  // namespace

std::vector<std::string> read_keys(const std::filesystem::path& file) {
    const std::string name = render::plain(file.string());
    std::error_code ignored;
    std::ifstream in(file);
    if (!in || std::filesystem::is_directory(file, ignored))
        throw InputError({fmt::format("le fichier de clés «\u00A0{}\u00A0» ne peut pas être lu.", name),
                          fmt::format("the file of keys '{}' cannot be read.", name)});
    std::vector<std::string> keys;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        const std::string_view key = trimmed(line);
        if (key.empty() || key.front() == '#')
            continue;
        // What is wrong is not quoted: it may be a secret with a slip in it.
        if (!is_key(key))
            throw InputError(
                {fmt::format("{}, ligne {}\u00A0: une clé est faite de caractères ASCII sans blancs.", name,
                             number),
                 fmt::format("{}, line {}: a key is made of ASCII characters without blanks.", name,
                             number)});
        keys.emplace_back(key);
    }
    if (keys.empty())
        throw InputError(
            {fmt::format("le fichier de clés «\u00A0{}\u00A0» n’en a aucune. En écrire une par ligne, ou "
                         "servir sans --keys.",
                         name),
             fmt::format("the file of keys '{}' has none. Write one a line, or serve without --keys.",
                         name)});
    return keys;
}

}  // namespace depeche::cli
