#include "schema/analysis/stem_exceptions.hpp"

#include <algorithm>

namespace depeche::analysis {

namespace {

/// The row that begins a text.
StemException first_row(std::string_view text) {
    const std::size_t tab = text.find('\t');
    return {text.substr(0, tab), text.substr(tab + 1, text.find('\n', tab) - tab - 1)};
}

}  // namespace

StemException StemExceptions::operator[](std::size_t row) const {
    return first_row(text_.substr(rows_[row]));
}

std::optional<std::string_view> StemExceptions::stem_of(std::string_view word) const {
    const auto found = std::ranges::lower_bound(
        rows_, word, {}, [&](std::uint32_t begin) { return first_row(text_.substr(begin)).word; });
    if (found == rows_.end())
        return std::nullopt;
    const StemException row = first_row(text_.substr(*found));
    return row.word == word ? std::optional(row.stem) : std::nullopt;
}

}  // namespace depeche::analysis
