#include "indexer/sketch.hpp"

#include <gtest/gtest.h>

#include <string>

#include "schema/analysis/analyzer.hpp"

namespace depeche::indexer {
namespace {

/// Words that no other text has, but the same for the same numbers.
std::string words(int first, int last) {
    std::string text;
    for (int word = first; word < last; ++word)
        text += "mot" + std::to_string(word) + ' ';
    return text;
}

Resemblance compare(const Sketch& a, const Sketch& b) {
    return resemblance(view(a), view(b));
}

class SketchTest : public testing::Test {
protected:
    Sketch of(const std::string& text) { return sketch(analyzer.analyze(text)).value(); }

    analysis::Analyzer analyzer;
};

TEST_F(SketchTest, IsMadeOfTextsThatAreLongEnoughToBeSomebodysOwn) {
    EXPECT_FALSE(sketch(analyzer.analyze("")));
    EXPECT_FALSE(sketch(analyzer.analyze("Voici le programme du jour.")));
    EXPECT_TRUE(sketch(analyzer.analyze(words(0, 20))));
}

TEST_F(SketchTest, ComparesShortTextsExactly) {
    const Resemblance half = compare(of(words(0, 43)), of(words(0, 23)));
    EXPECT_DOUBLE_EQ(half.of_both, 0.5);
    EXPECT_DOUBLE_EQ(half.of_shorter, 1);
    EXPECT_DOUBLE_EQ(compare(of(words(0, 43)), of(words(100, 143))).of_both, 0);
}

TEST_F(SketchTest, EstimatesLongTexts) {
    const Resemblance half = compare(of(words(0, 4000)), of(words(2000, 4000)));
    EXPECT_NEAR(half.of_both, 0.5, 0.15);
    EXPECT_NEAR(half.of_shorter, 1, 0.3);
    EXPECT_NEAR(compare(of(words(0, 4000)), of(words(4000, 8000))).of_both, 0, 0.05);
}

TEST_F(SketchTest, OverlooksCaseAndAccents) {
    EXPECT_EQ(of("Été " + words(0, 20)), of("ETE " + words(0, 20)));
}

TEST_F(SketchTest, IsReadBackAsItWasWritten) {
    for (const int last : {20, 500}) {
        const Sketch written = of(words(0, last));
        EXPECT_EQ(decode_sketch(encode(written)), written);
    }
    EXPECT_EQ(decode_sketch("\xff\xff\xff"), Sketch{});
    EXPECT_FALSE(are_copies(compare(Sketch{}, of(words(0, 20)))));
}

}  // namespace
}  // namespace depeche::indexer
