#include "schema/authority/transliteration.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "schema/authority/authority.hpp"

namespace depeche::authority {
namespace {

bool are_proposed(std::string_view one, std::string_view other) {
    const auto left = spelling_key(one);
    const auto right = spelling_key(other);
    return left && right && may_be_one_person(*left, *right);
}

TEST(SpellingKey, JoinsTranscriptionsOfOneName) {
    const std::vector<std::pair<std::string, std::string>> pairs{
        {"Viatcheslav Volodine", "Vyacheslav Volodin"}, {"Sergueï Kirienko", "Sergey Kiriyenko"},
        {"Abdelkader Hachani", "Abd al-Qader Hashani"}, {"Nadejda Kroupskaïa", "Nadezhda Krupskaya"},
        {"Mohamed El Baradei", "Mohammed el-Baradeï"},  {"Ivan Ivanovitch Pavlov", "Ivan Pavlov"},
    };
    for (const auto& [one, other] : pairs)
        EXPECT_TRUE(are_proposed(one, other)) << one << " / " << other;
}

TEST(SpellingKey, IsOfPeopleWithTwoWordsOrMore) {
    for (const char* name : {"", "Poutine", "V. Poutine", "al-Assad", "Ali Li", "李鵬", "Владимир"})
        EXPECT_FALSE(spelling_key(name)) << name;
}

TEST(SpellingKey, IsNotOfEastAsianNames) {
    for (const char* name : {"Li Peng", "Xi Jinping", "Deng Xiaoping", "Kim Jong-un", "Moon Jae-in",
                             "Yoon Suk-yeol", "Nguyen Phu Trong", "Pham Minh Chinh", "Lee Jae-myung"})
        EXPECT_FALSE(spelling_key(name)) << name;
}

TEST(SpellingKey, IsOfOtherNamesThatLookALittleLikeThem) {
    for (const char* name :
         {"Kim Kardashian", "Lee Harvey Oswald", "Rosa Parks", "Ban Nikolov", "Hannah Arendt"})
        EXPECT_TRUE(spelling_key(name)) << name;
}

TEST(SpellingKey, KeepsWomenAndMenApart) {
    EXPECT_FALSE(are_proposed("Oleg Petrenko", "Olga Petrenko"));
    EXPECT_FALSE(are_proposed("Martin Durand", "Martine Durand"));
    EXPECT_FALSE(are_proposed("Michel Durand", "Michelle Durand"));
    EXPECT_FALSE(are_proposed("Mario Rossini", "Marie Rossini"));
    EXPECT_FALSE(are_proposed("Sacha Ivanov", "Sacha Ivanova"));
}

struct Pair {
    bool same;
    std::string one;
    std::string other;
};

std::vector<Pair> golden_pairs() {
    std::ifstream file(DEPECHE_TEST_SOURCES "/schema/authority/name_pairs.tsv");
    std::vector<Pair> pairs;
    for (std::string line; std::getline(file, line);) {
        const auto first = line.find('\t');
        const auto second = line.find('\t', first + 1);
        if (line.starts_with("same\t") || line.starts_with("other\t"))
            pairs.push_back({line.starts_with("same"), line.substr(first + 1, second - first - 1),
                             line.substr(second + 1)});
    }
    return pairs;
}

/// How many pairs a rule joins, rightly and wrongly; says which it gets wrong.
struct Score {
    std::string name;
    int right = 0;
    int wrong = 0;
    int all = 0;

    void count(const Pair& pair, bool joined) {
        all += pair.same;
        right += joined && pair.same;
        wrong += joined && !pair.same;
        if (joined != pair.same)
            std::cout << name << (joined ? " joins " : " misses ") << pair.one << " / " << pair.other << '\n';
    }
    double precision() const { return right + wrong == 0 ? 1 : double(right) / (right + wrong); }
    double recall() const { return double(right) / all; }
    void print() const {
        std::cout << name << ": recall " << recall() << ", precision " << precision() << '\n';
    }
};

TEST(NamePairs, AreProposedWithFewErrors) {
    const std::vector<Pair> pairs = golden_pairs();
    ASSERT_EQ(pairs.size(), 120U);
    Score score{"proposal"};
    for (const Pair& pair : pairs)
        score.count(pair, are_proposed(pair.one, pair.other));
    score.print();
    EXPECT_GE(score.recall(), 0.75);
    EXPECT_GE(score.precision(), 0.9);
}

TEST(NamePairs, AreJoinedByTheTablesWithoutError) {
    const Authority authority(builtin_tables());
    analysis::Analyzer analyzer;
    Score score{"table"};
    for (const Pair& pair : golden_pairs()) {
        const Entry* one = authority.find(schema::FieldId::actor, pair.one, analyzer);
        score.count(pair, one && one == authority.find(schema::FieldId::actor, pair.other, analyzer));
    }
    score.print();
    EXPECT_EQ(score.precision(), 1);
}

}  // namespace
}  // namespace depeche::authority
