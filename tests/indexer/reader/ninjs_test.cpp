#include "indexer/reader/ninjs.hpp"

#include <gmock/gmock.h>

#include "tests/indexer/reader/read_text.hpp"

namespace depeche::indexer {

using testing::ElementsAre;

TEST(Ninjs, ReadsEveryVersion) {
    const std::string_view items[] = {
        R"({"uri": "urn:x:1", "type": "text", "version": "3", "versioncreated": "2025-12-03T09:00:00+01:00",
            "headline": "Trêve", "body_xhtml": "<p>Un.</p><p>Deux.</p>", "body_text": "Un. Deux.", "byline": "A. B.",
            "infosource": [{"name": "AFP"}], "person": [{"name": "Volodymyr Zelensky"}], "place": [{"name": "Kyiv"}],
            "subject": [{"name": "guerre"}], "language": "fr", "copyrightnotice": "© AFP"})",
        R"({"uri": "urn:x:1", "type": "text", "version": "3", "versioncreated": "2025-12-03T09:00:00+01:00",
            "headlines": [{"role": "sub", "value": "Autre"}, {"role": "main", "value": "Trêve"}],
            "bodies": [{"role": "text", "contenttype": "text/plain", "value": "Un. Deux."},
                       {"role": "main", "contenttype": "text/html", "value": "<p>Un.</p><p>Deux.</p>"}], "by": "A. B.",
            "infosources": [{"name": "AFP"}], "people": [{"name": "Volodymyr Zelensky"}], "places": [{"name": "Kyiv"}],
            "subjects": [{"name": "guerre"}], "language": "fr", "copyrightnotice": "© AFP"})",
        R"({"uri": "urn:x:1", "type": "text", "version": "3", "versionCreated": "2025-12-03T09:00:00+01:00",
            "headlines": [{"role": "main", "value": "Trêve"}],
            "bodies": [{"role": "main", "contentType": "application/xhtml+xml", "value": "<p>Un.</p><p>Deux.</p>"}],
            "by": "A. B.", "infoSources": [{"name": "AFP"}], "people": [{"name": "Volodymyr Zelensky"}],
            "places": [{"name": "Kyiv"}], "subjects": [{"name": "guerre"}], "language": "fr",
            "copyrightNotice": "© AFP"})",
    };
    for (const std::string_view item : items) {
        const RawDispatch raw = read_one("a.json", item);
        EXPECT_EQ(raw.id, "urn:x:1");
        EXPECT_EQ(raw.title, "Trêve");
        EXPECT_EQ(raw.text, "Un.\nDeux.");
        EXPECT_EQ(raw.date, "2025-12-03T09:00:00+01:00");
        EXPECT_EQ(raw.version, "3");
        EXPECT_EQ(raw.byline, "A. B.");
        EXPECT_EQ(raw.source, "AFP");
        EXPECT_THAT(raw.actors, ElementsAre("Volodymyr Zelensky"));
        EXPECT_THAT(raw.places, ElementsAre("Kyiv"));
        EXPECT_THAT(raw.keywords, ElementsAre("guerre"));
        EXPECT_EQ(raw.rights, "© AFP");
        EXPECT_EQ(raw.method, "ninjs");
    }
}

TEST(Ninjs, SetsAsideWhatIsNoText) {
    for (const char* type : {"picture", "video", "audio", "event"}) {
        const auto records =
            read_all("a.json", std::string(R"({"uri": "urn:x:2", "type": ")") + type +
                                   R"(", "headlines": [{"role": "main", "value": "Trêve"}]})");
        ASSERT_EQ(records.size(), 1U);
        EXPECT_TRUE(std::holds_alternative<SetAside>(records[0])) << type;
    }
    EXPECT_EQ(refused("a.json", R"({"uri": "urn:x:3", "type": "text", "headline": "Trêve"})").line, 0U);
}

TEST(Ninjs, ReadsItemsOfListsAndLines) {
    const std::string item = R"({"uri": "urn:x:4", "body_text": "Un."})";
    EXPECT_EQ(read_one("a.json", "[" + item + "]").method, "ninjs");
    EXPECT_EQ(read_one("a.jsonl", item + "\n").method, "ninjs");
}

TEST(Ninjs, TellsWhatItsSenderHoldsBack) {
    const RawDispatch raw = read_one(
        "a.json", R"({"uri": "urn:x:5", "pubStatus": "canceled", "embargoedUntil": "2026-01-01T00:00:00Z"})");
    EXPECT_EQ(raw.status, "canceled");
    EXPECT_EQ(raw.embargo, "2026-01-01T00:00:00Z");
}

}  // namespace depeche::indexer
