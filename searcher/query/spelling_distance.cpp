#include "searcher/query/spelling_distance.hpp"

#include <algorithm>

#include "searcher/query/characters.hpp"

namespace depeche::query {

SpellingDistance::SpellingDistance(std::string_view word, std::size_t limit)
    : over_(static_cast<std::uint8_t>(limit + 1)) {
    for (std::size_t at = 0; at < word.size();) {
        const Character c = character_at(word, at);
        word_.push_back(c.code);
        at += c.size;
    }
    Row first(word_.size() + 1);
    for (std::size_t at = 0; at < first.size(); ++at)
        first[at] = static_cast<std::uint8_t>(std::min<std::size_t>(at, over_));
    rows_.push_back(std::move(first));
}

void SpellingDistance::push(char32_t character) {
    pushed_.push_back(character);
    const std::size_t row = depth();
    if (rows_.size() <= row)
        rows_.emplace_back(word_.size() + 1);
    Row& next = rows_[row];
    const Row& previous = rows_[row - 1];
    std::ranges::fill(next, over_);
    next[0] = static_cast<std::uint8_t>(std::min<std::size_t>(row, over_));
    // Cells further than the limit from the diagonal are over it.
    const std::size_t reach = over_ - 1U;
    const std::size_t first = row > reach ? row - reach : 1;
    const std::size_t last = std::min(word_.size(), row + reach);
    for (std::size_t at = std::max<std::size_t>(first, 1); at <= last; ++at) {
        const unsigned differs = word_[at - 1] == character ? 0 : 1;
        unsigned least = std::min({previous[at] + 1U, next[at - 1] + 1U, previous[at - 1] + differs});
        if (at > 1 && row > 1 && word_[at - 1] == pushed_[row - 2] && word_[at - 2] == character)
            least = std::min(least, rows_[row - 2][at - 2] + 1U);
        next[at] = static_cast<std::uint8_t>(std::min<unsigned>(least, over_));
    }
}

void SpellingDistance::keep(std::size_t depth) {
    pushed_.resize(std::min(depth, pushed_.size()));
}

bool SpellingDistance::can_be_near() const {
    return std::ranges::any_of(rows_[depth()], [this](std::uint8_t cell) { return cell < over_; });
}

}  // namespace depeche::query
