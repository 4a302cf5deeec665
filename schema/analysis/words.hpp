#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::analysis {

/// A piece of text between two word boundaries that ICU counts as a word: one with a letter or a digit, and
/// `__`.
struct Word {
    std::uint32_t begin;
    std::uint32_t end;
    /// Only letters and digits: no apostrophe, full stop or other sign that later steps cut at.
    bool plain;
};

/// Word boundaries exactly as ICU's French word breaker has them (UAX #29 with ICU's own tailoring). Runs of
/// Latin letters, digits and common punctuation are broken by a small state machine; whatever holds anything
/// else goes to ICU. Not for two threads at once.
class WordBreaker {
public:
    WordBreaker();
    ~WordBreaker();
    WordBreaker(WordBreaker&&) noexcept;
    WordBreaker& operator=(WordBreaker&&) noexcept;

    /// Starts on a text, which must outlive the calls of `next`.
    void start(std::string_view text);
    /// The next word; false at the end.
    bool next(Word& word);

private:
    struct Icu;
    bool next_fast(Word& word);
    void break_with_icu(std::uint32_t begin);

    std::string_view text_;
    std::uint32_t at_ = 0;
    std::vector<Word> pending_;
    std::size_t pending_at_ = 0;
    std::unique_ptr<Icu> icu_;
};

/// Names the library and data version that boundaries come from.
std::string boundaries_fingerprint();

}  // namespace depeche::analysis
