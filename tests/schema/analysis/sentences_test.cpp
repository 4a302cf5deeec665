#include "schema/analysis/sentences.hpp"

#include <gmock/gmock.h>

namespace depeche::analysis {
namespace {

std::vector<std::string> sentences(std::string_view text) {
    SentenceBreaker breaker;
    const auto starts = breaker.starts(text);
    std::vector<std::string> result;
    for (std::size_t at = 0; at < starts.size(); ++at)
        result.emplace_back(text.substr(
            starts[at], at + 1 < starts.size() ? starts[at + 1] - starts[at] : std::string_view::npos));
    return result;
}

TEST(SentenceBreaker, KnowsFrenchAbbreviations) {
    EXPECT_THAT(sentences("M. Zelensky est arrivé. Il repart le 3 janv. 2026."),
                testing::ElementsAre("M. Zelensky est arrivé. ", "Il repart le 3 janv. 2026."));
}

TEST(SentenceBreaker, EndsASentenceAtALineEnd) {
    EXPECT_THAT(sentences("Contexte\nLa paix est proche"),
                testing::ElementsAre("Contexte\n", "La paix est proche"));
    EXPECT_THAT(sentences(""), testing::ElementsAre());
}

}  // namespace
}  // namespace depeche::analysis
