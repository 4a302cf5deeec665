#include "searcher/query/name_memory.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace depeche::query {
namespace {

using Words = std::vector<std::string>;

TEST(NameMemory, TellsWhatWasLookedUpFromWhatWasNot) {
    NameMemory memory;
    EXPECT_EQ(memory.find(Words{"kiev"}), nullptr);
    memory.keep(Words{"kiev"}, {{"Kyiv", {"kyiv"}, "Kiev"}});
    memory.keep(Words{"paix"}, {});
    ASSERT_NE(memory.find(Words{"kiev"}), nullptr);
    EXPECT_EQ(memory.find(Words{"kiev"})->front().spelling, "Kyiv");
    ASSERT_NE(memory.find(Words{"paix"}), nullptr);
    EXPECT_TRUE(memory.find(Words{"paix"})->empty());
}

TEST(NameMemory, TellsWordsFromAName) {
    NameMemory memory;
    memory.keep(Words{"youri", "ouchakov"}, {{"Yuri Ushakov", {"yuri", "ushakov"}, "Iouri Ouchakov"}});
    EXPECT_EQ(memory.find(Words{"youri"}), nullptr);
    EXPECT_EQ(memory.find(Words{"youriouchakov"}), nullptr);
    EXPECT_NE(memory.find(Words{"youri", "ouchakov"}), nullptr);
}

TEST(NameMemory, ForgetsWhenItIsFull) {
    NameMemory memory;
    constexpr int many = 25'000;
    for (int number = 0; number < many; ++number)
        memory.keep(Words{std::to_string(number)}, {});
    EXPECT_EQ(memory.find(Words{"0"}), nullptr);
    EXPECT_NE(memory.find(Words{std::to_string(many - 1)}), nullptr);
}

}  // namespace
}  // namespace depeche::query
