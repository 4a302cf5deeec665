#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "depeche/json.hpp"
#include "depeche/searcher.hpp"
#include "searcher/cli/cli.hpp"
#include "tests/support/corpus_index.hpp"

namespace depeche::cli {
namespace {

struct Answer {
    int code;
    std::string out;
    std::string err;
};

Answer asked(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--index", tests::corpus_index().string()});
    std::ostringstream out;
    std::ostringstream err;
    const int code = run(arguments, {.locale = "fr_FR.UTF-8"}, out, err);
    return {code, out.str(), err.str()};
}

/// What people ask the sample corpus, and every way of asking.
std::vector<std::string> queries() {
    std::vector<std::string> list{"",
                                  "paix",
                                  "« cessez-le-feu » OU trêve",
                                  "négoci* SAUF sanctions",
                                  "lieu:Ukraine date:2025",
                                  "acteur:ouchakov",
                                  "titre:sommet",
                                  "=guerre",
                                  "date:inconnue",
                                  "dirigeable",
                                  "\"plan de paix",
                                  "\xff\x01((("};
    std::ifstream topics(DEPECHE_TOPICS);
    for (std::string line; std::getline(topics, line);)
        list.push_back(nlohmann::json::parse(line)["text"]);
    return list;
}

TEST(JsonAnswers, AreTheBytesThatTheLibraryGives) {
    Searcher searcher(tests::corpus_index());
    for (const std::string& query : queries()) {
        const Results results = searcher.search({.text = query});
        const Answer answer = asked({"--format", "json", "--", query});
        EXPECT_EQ(answer.out, to_json(results)) << query;
        EXPECT_EQ(answer.err, "");
        EXPECT_EQ(answer.code, results.total > 0 ? found : nothing_found);
    }
}

TEST(LineAnswers, AreAsManyAsTheStatedCount) {
    Searcher searcher(tests::corpus_index());
    for (const std::string& query : queries()) {
        const std::uint64_t total = searcher.search({.text = query, .limit = 0}).total;
        const std::string lines = asked({"--format", "jsonl", "--", query}).out;
        EXPECT_EQ(static_cast<std::uint64_t>(std::ranges::count(lines, '\n')), total) << query;
        const std::string table = asked({"--format", "csv", "--snippets", "0", "--", query}).out;
        EXPECT_EQ(static_cast<std::uint64_t>(std::ranges::count(table, '\r')), total + 1) << query;
    }
}

TEST(LineAnswers, AreTheHitsOfTheAnswer) {
    std::istringstream lines(asked({"--format", "jsonl", "paix"}).out);
    const auto answer = nlohmann::json::parse(asked({"--format", "json", "--all", "paix"}).out);
    for (const auto& hit : answer["hits"]) {
        std::string line;
        ASSERT_TRUE(std::getline(lines, line));
        EXPECT_EQ(nlohmann::json::parse(line), hit);
    }
}

TEST(LineAnswers, KeepToALimit) {
    const std::string lines = asked({"--format", "jsonl", "--limit", "2", "paix"}).out;
    EXPECT_EQ(std::ranges::count(lines, '\n'), 2);
}

TEST(PagesOfAnswers, FollowEachOtherByCursor) {
    std::vector<std::string> ids;
    std::vector<std::string> arguments{"--format", "json", "--limit", "7", "paix"};
    for (;;) {
        const auto page = nlohmann::json::parse(asked(arguments).out);
        for (const auto& hit : page["hits"])
            ids.push_back(hit["id"]);
        if (page["next"].is_null())
            break;
        arguments = {"--format", "json", "--limit", "7", "--cursor", page["next"], "paix"};
    }
    std::vector<std::string> all;
    const auto answer = nlohmann::json::parse(asked({"--format", "json", "--all", "paix"}).out);
    for (const auto& hit : answer["hits"])
        all.push_back(hit["id"]);
    EXPECT_EQ(ids, all);
}

TEST(PagesOfAnswers, RefuseACursorThatIsNone) {
    const Answer answer = asked({"--cursor", "abc", "paix"});
    EXPECT_EQ(answer.code, misused);
    EXPECT_EQ(answer.out, "");
    EXPECT_NE(answer.err.find("ce curseur est abîmé"), std::string::npos);
}

}  // namespace
}  // namespace depeche::cli
