#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/results.hpp"
#include "searcher/render/text.hpp"

namespace depeche::render {

/// A dispatch that a saved search tells of.
struct Alert {
    /// Name of the search.
    std::string_view search;
    Hit hit;
    /// It was told before, with another text.
    bool changed = false;
    /// What of the query it matches, in the query language.
    std::vector<std::string> clauses = {};
};

/// The search whose alerts follow.
std::string alert_heading(std::string_view name, std::string_view query, const TextStyle& style);

/// For people.
std::string to_text(const Alert& alert, const TextStyle& style);

/// `3 nouvelles dépêches, 1 modifiée`, and blank lines around.
std::string alert_count(std::uint64_t fresh, std::uint64_t changed, const TextStyle& style);

/// One JSON object in a line: `format_version`, `search`, `change` (`new` or `changed`), `clauses` and `hit`,
/// which is that of `answer.schema.json`.
std::string to_json(const Alert& alert);

}  // namespace depeche::render
