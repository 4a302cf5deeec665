#include "indexer/reader/json_reader.hpp"

#include <gmock/gmock.h>

#include "tests/indexer/reader/read_text.hpp"

namespace depeche::indexer {

using testing::ElementsAre;
using testing::HasSubstr;

namespace {

/// `taken` or the line that was refused, for each record.
std::vector<std::string> line_outcomes(std::string_view name, std::string_view content) {
    std::vector<std::string> result;
    for (const Record& record : read_all(name, content)) {
        const auto* rejection = std::get_if<Rejection>(&record);
        result.push_back(rejection ? "refused " + std::to_string(rejection->line)
                                   : "taken " + std::to_string(std::get<RawDispatch>(record).record));
    }
    return result;
}

}  // namespace

TEST(JsonlReader, ReadsKeysInBothLanguages) {
    const RawDispatch raw = read_one(
        "a.jsonl",
        "\xef\xbb\xbf"
        R"({"id": 17, "titre": "Trêve à Gaza", "texte": "Le \u00ab cessez-le-feu \u00bb tient.", "date": null,)"
        R"( "lieux": "Gaza; Le Caire", "actors": ["Hamas", null, "ONU"], "byline": "Ève"})");
    EXPECT_EQ(raw.id, "17");
    EXPECT_EQ(raw.title, "Trêve à Gaza");
    EXPECT_EQ(raw.text, "Le « cessez-le-feu » tient.");
    EXPECT_EQ(raw.date, "");
    EXPECT_THAT(raw.places, ElementsAre("Gaza", "Le Caire"));
    EXPECT_THAT(raw.actors, ElementsAre("Hamas", "ONU"));
    EXPECT_EQ(raw.byline, "Ève");
    EXPECT_EQ(raw.record, 1U);
}

TEST(JsonlReader, RefusesBadLinesAndTakesTheOthers) {
    EXPECT_THAT(line_outcomes("a.jsonl",
                              "{\"text\":\"a\"}\n"
                              "\n"
                              "{\"text\":\"b\",\n"
                              "{\"text\":\"c\"}\r\n"
                              "[1]\n"
                              "{\"title\":\"sans texte\"}\n"
                              "{\"text\":12}\n"
                              "{\"text\":\"d\",\"places\":{}}\n"
                              "{\"text\":\"e\",\"keywords\":[1]}\n"
                              "{\"text\":\"f\"}"),
                ElementsAre("taken 1", "refused 3", "taken 4", "refused 5", "refused 6", "refused 7",
                            "refused 8", "refused 9", "taken 10"));
}

TEST(JsonlReader, SaysWhatIsWrong) {
    const std::pair<const char*, const char*> rows[] = {
        {R"({"text": "a")", "malformed JSON"},
        {R"({"text": ["a"]})", "'text' is a list, it must be a text"},
        {R"({"title": "a"})", "no text"},
        {R"({"text": "a", "date": 2025})", "'date' is a number, it must be a text"},
    };
    for (const auto& [line, reason] : rows)
        EXPECT_THAT(refused("a.jsonl", line).reason.english, HasSubstr(reason));
}

TEST(JsonlReader, NotesAnUnknownKeyOnce) {
    const auto records = read_all("a.jsonl", "{\"text\":\"a\",\"x\":1}\n{\"text\":\"b\",\"x\":2}\n");
    ASSERT_EQ(records.size(), 2U);
    EXPECT_EQ(std::get<RawDispatch>(records[0]).notes.size(), 1U);
    EXPECT_EQ(std::get<RawDispatch>(records[1]).notes.size(), 0U);
}

TEST(JsonlReader, PassesOverALineOverTheLimitInBoundedMemory) {
    const std::string long_line = "{\"text\":\"" + std::string(max_dispatch_bytes, 'a') + "\"}";
    EXPECT_THAT(line_outcomes("a.jsonl", "{\"text\":\"a\"}\n" + long_line + "\n{\"text\":\"b\"}\n"),
                ElementsAre("taken 1", "refused 2", "taken 3"));
}

TEST(JsonlReader, SurvivesDeepNesting) {
    EXPECT_THAT(line_outcomes("a.jsonl", std::string(100'000, '[') + "\n{\"text\":\"a\"}"),
                ElementsAre("refused 1", "taken 2"));
}

TEST(JsonlReader, ReadsALineInWindows1252) {
    EXPECT_EQ(read_one("a.jsonl", "{\"text\":\"\xe9t\xe9\"}").text, "été");
}

TEST(JsonlReader, IsChosenByContentBeforeName) {
    EXPECT_EQ(read_one("a.txt", "{\"text\":\"a\"}").method, "json");
    EXPECT_EQ(read_all("a.jsonl", "du texte").size(), 1U);
    EXPECT_THAT(refused("a.jsonl", "du texte").reason.english, HasSubstr("malformed JSON"));
}

TEST(JsonReader, ReadsListsAndSingleObjects) {
    EXPECT_THAT(
        line_outcomes("a.json",
                      "[{\"text\": \"}\\\"]{\"}, {\"text\": 1},\n{\"text\": \"b\", \"title\": \"c\"}]"),
        ElementsAre("taken 1", "refused 2", "taken 3"));
    EXPECT_THAT(line_outcomes("a.json", "{\n  \"text\": \"a\",\n  \"lieux\": [\"Kyiv\"]\n}\n"),
                ElementsAre("taken 0"));
    // Lines by their name, or by the look of the second.
    EXPECT_THAT(line_outcomes("a.jsonl", "{\"text\":\n{\"text\": \"b\"}\n"),
                ElementsAre("refused 1", "taken 2"));
    EXPECT_THAT(line_outcomes("a.json", "{\"text\":\n{\"text\": \"b\"}\n"),
                ElementsAre("refused 1", "taken 2"));
}

TEST(JsonReader, TakesWhatComesBeforeTheEndOfABrokenList) {
    EXPECT_THAT(line_outcomes("a.json", "[{\"text\": \"a\"}, {\"text\": \"b"),
                ElementsAre("taken 1", "refused 2"));
    EXPECT_THAT(line_outcomes("a.json", "[{\"text\": \"a\"} x {\"text\": \"b\"}]"),
                ElementsAre("taken 1", "refused 1"));
}

TEST(JsonReader, RefusesWhatIsTooDeep) {
    EXPECT_THAT(line_outcomes("a.jsonl", "{\"text\":" + std::string(10'000, '[') + "\n{\"text\": \"b\"}\n"),
                ElementsAre("refused 1", "taken 2"));
    std::string deep = "[";
    for (int level = 0; level < 10'000; ++level)
        deep += "{\"text\":";
    EXPECT_THAT(line_outcomes("a.json", deep), ElementsAre("refused 1"));
}

}  // namespace depeche::indexer
