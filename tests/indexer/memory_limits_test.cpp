#include "indexer/memory_limits.hpp"

#include <gtest/gtest.h>

namespace depeche::indexer {
namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;

TEST(ShareMemory, HoldsLessWhenLessIsGiven) {
    const MemoryLimits little = share_memory(least_memory, 1);
    const MemoryLimits usual = share_memory(usual_memory(1), 1);
    EXPECT_LT(little.under_way, usual.under_way);
    EXPECT_LT(little.batch, usual.batch);
    EXPECT_LT(little.run, usual.run);
}

TEST(ShareMemory, GivesEveryThreadARunOfTheSameMemory) {
    EXPECT_GT(share_memory(256 * mebibyte, 1).run, share_memory(256 * mebibyte, 3).run);
}

TEST(ShareMemory, LeavesRoomForSomethingHoweverLittleIsGiven) {
    const MemoryLimits none = share_memory(0, 256);
    EXPECT_GT(none.under_way, 0U);
    EXPECT_GT(none.batch, 0U);
    EXPECT_GT(none.run, 0U);
}

TEST(ShareMemory, SetsFewerThreadsToWorkInLessMemory) {
    EXPECT_EQ(threads_within(least_memory, 16), 1U);
    EXPECT_EQ(threads_within(256 * mebibyte, 16), 2U);
    EXPECT_EQ(threads_within(std::size_t{1} << 40, 16), 16U);
}

TEST(ShareMemory, TakesNoMoreThanIsOfUse) {
    EXPECT_EQ(share_memory(std::size_t{1} << 40, 2).run, share_memory(std::size_t{1} << 35, 2).run);
}

}  // namespace
}  // namespace depeche::indexer
