#include <gmock/gmock.h>

#include <filesystem>
#include <random>

#include "depeche/searcher.hpp"
#include "schema/analysis/analyzer.hpp"
#include "searcher/match/highlighter.hpp"
#include "tests/shared_data.hpp"
#include "tests/shared_texts.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

/// The five real dispatches, searched as what they are: text.
class SharedDispatches : public testing::Test {
protected:
    static void SetUpTestSuite() {
        if (!std::filesystem::exists(DEPECHE_SHARED_DATA))
            return;
        std::vector<Dispatch> dispatches;
        for (const auto& entry : std::filesystem::directory_iterator(DEPECHE_SHARED_DATA "/dispatches"))
            if (entry.path().extension() == ".txt")
                dispatches.push_back(
                    tests::dispatch(entry.path().filename().string().substr(0, 3), read_file(entry.path())));
        std::ranges::sort(dispatches, {}, &Dispatch::id);
        index = new tests::TemporaryIndex(dispatches);
    }
    static void TearDownTestSuite() {
        delete index;
        index = nullptr;
    }
    void SetUp() override { DEPECHE_NEEDS_SHARED_DATA(); }

    static std::vector<std::string> find(std::string text) {
        std::vector<std::string> ids;
        for (const Hit& hit : Searcher(index->path()).search({.text = std::move(text)}).hits)
            ids.push_back(hit.id);
        std::ranges::sort(ids);
        return ids;
    }

    static tests::TemporaryIndex* index;
};

tests::TemporaryIndex* SharedDispatches::index = nullptr;

TEST_F(SharedDispatches, AreAllAboutUkraineHoweverItIsTyped) {
    for (const char* query : {"ukraine", "l'Ukraine", "L’UKRAINE", "d'ukraine"})
        EXPECT_EQ(find(query).size(), 5U) << query;
}

TEST_F(SharedDispatches, AreFoundByEveryInflection) {
    for (const char* query : {"negociations", "négociateur", "NÉGOCIER"})
        EXPECT_EQ(find(query), find("négociation")) << query;
}

TEST_F(SharedDispatches, AreFoundByCompounds) {
    EXPECT_EQ(find("\"maison blanche\"").size(), 3U);
    EXPECT_EQ(find("Maison-Blanche"), find("\"maison blanche\""));
    EXPECT_FALSE(find("cessezlefeu").empty());
    EXPECT_EQ(find("\"cessez le feu\""), find("cessezlefeu"));
    EXPECT_EQ(find("cessez-le-feu"), find("cessezlefeu"));
}

TEST_F(SharedDispatches, HaveCrimeeButNoCrime) {
    EXPECT_EQ(find("Crimée"), std::vector<std::string>{"004"});
    EXPECT_TRUE(find("crime").empty());
}

TEST_F(SharedDispatches, AreFoundByOtherSpellingsOfOneWord) {
    EXPECT_EQ(find("œuvre"), std::vector<std::string>{"004"});
    EXPECT_EQ(find("oeuvre"), find("œuvre"));
    EXPECT_EQ(find("UE"), std::vector<std::string>{"001"});
    EXPECT_EQ(find("U.E."), find("UE"));
    EXPECT_EQ(find("paris"), std::vector<std::string>{"001"});
}

TEST_F(SharedDispatches, AreChosenByOperators) {
    using Ids = std::vector<std::string>;
    const std::pair<const char*, Ids> rows[] = {
        {"paix ET NON sanctions", {"000", "003"}},
        {"paix OU trêve", {"000", "001", "003"}},
        {"-paix", {"002", "004"}},
        {"\"plan de", {"000", "001", "003"}},
        {"((", {"000", "001", "002", "003", "004"}},
        {"*", {"000", "001", "002", "003", "004"}},
        {"", {"000", "001", "002", "003", "004"}},
        {"source:", {"001", "003"}},  // the word, and 003 here still has its source line
        {"AND", {}},
    };
    for (const auto& [query, ids] : rows)
        EXPECT_EQ(find(query), ids) << query;
}

TEST_F(SharedDispatches, GiveASaneAnswerToAMegabyteOfRandomBytes) {
    std::mt19937 random(1);
    std::string bytes;
    for (int size = 0; size < 1 << 20; ++size)
        bytes += static_cast<char>(random());
    EXPECT_NO_THROW(find(bytes));
}

// Snippets are pieces of the body, and marks lie on characters: taking the marks away gives the bytes back.
TEST(Highlighting, LeavesAllSharedTextAsItIs) {
    DEPECHE_NEEDS_SHARED_DATA();
    analysis::Analyzer analyzer;
    const auto starts_a_character = [](std::string_view text, std::size_t at) {
        return at == text.size() || (text[at] & 0xC0) != 0x80;
    };
    std::vector<query::HighlightTerm> terms;
    for (const char* word :
         {"le", "debian", "ukraine", "été", "version", "droit", "maison", "blanche", "paix", "a"}) {
        const analysis::WordForm& form = analyzer.form(word);
        terms.push_back({.exact = {std::string(form.exact)}, .stems = {std::string(form.stem)}});
    }
    match::Highlighter highlighter(terms, analyzer);
    std::size_t marked = 0;
    for (const std::string& text : shared_texts())
        for (const Snippet& snippet : highlighter.snippets(text, 3)) {
            ASSERT_NE(text.find(snippet.text), std::string::npos) << snippet.text;
            std::uint32_t previous = 0;
            for (const Mark mark : snippet.marks) {
                ASSERT_LE(previous, mark.begin);
                ASSERT_LT(mark.begin, mark.end);
                ASSERT_LE(mark.end, snippet.text.size());
                ASSERT_TRUE(starts_a_character(snippet.text, mark.begin) &&
                            starts_a_character(snippet.text, mark.end));
                previous = mark.end;
                ++marked;
            }
        }
    EXPECT_GT(marked, 10'000U);
}

}  // namespace
}  // namespace depeche
