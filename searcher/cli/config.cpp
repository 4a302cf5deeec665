#include "searcher/cli/config.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/cli/option_table.hpp"
#include "searcher/render/glyphs.hpp"

namespace depeche::cli {

namespace {

/// Habits, not questions: no filters, no formats that a script does not expect.
constexpr auto keys = std::to_array<std::string_view>({"color", "date-unit", "facet-order", "facets",
                                                       "histogram", "index", "lang", "limit", "links",
                                                       "match", "pager", "saved", "snippets", "sort"});

bool is_settled(std::string_view key, const Environment& environment) {
    return (key == "index" && !environment.index.empty()) || (key == "saved" && !environment.saved.empty()) ||
           (key == "color" && (!environment.no_color.empty() || !environment.clicolor_force.empty()));
}

/// Where in a config file something is wrong.
InputError wrong(const std::filesystem::path& file, const toml::source_region& where, const Message& what) {
    const std::string name = render::plain(file.string());
    return InputError({fmt::format("{}, ligne {}\u00A0: {}", name, where.begin.line, what.french),
                       fmt::format("{}, line {}: {}", name, where.begin.line, what.english)});
}

Message unknown_key(std::string_view key) {
    const std::string quote = render::shortened(key, longest_quote);
    return {fmt::format("«\u00A0{}\u00A0» n’est pas un réglage. Ils s’appellent\u00A0: {}.", quote,
                        fmt::join(keys, ", ")),
            fmt::format("'{}' is no setting. They are: {}.", quote, fmt::join(keys, ", "))};
}

std::optional<std::string> text_of(const toml::node& value) {
    if (const auto text = value.value_exact<std::string>())
        return *text;
    if (const auto number = value.value_exact<std::int64_t>())
        return std::to_string(*number);
    return std::nullopt;
}

InputError unreadable(const std::filesystem::path& file) {
    const std::string name = render::plain(file.string());
    return InputError({fmt::format("le fichier de configuration «\u00A0{}\u00A0» ne peut pas être lu.", name),
                       fmt::format("the config file '{}' cannot be read.", name)});
}

toml::table parsed(const std::filesystem::path& file) try {
    // A folder would be read as an empty file.
    if (std::error_code ignored; std::filesystem::is_directory(file, ignored))
        throw unreadable(file);
    return toml::parse_file(file.string());
} catch (const toml::parse_error& error) {
    const std::string reason(error.description());
    if (error.source().begin.line == 0)
        throw unreadable(file);
    throw wrong(file, error.source(),
                {fmt::format("ce n’est pas du TOML ({}). Écrire par exemple\u00A0: limit = 20", reason),
                 fmt::format("this is no TOML ({}). Write for instance: limit = 20", reason)});
}

void apply(Options& options, const std::filesystem::path& file, const toml::key& key,
           const toml::node& value) {
    const OptionRow& row = *find_option(fmt::format("--{}", key.str()));
    const std::optional<std::string> text = text_of(value);
    if (!text)
        throw wrong(file, value.source(),
                    {fmt::format("{} veut un texte entre guillemets ou un nombre.", key.str()),
                     fmt::format("{} wants a text in quotes or a number.", key.str())});
    try {
        row.apply(options, row, *text);
    } catch (const Misuse& misuse) {
        throw wrong(file, value.source(), misuse.message);
    }
}

}  // namespace

std::span<const std::string_view> config_keys() {
    return keys;
}

Options read_config(const std::filesystem::path& file, Existence existence, const Command& command,
                    const Environment& environment) {
    Options options;
    std::error_code ignored;
    if (existence == Existence::optional && !std::filesystem::exists(file, ignored))
        return options;
    for (const auto& [key, value] : parsed(file)) {
        if (std::ranges::find(keys, key.str()) == keys.end())
            throw wrong(file, key.source(), unknown_key(key.str()));
        if (!is_settled(key.str(), environment) &&
            serves(*find_option(fmt::format("--{}", key.str())), command))
            apply(options, file, key, value);
    }
    // A limit that is a habit is none that was given.
    options.limited = false;
    return options;
}

}  // namespace depeche::cli
