#include "tools/evaluation/retrieval_measures.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace depeche::evaluation {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

testing::Matcher<double> about(double value) {
    return DoubleNear(value, 1e-9);
}

TEST(RetrievalMeasures, GiveOneForThePerfectOrder) {
    EXPECT_THAT(score({"a", "b"}, {{"a", 2}, {"b", 1}, {"c", 0}}),
                ElementsAre(about(1), about(1), about(0.2), about(1)));
}

TEST(RetrievalMeasures, DiscountWhatComesLater) {
    const double second = 1 / std::log2(3);
    EXPECT_THAT(score({"x", "a"}, {{"a", 1}}), ElementsAre(about(second), about(0.5), about(0.1), about(1)));
    EXPECT_THAT(score({"b", "a"}, {{"a", 2}, {"b", 1}}),
                ElementsAre(about((1 + 2 * second) / (2 + second)), about(1), about(0.2), about(1)));
}

TEST(RetrievalMeasures, SeeTenOnThePageAndAHundredInAll) {
    std::vector<std::string> ranked(200, "x");
    ranked[10] = "a";
    ranked[99] = "b";
    ranked[100] = "c";
    EXPECT_THAT(score(ranked, {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}}),
                ElementsAre(about(0), about(0), about(0), about(0.5)));
}

TEST(RetrievalMeasures, GiveNothingForNothing) {
    EXPECT_THAT(score({}, {{"a", 1}}), ElementsAre(0, 0, 0, 0));
    EXPECT_THAT(score({"a"}, {{"a", 0}}), ElementsAre(0, 0, 0, 0));
}

TEST(PairedBootstrap, IsCertainOfASteadyDifference) {
    const Interval steady = paired_bootstrap(std::vector<double>(50, 0.1));
    EXPECT_NEAR(steady.low, 0.1, 1e-9);
    EXPECT_NEAR(steady.high, 0.1, 1e-9);
    EXPECT_TRUE(steady.is_significant());
}

TEST(PairedBootstrap, IsUncertainOfOneThatComesAndGoes) {
    std::vector<double> differences;
    for (int at = 0; at < 100; ++at)
        differences.push_back(at % 2 == 0 ? 0.5 : -0.48);
    const Interval interval = paired_bootstrap(differences);
    EXPECT_NEAR(interval.mean, 0.01, 1e-9);
    EXPECT_LT(interval.low, 0);
    EXPECT_GT(interval.high, 0);
    EXPECT_FALSE(interval.is_significant());
}

TEST(PairedBootstrap, GivesTheSameIntervalAgain) {
    const std::vector<double> differences{0.3, -0.1, 0.2, 0, 0.4, -0.2, 0.1};
    EXPECT_EQ(paired_bootstrap(differences).low, paired_bootstrap(differences).low);
    EXPECT_EQ(paired_bootstrap({}).mean, 0);
}

}  // namespace
}  // namespace depeche::evaluation
