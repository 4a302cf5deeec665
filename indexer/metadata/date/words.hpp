#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "schema/analysis/token.hpp"

namespace depeche::indexer::dates {

/// The words of a text in their order, and what stands between them. An elided word (`l’`, `d’`) is a part of
/// what stands before the next one. Words outside the text, before it too (`at` having wrapped), are empty.
/// Both the text and its tokens must outlive this.
class Words {
public:
    Words(std::string_view text, std::span<const analysis::Token> tokens);

    std::size_t size() const { return words_.size(); }

    /// Lower case, without accents: `fevrier`, `aujourdhui`.
    std::string_view operator[](std::size_t at) const;

    /// Lower case with accents: tells `a` from `à`, `libéra` from `libera`.
    std::string_view accented(std::size_t at) const;

    /// As it was written.
    std::string_view written(std::size_t at) const { return written(at, at + 1); }

    /// The text of the words `[first, behind)` and what stands between them.
    std::string_view written(std::size_t first, std::size_t behind) const;

    /// What stands between a word and the one before it, or the start of the text; for `size()`, what stands
    /// behind the last.
    std::string_view gap(std::size_t at) const;

    /// Whether its first letter is a capital of the Latin alphabet.
    bool has_capital(std::size_t at) const;

    /// Whether a sentence or paragraph ends between a word and the one before it. `M. Blanc` and `F. Blanc`
    /// are one sentence.
    bool starts_sentence(std::size_t at) const;

    std::size_t begin(std::size_t at) const { return words_[at]->begin; }

private:
    std::string_view text_;
    std::vector<const analysis::Token*> words_;
};

}  // namespace depeche::indexer::dates
