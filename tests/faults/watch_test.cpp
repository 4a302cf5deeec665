#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <functional>
#include <iostream>
#include <optional>
#include <thread>

#include "depeche/searcher.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using testing::HasSubstr;

class Watching : public testing::Test {
protected:
    fs::path in() const { return folder.path() / "in"; }
    fs::path index() const { return folder.path() / "index"; }
    std::string output() const { return tests::content_of(folder.path() / "output"); }

    static bool wait_for(const std::function<bool()>& event,
                         milliseconds longest = std::chrono::seconds(30)) {
        const auto end = Clock::now() + longest;
        while (!event()) {
            if (Clock::now() > end)
                return false;
            std::this_thread::sleep_for(milliseconds(10));
        }
        return true;
    }

    void start() {
        folder.write("in/first.txt", "La première dépêche.");
        process.emplace(
            DEPECHE_INDEXER,
            std::vector<std::string>{"watch", "--index", index(), "--prune", "--lang", "en", in()},
            folder.path() / "output");
        ASSERT_TRUE(wait_for([&] { return output().find("are watched") != std::string::npos; })) << output();
        searcher.emplace(index());
    }

    std::size_t count(const std::string& word) { return searcher->search({.text = word}).total; }

    tests::TemporaryFolder folder;
    std::optional<tests::Process> process;
    std::optional<Searcher> searcher;
};

TEST_F(Watching, MakesEachOfAHundredFilesFoundWithinTwoSeconds) {
    start();
    int in_time = 0;
    milliseconds longest{0};
    for (int number = 0; number < 100; ++number) {
        const std::string word = "mot" + std::to_string(number);
        folder.write("in/" + word + ".txt", "La dépêche du " + word + ".");
        const auto dropped = Clock::now();
        ASSERT_TRUE(wait_for([&] { return count(word) == 1; })) << word << '\n' << output();
        const auto took = std::chrono::duration_cast<milliseconds>(Clock::now() - dropped);
        longest = std::max(longest, took);
        in_time += took <= milliseconds(2000) ? 1 : 0;
    }
    EXPECT_EQ(in_time, 100);
    std::cout << in_time << " of 100 within 2 s, the longest took " << longest.count() << " ms\n";
}

TEST_F(Watching, FollowsFoldersMovesAndRemovals) {
    start();
    // Made elsewhere and moved in, a new folder with content, one that is written slowly, one that goes away.
    fs::rename(folder.write("tmp/moved.txt", "La dépêche déplacée."), in() / "moved.txt");
    folder.write("in/new/deep/er.txt", "La dépêche profonde.");
    folder.write("in/.hidden/x.txt", "La dépêche cachée.");
    EXPECT_TRUE(wait_for([&] { return count("déplacée") == 1 && count("profonde") == 1; })) << output();
    folder.write("in/new/deep/last.txt", "La dépêche tardive.");
    fs::remove(in() / "first.txt");
    EXPECT_TRUE(wait_for([&] { return count("tardive") == 1 && count("première") == 0; })) << output();
    fs::remove_all(in() / "new");
    EXPECT_TRUE(wait_for([&] { return count("profonde") == 0 && count("tardive") == 0; })) << output();
    EXPECT_EQ(count("cachée"), 0U);
}

TEST_F(Watching, LetsOthersHaveTheIndexAndStopsWhenTold) {
    start();
    folder.write("autre.txt", "La dépêche ajoutée.");
    EXPECT_EQ(tests::run_program(DEPECHE_INDEXER, {"add", "--index", index(), folder.path() / "autre.txt"},
                                 folder.path() / "add"),
              0)
        << tests::content_of(folder.path() / "add");
    EXPECT_TRUE(wait_for([&] { return count("ajoutée") == 1; }));
    process->signal(SIGTERM);
    EXPECT_EQ(process->wait(), 0);
    EXPECT_THAT(output(), HasSubstr("stopped: 1 dispatch committed"));
}

}  // namespace depeche
