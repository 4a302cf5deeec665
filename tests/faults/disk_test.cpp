#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <iostream>
#include <string>

#include "depeche/searcher.hpp"
#include "tests/faults/operations.hpp"
#include "tests/support/process.hpp"

namespace depeche {

namespace fs = std::filesystem;
using tests::Operation;
using tests::Operations;

namespace {

std::vector<std::string> faults(const fs::path& folder, const fs::path& index, long at, int error,
                                bool once) {
    std::vector<std::string> variables{"LD_PRELOAD=" DEPECHE_FAILING_WRITES, "FAULT_FOLDER=" + index.string(),
                                       "FAULT_COUNT=" + (folder / "writes").string(),
                                       "FAULT_AT=" + std::to_string(at),
                                       "FAULT_ERROR=" + std::to_string(error)};
    if (once)
        variables.emplace_back("FAULT_ONCE=1");
    return variables;
}

/// Whether the program ended as one that could not write: no crash, and it said so, or it came through.
bool ended_in_order(int code) {
    return code == 0 || code == 1 || code == 3;
}

void break_writes(int error, bool once) {
    const long points = tests::setting("DEPECHE_FAULTS", 2);
    const Operations operations;
    const fs::path& folder = operations.folder().path();
    long failed = 0;
    for (const Operation& operation : operations.all()) {
        fs::path index = operations.copy_before(operation);
        ASSERT_EQ(operations.run(operation.arguments, index, faults(folder, index, 1L << 60, error, once)),
                  0);
        const long writes = std::stol(tests::content_of(folder / "writes"));
        const long step = std::max(1L, writes / points);
        for (long at = 1; at <= writes; at += step) {
            SCOPED_TRACE(operation.name + ", write " + std::to_string(at) + " of " + std::to_string(writes));
            index = operations.copy_before(operation);
            const int code =
                operations.run(operation.arguments, index, faults(folder, index, at, error, once));
            ASSERT_TRUE(ended_in_order(code)) << code << '\n' << operations.output();
            if (code == 3) {
                EXPECT_NE(operations.output().find("index"), std::string::npos) << operations.output();
            }
            failed += code == 3 ? 1 : 0;
            ASSERT_EQ(operations.run({"check", "--sample", "all"}, index), 0) << operations.output();
            Searcher(index).search({.text = "dépêche"});
            ASSERT_EQ(operations.run(operation.arguments, index), 0) << operations.output();
            EXPECT_EQ(operations.dump(index), operation.dump);
        }
    }
    EXPECT_GT(failed, 0);
    std::cout << failed << " runs that could not go on\n";
}

}  // namespace

TEST(Disk, ThatIsFullCostsNothingThatWasCommitted) {
    break_writes(ENOSPC, false);
}

TEST(Disk, ThatFailsOnceCostsNothingThatWasCommitted) {
    break_writes(EIO, true);
}

}  // namespace depeche
