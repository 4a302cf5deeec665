#include <gmock/gmock.h>

#include <array>
#include <string_view>

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

}  // namespace
}  // namespace depeche
