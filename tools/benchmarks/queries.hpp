#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/request.hpp"
#include "tools/benchmarks/mode.hpp"

namespace depeche::bench {

enum class Class { rare, common, all, any, phrase, common_phrase, prefix, date, facet };

struct ClassName {
    Class value;
    std::string_view name;
};
inline constexpr ClassName classes[] = {
    {Class::rare, "rare word"},       {Class::common, "common word"}, {Class::all, "AND"},
    {Class::any, "OR of a sentence"}, {Class::phrase, "phrase"},      {Class::common_phrase, "common phrase"},
    {Class::prefix, "prefix"},        {Class::date, "date range"},    {Class::facet, "facet filter"},
};

/// A query as each contender can spell it.
struct Query {
    Class of;
    /// The words asked for; the beginning of one for a prefix.
    std::vector<std::string> words;
    /// yyyymmdd, of a date range; else 0.
    std::uint32_t first_day = 0;
    std::uint32_t last_day = 0;
    /// The id of the source filtered by; else empty.
    std::string source;
    /// How many dispatches of our index match, found by reading them all.
    std::size_t matches = 0;

    /// In our language.
    std::string text() const;
    /// Of us, with everything else as it is by default.
    Request request() const;
};

/// A query in a line, for contenders in processes of their own: mode, class, words, first day, last day,
/// source, with tabs between.
std::string to_line(const Query& query, const ModeName& mode);
struct AskedQuery {
    Query query;
    Mode mode;
};
/// Throws when it is no such line.
AskedQuery from_line(std::string_view line);

/// Picks queries of each class from the dispatches of an index of ours, `each` of every class where there are
/// so many, the same for the same index; and counts what they match by brute force.
std::vector<Query> pick_queries(const std::filesystem::path& index, std::size_t each);

}  // namespace depeche::bench
