#include "schema/analysis/sentences.hpp"

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>
#include <new>
#include <stdexcept>

namespace depeche::analysis {

namespace {

/// Made once: it costs what breaking fifty dispatches does, a copy nearly nothing.
const icu::BreakIterator& french_breaker() {
    static const std::unique_ptr<icu::BreakIterator> breaker = [] {
        UErrorCode status = U_ZERO_ERROR;
        // ss=standard: ICU's list of French abbreviations ("M.", "janv.") does not end a sentence.
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createSentenceInstance(icu::Locale("fr@ss=standard"), status));
        if (U_FAILURE(status))
            throw std::runtime_error("ICU has no sentence breaker for French: its data package is missing");
        return made;
    }();
    return *breaker;
}

}  // namespace

struct SentenceBreaker::Icu {
    Icu() : breaker(french_breaker().clone()) {
        if (!breaker)
            throw std::bad_alloc();
    }
    ~Icu() { utext_close(&text); }
    Icu(const Icu&) = delete;
    Icu& operator=(const Icu&) = delete;

    std::unique_ptr<icu::BreakIterator> breaker;
    UText text = UTEXT_INITIALIZER;
};

SentenceBreaker::SentenceBreaker() : icu_(std::make_unique<Icu>()) {}
SentenceBreaker::~SentenceBreaker() = default;
SentenceBreaker::SentenceBreaker(SentenceBreaker&&) noexcept = default;
SentenceBreaker& SentenceBreaker::operator=(SentenceBreaker&&) noexcept = default;

std::vector<std::uint32_t> SentenceBreaker::starts(std::string_view text) {
    std::vector<std::uint32_t> result;
    if (text.empty())
        return result;
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&icu_->text, text.data(), static_cast<std::int64_t>(text.size()), &status);
    icu_->breaker->setText(&icu_->text, status);
    if (U_FAILURE(status))
        throw std::runtime_error(
            fmt::format("ICU cannot break text into sentences: {}", u_errorName(status)));
    const auto end = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = icu_->breaker->first(); at != icu::BreakIterator::DONE && at < end;
         at = icu_->breaker->next())
        result.push_back(static_cast<std::uint32_t>(at));
    return result;
}

}  // namespace depeche::analysis
