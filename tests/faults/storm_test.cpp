#include <gtest/gtest.h>

#include <atomic>
#include <iostream>
#include <thread>
#include <vector>

#include "depeche/searcher.hpp"
#include "tests/faults/operations.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {

TEST(Readers, SeeNoErrorUnderAWriterThatCommitsAllTheTime) {
    const long commits = tests::setting("DEPECHE_COMMITS", 150);
    std::vector<Dispatch> first;
    for (int number = 0; number < 200; ++number)
        first.push_back(
            tests::dispatch("d" + std::to_string(number), "La trêve tient à Kyiv.").place("Kyiv"));
    tests::TemporaryIndex index(first);
    std::atomic<bool> stop = false;
    std::atomic<std::size_t> requests = 0;
    std::vector<std::string> errors(2);
    std::vector<std::thread> readers;
    for (std::string& error : errors)
        readers.emplace_back([&] {
            try {
                Searcher searcher(index.path());
                while (!stop) {
                    const Results results = searcher.search({.text = "trêve", .limit = 20});
                    if (results.total < 100 || results.hits.size() != 20)
                        error = "saw " + std::to_string(results.total);
                    ++requests;
                }
            } catch (const std::exception& failure) {
                error = failure.what();
            }
        });
    for (int round = 0; round < commits; ++round) {
        const std::string text = "La trêve tient, tour " + std::to_string(round) + ".";
        if (round % 25 == 24)
            index.rebuild_from(first);
        else
            index.add({tests::dispatch("d" + std::to_string(round % 200), text)});
    }
    stop = true;
    for (std::thread& reader : readers)
        reader.join();
    for (const std::string& error : errors)
        EXPECT_EQ(error, "");
    EXPECT_GT(requests, 0U);
    std::cout << requests << " requests under " << commits << " commits\n";
}

}  // namespace depeche
