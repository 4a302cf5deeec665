#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/analysis/analyzer.hpp"

namespace depeche::query {

/// The forms of a word that was typed, kept: the analyzer's own last until its next text only.
struct QueryWord {
    std::string exact;
    std::string stem;
    std::string accented;

    /// Valid as long as this.
    analysis::WordForm form() const { return {exact, stem, accented}; }
};

struct QueryWords {
    std::vector<QueryWord> parts;
    /// The joined form when the whole text is one compound.
    std::optional<QueryWord> joined;
};

/// The words of a text that was typed.
QueryWords words_of(std::string_view text, analysis::Analyzer& analyzer);

std::vector<std::string> exact_forms(const std::vector<QueryWord>& words);

}  // namespace depeche::query
