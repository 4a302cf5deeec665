#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/analysis/analyzer.hpp"

namespace depeche::authority {

/// A name as the tables look it up.
struct NameKey {
    /// The exact forms of its words with a blank between; empty for a name without words.
    std::string key;
    /// Where each word begins in the name, in bytes, and where the last one ends.
    std::vector<std::uint32_t> begins;
    std::uint32_t end = 0;

    std::string_view first() const { return std::string_view(key).substr(0, key.find(' ')); }
};

inline constexpr std::size_t most_words_of_name = 32;

/// The key of a name, its words being those of the analyzer.
NameKey name_key(std::string_view name, analysis::Analyzer& analyzer);

/// The same for the names that are letters of French, blanks, hyphens and elisions: most of them, thirty
/// times faster. The key is empty for the others.
NameKey plain_name_key(std::string_view name);

}  // namespace depeche::authority
