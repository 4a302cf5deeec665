#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "searcher/cli/command.hpp"
#include "searcher/cli/environment.hpp"
#include "searcher/cli/options.hpp"

namespace depeche::cli {

enum class Existence { optional, must_exist };

/// What a config file in TOML says of options: a key is the name of an option, its value what the option
/// takes. A key whose environment variable is set, or whose option the command does not take, is passed over.
/// Throws `InputError` naming the file and line for what TOML does not allow, an unknown key, and a value
/// that will not do. A `file` that is not there says nothing, unless it `must_exist`.
Options read_config(const std::filesystem::path& file, Existence existence, const Command& command,
                    const Environment& environment);

/// The option names that may stand in a config file.
std::span<const std::string_view> config_keys();

}  // namespace depeche::cli
