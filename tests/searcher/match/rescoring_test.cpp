#include <gmock/gmock.h>

#include <string>

#include "depeche/searcher.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using tests::dispatch;
using tests::TemporaryIndex;

/// 120 words between dashes, of which one is `trêve`.
std::string text(int place) {
    std::string words;
    for (int at = 1; at <= 120; ++at)
        words += at == place ? "trêve " : "mot — ";
    return words;
}

TEST(Rescoring, CountsAsLeadWhatStandsAmongItsFirstHundredWords) {
    const TemporaryIndex index{dispatch("behind", text(101)), dispatch("last", text(100))};
    const Results results = Searcher(index.path()).search({.text = "trêve"});
    ASSERT_EQ(results.hits.size(), 2U);
    EXPECT_EQ(results.hits[0].id, "last");
    EXPECT_GT(results.hits[0].score, results.hits[1].score);
}

}  // namespace
}  // namespace depeche
