#include "searcher/render/json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/searcher/render/sample_results.hpp"

namespace depeche::render {
namespace {

using nlohmann::json;
using test::sample_results;

json answer(const Results& results, Language language = Language::french) {
    return json::parse(to_json(results, language));
}

TEST(Json, WritesTheKeysInTheirOrder) {
    const auto written = nlohmann::ordered_json::parse(to_json(sample_results(), Language::french));
    std::vector<std::string> keys;
    for (const auto& [key, value] : written.items())
        keys.push_back(key);
    EXPECT_EQ(keys, (std::vector<std::string>{"format_version", "query", "total", "exact", "folded", "offset",
                                              "hits", "facets", "histogram", "also_found", "suggestions",
                                              "relaxations", "relaxed", "next", "index_changed"}));
}

TEST(Json, EndsWithOneLineEnd) {
    const std::string written = to_json({}, Language::french);
    EXPECT_TRUE(written.ends_with("}\n"));
    EXPECT_FALSE(written.ends_with("\n\n"));
}

TEST(Json, CountsMarksInCodePoints) {
    const json hit = answer(sample_results())["hits"][0];
    EXPECT_EQ(hit["title_marks"], json::parse("[[17, 7]]"));
    EXPECT_EQ(hit["snippets"][0]["marks"], json::parse("[[2, 7]]"));
}

TEST(Json, CountsRepairsInCodePoints) {
    const json repair = answer(sample_results())["query"]["repairs"][0];
    EXPECT_EQ(repair["code"], "unclosed-quote");
    EXPECT_EQ(repair["position"], 4);
    EXPECT_EQ(repair["length"], 1);
}

TEST(Json, CountsRepairsThatLieInEachOther) {
    Results results = sample_results();
    results.repairs = {{0, 14, "one", {}}, {6, 7, "two", {}}, {6, 14, "three", {}}};
    const json repairs = answer(results)["query"]["repairs"];
    EXPECT_EQ(repairs[0]["length"], 12);
    EXPECT_EQ(repairs[1]["length"], 1);
    EXPECT_EQ(repairs[2]["length"], 8);
}

TEST(Json, WritesMessagesInTheLanguageAskedFor) {
    EXPECT_EQ(answer(sample_results(), Language::french)["query"]["repairs"][0]["message"],
              "guillemet jamais fermé");
    EXPECT_EQ(answer(sample_results(), Language::english)["query"]["repairs"][0]["message"],
              "quote never closed");
}

TEST(Json, WritesNullForWhatIsUnknown) {
    const json hit = answer(sample_results())["hits"][1];
    for (const char* const key : {"url", "date", "source"})
        EXPECT_TRUE(hit[key].is_null()) << key;
    for (const char* const key : {"sources", "actors", "places", "snippets", "title_marks"})
        EXPECT_EQ(hit[key], json::array()) << key;
}

TEST(Json, WritesNamesWithTheirIds) {
    const json hit = answer(sample_results())["hits"][0];
    EXPECT_EQ(hit["source"], "AFP");
    EXPECT_EQ(hit["actors"], json::parse(R"([{"value": "vladimir-poutine", "label": "Vladimir Poutine"}])"));
}

TEST(Json, WritesScoresToFourDecimals) {
    EXPECT_EQ(answer(sample_results())["hits"][0]["score"], 12.3457);
}

TEST(Json, PointsAtTheNextPageUntilTheLast) {
    Results results = sample_results();
    results.next = "00ff";
    EXPECT_EQ(answer(results)["next"], "00ff");
    results.next.clear();
    EXPECT_TRUE(answer(results)["next"].is_null());
}

TEST(Json, WritesAHistogramWhereThereIsOne) {
    Results results;
    EXPECT_TRUE(answer(results)["histogram"].is_null());
    results.histogram = {DateUnit::month, {{"2025-12", "décembre 2025", 7}}, 2};
    EXPECT_EQ(answer(results)["histogram"], json::parse(R"({
        "unit": "month", "bars": [{"value": "2025-12", "label": "décembre 2025", "count": 7}], "undated": 2})"));
}

TEST(Json, WritesAHitInOneLine) {
    const Results results = sample_results();
    const std::string line = to_json(results.hits.front());
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    EXPECT_EQ(json::parse(line), answer(results)["hits"][0]);
}

TEST(Json, HasNoFacetsWhenNoneWereCounted) {
    Results results = sample_results();
    results.facets.clear();
    EXPECT_EQ(answer(results)["facets"], json::object());
}

TEST(Json, ReplacesBytesThatAreNotUtf8) {
    Results results = sample_results();
    results.text = "paix\xFF \xC3";
    results.hits[0].title = "\xE2\x80";
    results.hits[0].title_marks = {{0, 900}};
    const json written = answer(results);
    EXPECT_EQ(written["query"]["text"], "paix\uFFFD \uFFFD");
    EXPECT_EQ(written["hits"][0]["title"], "\uFFFD");
    EXPECT_EQ(written["hits"][0]["title_marks"], json::parse("[[0, 1]]"));
}

TEST(Json, EscapesControlCharacters) {
    Results results = sample_results();
    results.hits[0].title = "\033[31mrouge";
    EXPECT_EQ(to_json(results, Language::french).find('\033'), std::string::npos);
}

TEST(Json, WritesExplanations) {
    Request request;
    request.text = "été (";
    request.language = Language::english;
    const Explanation explanation{
        "été", "the word été", "word été\n", "Query(ete)", {{6, 7, "unclosed-group", {"", "said"}}}};
    EXPECT_EQ(json::parse(to_json(explanation, request)), json::parse(R"json({
        "format_version": 1,
        "query": {"text": "été (", "interpreted": "été", "in_words": "the word été", "match": "all",
            "match_reason": "requested", "now": null, "repairs":
            [{"code": "unclosed-group", "position": 4, "length": 1, "message": "said"}]},
        "tree": "word été\n",
        "engine_query": "Query(ete)"
})json"));
}

}  // namespace
}  // namespace depeche::render
