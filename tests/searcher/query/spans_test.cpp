#include "searcher/query/spans.hpp"

#include <gmock/gmock.h>

#include <random>

namespace depeche::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = SpanNode::Kind;

using Lists = std::vector<std::vector<std::uint32_t>>;

SpanNode leaf(std::size_t number) {
    return {.kind = Kind::word, .leaf = number};
}

SpanNode node(Kind kind, std::size_t distance, std::vector<SpanNode> children) {
    return {.kind = kind, .distance = distance, .children = std::move(children)};
}

std::vector<Span> find(const SpanNode& root, const Lists& positions) {
    return find_spans({std::vector<SpanTree::Leaf>(positions.size()), root}, positions);
}

TEST(FindSpans, FindsWordsInAnyOrderWithinADistance) {
    const SpanNode near = node(Kind::near, 5, {leaf(0), leaf(1)});
    EXPECT_THAT(find(near, {{10}, {15}}), ElementsAre(Span{10, 15}));
    EXPECT_THAT(find(near, {{15}, {10}}), ElementsAre(Span{10, 15}));
    EXPECT_THAT(find(near, {{10}, {16}}), IsEmpty());
    EXPECT_THAT(find(near, {{10, 30}, {12, 28}}), ElementsAre(Span{10, 12}, Span{28, 30}));
    EXPECT_THAT(find(near, {{10}, {}}), IsEmpty());
}

TEST(FindSpans, FindsWordsInOrder) {
    const SpanNode followed = node(Kind::followed, 3, {leaf(0), leaf(1), leaf(2)});
    EXPECT_THAT(find(followed, {{1}, {4}, {7}}), ElementsAre(Span{1, 4, 7}));
    EXPECT_THAT(find(followed, {{1}, {5}, {7}}), IsEmpty());
    EXPECT_THAT(find(followed, {{4}, {1}, {7}}), IsEmpty());
}

TEST(FindSpans, WantsEachPairWithinTheDistance) {
    const SpanNode near = node(Kind::near, 5, {leaf(0), leaf(1), leaf(2)});
    EXPECT_THAT(find(near, {{1}, {4}, {6}}), ElementsAre(Span{1, 4, 6}));
    EXPECT_THAT(find(near, {{1}, {5}, {9}}), IsEmpty());
}

TEST(FindSpans, GivesNoPositionToTwoWords) {
    const SpanNode twice = node(Kind::near, 5, {leaf(0), leaf(1)});
    EXPECT_THAT(find(twice, {{3}, {3}}), IsEmpty());
    EXPECT_THAT(find(twice, {{3, 6}, {3, 6}}), ElementsAre(Span{3, 6}));
}

TEST(FindSpans, MeasuresFromTheEndsOfPhrases) {
    const SpanNode phrase = node(Kind::followed, 1, {leaf(0), leaf(1), leaf(2)});
    const SpanNode near = node(Kind::near, 2, {phrase, leaf(3)});
    EXPECT_THAT(find(near, {{10}, {11}, {12}, {14}}), ElementsAre(Span{10, 11, 12, 14}));
    EXPECT_THAT(find(near, {{10}, {11}, {12}, {8}}), ElementsAre(Span{8, 10, 11, 12}));
    EXPECT_THAT(find(near, {{10}, {11}, {12}, {15}}), IsEmpty());
    EXPECT_THAT(find(near, {{10}, {11}, {13}, {14}}), IsEmpty());
}

TEST(FindSpans, LetsAlternativesDifferInLength) {
    const SpanNode phrase = node(Kind::followed, 1, {leaf(0), leaf(1)});
    const SpanNode either = node(Kind::any, 0, {phrase, leaf(2)});
    const SpanNode near = node(Kind::near, 1, {either, leaf(3)});
    EXPECT_THAT(find(near, {{1}, {2}, {8}, {3, 9}}), ElementsAre(Span{1, 2, 3}, Span{8, 9}));
}

/// What the definition says, tried on every choice of positions.
bool has_match(const Lists& lists, std::uint32_t distance, bool in_order, Span& chosen) {
    if (chosen.size() == lists.size()) {
        for (std::size_t a = 0; a < chosen.size(); ++a)
            for (std::size_t b = a + 1; b < chosen.size(); ++b) {
                if (chosen[a] == chosen[b])
                    return false;
                if (in_order && b == a + 1 && (chosen[b] <= chosen[a] || chosen[b] - chosen[a] > distance))
                    return false;
                const auto [less, more] = std::minmax(chosen[a], chosen[b]);
                if (!in_order && more - less > distance)
                    return false;
            }
        return true;
    }
    for (const std::uint32_t position : lists[chosen.size()]) {
        chosen.push_back(position);
        const bool found = has_match(lists, distance, in_order, chosen);
        chosen.pop_back();
        if (found)
            return true;
    }
    return false;
}

TEST(FindSpans, AgreesWithTryingEveryChoice) {
    std::mt19937 random(11);
    const auto pick = [&](int count) { return std::uniform_int_distribution<int>(0, count - 1)(random); };
    int found = 0;
    for (int round = 0; round < 2000; ++round) {
        Lists lists(static_cast<std::size_t>(2 + pick(3)));
        std::vector<SpanNode> leaves;
        for (auto& list : lists) {
            for (std::uint32_t position = 0; position < 40; ++position)
                if (pick(12) == 0)
                    list.push_back(position);
            leaves.push_back(leaf(leaves.size()));
        }
        const auto distance = static_cast<std::uint32_t>(1 + pick(8));
        const bool in_order = pick(2) == 0;
        Span chosen;
        const bool expected = has_match(lists, distance, in_order, chosen);
        found += expected ? 1 : 0;
        EXPECT_EQ(!find(node(in_order ? Kind::followed : Kind::near, distance, leaves), lists).empty(),
                  expected);
    }
    EXPECT_GT(found, 200);
    EXPECT_LT(found, 1800);
}

TEST(FindSpans, IsBoundedInTextsThatRepeatThemselves) {
    std::vector<std::uint32_t> everywhere(5000);
    for (std::uint32_t at = 0; at < everywhere.size(); ++at)
        everywhere[at] = at;
    const SpanNode near =
        node(Kind::near, 100, {leaf(0), leaf(1), leaf(2), leaf(3), leaf(4), leaf(5), leaf(6), leaf(7)});
    const std::vector<Span> spans = find(near, Lists(8, everywhere));
    EXPECT_FALSE(spans.empty());
    EXPECT_LE(spans.size(), 10'000U);
}

}  // namespace
}  // namespace depeche::query
