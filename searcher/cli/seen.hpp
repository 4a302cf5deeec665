#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "depeche/dispatch.hpp"

namespace depeche::cli {

/// What saved searches have told of already, by the names of the searches. Dispatches are known by hashes of
/// their ids and of what they say, not by places in an index: so it outlives a rebuild of that.
class Seen {
public:
    enum class News { none, fresh, changed };

    /// What is new about a dispatch for a search.
    News news(const std::string& search, const Dispatch& dispatch) const;
    void add(const std::string& search, const Dispatch& dispatch);

    /// Nothing has been seen where there is no file. Throws `InputError` for a file that is none of ours.
    static Seen read(const std::filesystem::path& file);

    /// All of it or nothing: written aside, then renamed. Throws `Error` when it cannot be.
    void write(const std::filesystem::path& file) const;

private:
    /// By id, what was said.
    using Dispatches = std::unordered_map<std::uint64_t, std::uint64_t>;
    std::map<std::string, Dispatches> searches_;
};

}  // namespace depeche::cli
