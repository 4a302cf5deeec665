#include <gmock/gmock.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/searcher.hpp"
#include "tests/support/corpus_index.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::dispatch;
using tests::TemporaryIndex;

struct Slip {
    std::string_view typed;
    std::string_view meant;
};

// Names and words of corpus/ as people get them wrong: by ear, in haste, without accents.
constexpr auto slips = std::to_array<Slip>({
    {"Zelinsky", "Zelensky"},
    {"Oushakov", "Ouchakov"},
    {"Makron", "Macron"},
    {"Witkof", "Witkoff"},
    {"Kouchner", "Kushner"},
    {"Erdoghan", "Erdogan"},
    {"Guteres", "Guterres"},
    {"Lecornou", "Lecornu"},
    {"Larchet", "Larcher"},
    {"Kharkhiv", "Kharkiv"},
    {"lagrade", "Lagarde"},
    {"Alexendrie", "Alexandrie"},
    {"Lisbone", "Lisbonne"},
    {"Grennoble", "Grenoble"},
    {"gouffe", "gouffre"},
    {"spéléologes", "spéléologues"},
    {"negociatieurs", "négociateurs"},
    {"elektrique", "électrique"},
    {"asemblée nationnale", "assemblée nationale"},
    {"biblioteque", "bibliothèque"},
    {"univercité", "université"},
    {"vacination", "vaccination"},
    {"strasbourgois", "strasbourgeois"},
    {"humanitère", "humanitaire"},
    {"proffesseur", "professeur"},
    {"quatriemme", "quatrième"},
    {"seizmes", "séismes"},
    {"regulassion", "régulation"},
    {"resrevation", "réservation"},
    {"penurie carburan", "pénurie carburant"},
});

TEST(Respelling, PutsTheWordThatWasMeantFirst) {
    ASSERT_EQ(slips.size(), 30U);
    Searcher searcher(tests::corpus_index());
    std::size_t right = 0;
    for (const auto& [typed, meant] : slips) {
        const Results results = searcher.search({.text = std::string(typed), .facet_limit = 0});
        const std::string first = results.suggestions.empty() ? "" : results.suggestions.front().text;
        if (first == meant)
            ++right;
        else
            std::cout << typed << ": " << first << " instead of " << meant << '\n';
    }
    EXPECT_GE(right, 27U);
}

// The first question of a searcher reads only what it needs of the vocabulary, the later ones have all of it.
TEST(Respelling, OfAFirstQuestionIsThatOfALaterOne) {
    std::vector<std::string> queries{"planpaix",
                                     "negociation ouchakof",
                                     "ouchakof planpaix",
                                     "acteur:oushakof gaza",
                                     "titre:trève makron",
                                     "xqzvwkjh",
                                     "ouk"};
    for (const Slip& slip : slips)
        queries.emplace_back(slip.typed);
    for (const std::string& query : queries) {
        Searcher searcher(tests::corpus_index());
        const Request request{.text = query, .facet_limit = 0};
        const std::vector<Suggestion> first = searcher.search(request).suggestions;
        EXPECT_EQ(first, searcher.search(request).suggestions) << query;
    }
}

class RespellingTest : public testing::Test {
protected:
    TemporaryIndex index{
        dispatch("1", "Les négociations de paix en Ukraine.").actor("Iouri Ouchakov"),
        dispatch("2", "Ouchakov parle des négociations, de la paix.").actor("Iouri Ouchakov"),
        dispatch("3", "Ouchakov part ; la paix attend.").actor("Iouri Ouchakov")};
    Searcher searcher{index.path()};

    std::string first(std::string query) {
        const Results results = searcher.search({.text = std::move(query)});
        return results.suggestions.empty() ? "" : results.suggestions.front().text;
    }
};

TEST_F(RespellingTest, LeavesOperatorsQuotesAndBlanksAsTheyWere) {
    EXPECT_EQ(first("  negotiations   ET (paix OU ukrainne)"), "  négociations   ET (paix OU ukraine)");
    EXPECT_EQ(first("\"negociatons de paix\""), "\"négociations de paix\"");
    EXPECT_EQ(first("titre:x OU oushakof"), "titre:x OU Ouchakov");
    EXPECT_EQ(first("acteur:oushakof paix"), "acteur:Ouchakov paix");
}

TEST_F(RespellingTest, MarksWhatItChanged) {
    const Results results = searcher.search({.text = "paix oushakof"});
    ASSERT_THAT(results.suggestions, testing::Not(IsEmpty()));
    EXPECT_EQ(results.suggestions[0].text, "paix Ouchakov");
    EXPECT_THAT(results.suggestions[0].marks, ElementsAre(Mark{5, 13}));
    EXPECT_EQ(results.suggestions[0].count, 2U);
}

TEST_F(RespellingTest, SeparatesWordsThatRanTogether) {
    EXPECT_EQ(first("negociationspaix"), "négociations paix");
}

TEST_F(RespellingTest, SeesWhatWasAddedSince) {
    EXPECT_EQ(first("poutinne"), "");
    EXPECT_EQ(first("poutinne"), "");
    index.add(std::vector<Dispatch>{dispatch("4", "Poutine parle.")});
    EXPECT_EQ(first("poutinne"), "poutine");
}

TEST_F(RespellingTest, SaysNothingOfWordsThatAreThere) {
    for (const char* query :
         {"paix", "ouchakov", "negociation", "ouchakov ukraine", "date:2031 paix", "*", ""})
        EXPECT_EQ(first(query), "") << query;
}

TEST_F(RespellingTest, SaysNothingOfWhatIsLikeNothing) {
    for (const char* query : {"zzzzzzzz", "a", "12345", "\xff\xfe", "!!!"})
        EXPECT_EQ(first(query), "") << query;
    EXPECT_EQ(first(std::string(100'000, 'e')), "");
}

}  // namespace
}  // namespace depeche
