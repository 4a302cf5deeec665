#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace depeche::analysis {

/// Sentence boundaries as ICU's French rules have them, abbreviations known (`M. Zelensky` is one sentence);
/// a line end always ends a sentence. Not for two threads at once.
class SentenceBreaker {
public:
    SentenceBreaker();
    ~SentenceBreaker();
    SentenceBreaker(SentenceBreaker&&) noexcept;
    SentenceBreaker& operator=(SentenceBreaker&&) noexcept;

    /// Byte offsets of the starts of sentences in `text` (UTF-8), the first one 0, none for an empty text.
    /// White space after a sentence belongs to it.
    std::vector<std::uint32_t> starts(std::string_view text);

private:
    struct Icu;
    std::unique_ptr<Icu> icu_;
};

}  // namespace depeche::analysis
