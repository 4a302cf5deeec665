#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

#include "depeche/searcher.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::dispatch;
using tests::TemporaryIndex;

class Relaxations : public testing::Test {
protected:
    TemporaryIndex index{
        dispatch("1", "Le plan de paix pour l’Ukraine, des négociations.").dated("2025-12-03").source("AFP"),
        dispatch("2", "La paix, un plan américain, une trêve.").dated("2025-11-20").source("AFP"),
        dispatch("3", "Une trêve en Ukraine.").dated("2024").source("Reuters").actor("Vladimir Poutine"),
        dispatch("4", "Une trêve à Gaza.").dated("2024-05").source("Reuters"),
        dispatch("5", "Rien de tout cela.").dated("2023")};
    Searcher searcher{index.path()};

    /// Each as `code=count`.
    static std::vector<std::string> codes(const Results& results) {
        std::vector<std::string> list;
        for (const Relaxation& one : results.relaxations)
            list.push_back(one.code + '=' + std::to_string(one.count));
        return list;
    }
    std::vector<std::string> of(const Request& request) { return codes(searcher.search(request)); }
};

TEST_F(Relaxations, ChangeTheLeastFirst) {
    EXPECT_THAT(of({.text = "trêve", .since = "2026"}), ElementsAre("without-dates=3"));
    EXPECT_THAT(of({.text = "trêve date:2026"}), ElementsAre("without-dates=3"));
    EXPECT_THAT(of({.text = "trêve", .selections = {{Facet::date, "2020"}}}), ElementsAre("without-dates=3"));
    EXPECT_THAT(of({.text = "Ukraine source:efe"}), ElementsAre("without-filter=2"));
    EXPECT_THAT(of({.text = "Ukraine", .selections = {{Facet::source, "efe"}, {Facet::actor, "untel"}}}),
                ElementsAre("words-only=2"));
    EXPECT_THAT(of({.text = "=négociation"}), ElementsAre("inflected=1"));
    EXPECT_THAT(of({.text = "\"paix plan\""}), ElementsAre("near-words=2"));
    EXPECT_THAT(of({.text = "ukraine -plan -trêve"}), ElementsAre("without-exclusion=2"));
    EXPECT_THAT(of({.text = "négociations trêve"}),
                ElementsAre("without-word=3", "without-word=1", "any-word=4"));
}

TEST_F(Relaxations, AreReadyToBeAskedAndCountedExactly) {
    for (const Request& request :
         {Request{.text = "trêve négociations", .since = "2026"}, Request{.text = "\"paix plan\" -guerre"},
          Request{.text = "négociations trêve", .selections = {{Facet::source, "reuters"}}},
          Request{.text = "trève gazza", .until = "2020"}, Request{.text = "acteur:pouttine plan"}}) {
        const Results results = searcher.search(request);
        EXPECT_THAT(results.relaxations, testing::Not(IsEmpty())) << request.text;
        for (const Relaxation& one : results.relaxations) {
            const Results wider = searcher.search(one.request);
            EXPECT_EQ(wider.total, one.count) << request.text << ", " << one.message.english;
            EXPECT_GT(one.count, results.total) << request.text << ", " << one.message.english;
        }
        for (const Suggestion& one : results.suggestions) {
            Request respelled = request;
            respelled.text = one.text;
            EXPECT_EQ(searcher.search(respelled).total, one.count) << one.text;
        }
    }
}

TEST_F(Relaxations, NameWhatTheyDropInTheLanguageOfTheQuery) {
    const Results results = searcher.search({.text = "négociations trêve"});
    EXPECT_EQ(results.relaxations[0].message.french, "sans «\u00A0négociations\u00A0»");
    EXPECT_EQ(results.relaxations[0].message.english, "without 'négociations'");
    EXPECT_EQ(results.relaxations[0].request.text, "trêve");
}

TEST_F(Relaxations, AreNotOfferedWhereEnoughIsFound) {
    EXPECT_THAT(of({.text = "trêve"}), IsEmpty());
    EXPECT_THAT(of({.text = "négociations trêve", .suggest = false}), IsEmpty());
}

TEST_F(Relaxations, NeverAskForEverything) {
    for (const char* query :
         {"zzzzzz", "date:2031", "source:zzz", "-trêve -rien -paix -ukraine", "\"de la\"", "=", "()"})
        for (const Relaxation& one : searcher.search({.text = query}).relaxations)
            EXPECT_NE(one.request.text, "*") << query;
}

TEST_F(Relaxations, RunOnlyWhenAskedTo) {
    EXPECT_THAT(searcher.search({.text = "négociations trêve"}).hits, IsEmpty());
    const Results relaxed = searcher.search({.text = "négociations trêve", .relax = true});
    ASSERT_TRUE(relaxed.relaxed);
    EXPECT_EQ(relaxed.relaxed->code, "without-word");
    EXPECT_EQ(relaxed.total, 3U);
    EXPECT_EQ(relaxed.text, "trêve");
    EXPECT_FALSE(searcher.search({.text = "trêve", .relax = true}).relaxed) << "something was found";
    EXPECT_FALSE(searcher.search({.text = "zzzzzz", .relax = true}).relaxed) << "nothing to widen";
}

TEST_F(Relaxations, AreBoundedWhateverTheQuery) {
    std::string words;
    for (int word = 0; word < 300; ++word)
        words += " \"paix plan\" =mot source:x" + std::to_string(word);
    EXPECT_LE(searcher.search({.text = words}).relaxations.size(), 17U);
}

}  // namespace
}  // namespace depeche
