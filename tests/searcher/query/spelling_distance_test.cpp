#include "searcher/query/spelling_distance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace depeche::query {
namespace {

void push(SpellingDistance& distance, std::u32string_view text) {
    for (const char32_t c : text)
        distance.push(c);
}

std::size_t between(std::string_view word, std::u32string_view other, std::size_t limit = 2) {
    SpellingDistance distance(word, limit);
    push(distance, other);
    return distance.distance();
}

TEST(SpellingDistance, CountsOneForEachSlip) {
    EXPECT_EQ(between("macron", U"macron"), 0U);
    EXPECT_EQ(between("macron", U"macrom"), 1U);
    EXPECT_EQ(between("macron", U"macro"), 1U);
    EXPECT_EQ(between("macron", U"maccron"), 1U);
    EXPECT_EQ(between("macron", U"marcon"), 1U);
    EXPECT_EQ(between("macron", U"amcron"), 1U);
    EXPECT_EQ(between("ouchakov", U"ushakov"), 2U);
    EXPECT_EQ(between("été", U"ete"), 2U);
}

TEST(SpellingDistance, TellsNothingApartBeyondItsLimit) {
    EXPECT_EQ(between("macron", U"merkel"), 3U);
    EXPECT_EQ(between("macron", U"merkel", 1), 2U);
    EXPECT_EQ(between("macron", U"", 2), 3U);
}

TEST(SpellingDistance, SharesTheWorkOfCommonBeginnings) {
    SpellingDistance distance("macron", 1);
    push(distance, U"macramé");
    EXPECT_FALSE(distance.can_be_near());
    distance.keep(4);
    EXPECT_TRUE(distance.can_be_near());
    push(distance, U"on");
    EXPECT_EQ(distance.distance(), 0U);
}

/// The textbook table.
std::size_t by_table(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> cell(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cell[i][j] = i + j;
                continue;
            }
            const std::size_t differs = a[i - 1] == b[j - 1] ? 0 : 1;
            cell[i][j] = std::min({cell[i - 1][j] + 1, cell[i][j - 1] + 1, cell[i - 1][j - 1] + differs});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cell[i][j] = std::min(cell[i][j], cell[i - 2][j - 2] + 1);
        }
    return cell[a.size()][b.size()];
}

TEST(SpellingDistance, AgreesWithTheTableOfAllBeginnings) {
    std::mt19937 random(3);
    const auto word = [&] {
        std::string letters(std::uniform_int_distribution<std::size_t>(0, 7)(random), 'a');
        std::ranges::generate(letters, [&] {
            return static_cast<char>('a' + std::uniform_int_distribution<int>(0, 2)(random));
        });
        return letters;
    };
    for (int round = 0; round < 20'000; ++round) {
        const std::string a = word();
        const std::string b = word();
        for (const std::size_t limit : {1U, 2U}) {
            SpellingDistance distance(a, limit);
            bool could = true;
            for (const char c : b) {
                could = could && distance.can_be_near();
                distance.push(static_cast<char32_t>(c));
            }
            ASSERT_EQ(distance.distance(), std::min(by_table(a, b), limit + 1)) << a << ' ' << b;
            if (distance.distance() <= limit) {
                ASSERT_TRUE(could) << a << ' ' << b;
            }
        }
    }
}

}  // namespace
}  // namespace depeche::query
