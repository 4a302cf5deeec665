#include <array>

#include <algorithm>

#include "tools/manual/program.hpp"

namespace depeche::manual {

Value value_called(std::string_view english_argument) {
    constexpr auto folders = std::to_array<std::string_view>({"DIR", "FOLDER"});
    constexpr auto files = std::to_array<std::string_view>({"FILE", "TABLE"});
    if (std::ranges::find(folders, english_argument) != folders.end())
        return Value::folder;
    if (std::ranges::find(files, english_argument) != files.end())
        return Value::file;
    return Value::any;
}

}  // namespace depeche::manual
