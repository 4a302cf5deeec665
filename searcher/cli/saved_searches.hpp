#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/language.hpp"

namespace depeche::cli {

/// A query with a name.
struct SavedSearch {
    std::string name;
    std::string text;

    bool operator==(const SavedSearch&) const = default;
};

/// The saved searches of a file, in its order, and what in it could not be read as one.
struct SavedSearches {
    std::vector<SavedSearch> searches;
    std::vector<Message> complaints;

    /// As a `Request` takes them.
    std::map<std::string, std::string> by_name() const;
};

/// Reads a file that people write: `name = query` in a line, whatever is in the query; a line that begins
/// with a blank goes on with the query before; empty lines and what begins with `#` say nothing. A name has
/// letters, digits, hyphens and underscores. `file` is for complaints.
SavedSearches parse_saved_searches(std::string_view text, const std::filesystem::path& file);

}  // namespace depeche::cli
