#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <chrono>
#include <iostream>
#include <random>
#include <thread>

#include "depeche/searcher.hpp"
#include "tests/faults/operations.hpp"
#include "tests/support/process.hpp"

namespace depeche {

namespace fs = std::filesystem;
using std::chrono::microseconds;
using tests::Operation;
using tests::Operations;

namespace {

/// What readers see of every dispatch of these tests.
std::size_t count(Searcher& searcher) {
    return searcher.search({.text = "dépêche", .limit = 2}).total;
}

/// The answers to a few questions, as ids with their ranks.
std::vector<std::string> answers(const fs::path& index) {
    Searcher searcher(index);
    std::vector<std::string> result;
    for (const char* text : {"trêve", "paix sommet", "dépêche 2003", "« grève budget »", "Kyiv OU tempête"})
        for (const Hit& hit : searcher.search({.text = text, .limit = 50}).hits)
            result.push_back(std::string(text) + ' ' + hit.id + ' ' + hit.title);
    return result;
}

/// Searches all the time, in a thread of its own, and notes what it saw.
class Reader {
public:
    /// Has looked once when this returns: a process may be killed before the thread gets its turn.
    explicit Reader(const fs::path& index) : searcher_(index) {
        look();
        thread_ = std::thread([this] { read(); });
    }

    /// Ends it. The least and most dispatches it saw, and what went wrong.
    void stop() {
        stop_ = true;
        thread_.join();
    }

    std::size_t least = static_cast<std::size_t>(-1);
    std::size_t most = 0;
    std::size_t last = 0;
    std::string error;

private:
    void look() {
        last = count(searcher_);
        least = std::min(least, last);
        most = std::max(most, last);
    }

    void read() try {
        while (!stop_)
            look();
    } catch (const std::exception& failure) {
        error = failure.what();
    }

    Searcher searcher_;
    std::atomic<bool> stop_ = false;
    std::thread thread_;
};

/// Whether what an operation had committed, as a reader saw it, is there after its end.
bool is_kept(const std::string& operation, const Reader& reader, std::size_t now) {
    if (operation == "add" || operation == "replace")
        return now >= reader.most;
    if (operation == "prune")
        return now <= reader.last;
    // The old index or the new one, and nothing between.
    return operation != "compact" || now == reader.most;
}

}  // namespace

TEST(Killing, LosesNothingThatWasCommitted) {
    const long kills = tests::setting("DEPECHE_KILLS", 24);
    const auto seed = static_cast<unsigned>(tests::setting("DEPECHE_SEED", 1));
    std::mt19937 random(seed);
    const Operations operations;
    long killed = 0;
    for (std::size_t round = 0; killed < kills; ++round) {
        const Operation& operation = operations.all()[round % operations.all().size()];
        SCOPED_TRACE(operation.name + ", round " + std::to_string(round));
        const fs::path index = operations.copy_before(operation);
        for (int attempt = 0; attempt < 3; ++attempt) {
            Reader reader(index);
            tests::Process process(DEPECHE_INDEXER, Operations::with_index(operation.arguments, index),
                                   operations.folder().path() / "output");
            std::this_thread::sleep_for(
                microseconds(random() % static_cast<unsigned long>(operation.duration)));
            const bool was_running = process.is_running();
            process.signal(SIGKILL);
            process.wait();
            reader.stop();
            killed += was_running ? 1 : 0;
            ASSERT_EQ(reader.error, "");
            // A new reader sees what the old one saw last, or what was committed behind its back.
            Searcher searcher(index);
            const std::size_t now = count(searcher);
            EXPECT_TRUE(is_kept(operation.name, reader, now)) << now << " after " << reader.last;
        }
        ASSERT_EQ(operations.run({"check", "--sample", "all"}, index), 0) << operations.output();
        ASSERT_EQ(operations.run(operation.arguments, index), 0) << operations.output();
        ASSERT_EQ(operations.run({"check", "--sample", "all"}, index), 0) << operations.output();
        EXPECT_EQ(operations.dump(index), operation.dump);
        EXPECT_EQ(answers(index), answers(operation.after));
    }
    std::cout << killed << " kills, seed " << seed << '\n';
}

}  // namespace depeche
