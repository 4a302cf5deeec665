#include "searcher/cli/saved_searches.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace depeche::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

SavedSearches parsed(std::string_view text) {
    return parse_saved_searches(text, "veille");
}

TEST(SavedSearches, AreNamesAndQueriesAsPeopleWriteThem) {
    const SavedSearches saved = parsed(
        "# ma veille\r\n"
        "\n"
        "négociations = (paix OU trêve) lieu:Genève\r\n"
        "  SAUF \"titre = vieux\"\n"
        "  # dit entre deux\n"
        "\tsource:AFP\n"
        "tout=\n"
        "dates = date:>=2025-12");
    EXPECT_THAT(saved.searches,
                ElementsAre(SavedSearch{"négociations",
                                        "(paix OU trêve) lieu:Genève SAUF \"titre = vieux\" source:AFP"},
                            SavedSearch{"tout", ""}, SavedSearch{"dates", "date:>=2025-12"}));
    EXPECT_TRUE(saved.complaints.empty());
}

TEST(SavedSearches, NameTheLineOfWhatIsNone) {
    const SavedSearches saved = parsed("  en retrait\nsans signe\nun nom = paix\n= paix\na = 1\n\nb = 3\n");
    EXPECT_THAT(saved.searches, ElementsAre(SavedSearch{"a", "1"}, SavedSearch{"b", "3"}));
    ASSERT_EQ(saved.complaints.size(), 4U);
    EXPECT_THAT(saved.complaints[0].english, HasSubstr("veille, line 1: "));
    EXPECT_THAT(saved.complaints[1].english, HasSubstr("veille, line 2: "));
    EXPECT_THAT(saved.complaints[2].english, HasSubstr("veille, line 3: "));
    EXPECT_THAT(saved.complaints[3].english, HasSubstr("veille, line 4: "));
}

TEST(SavedSearches, DoNotShareAName) {
    const SavedSearches saved = parsed("Trêve = a\ntreve = b\n suite\n");
    EXPECT_THAT(saved.searches, ElementsAre(SavedSearch{"Trêve", "a"}));
    ASSERT_EQ(saved.complaints.size(), 2U);
    EXPECT_THAT(saved.complaints[0].english, HasSubstr("'treve' is taken"));
}

TEST(SavedSearches, MayBeNone) {
    EXPECT_EQ(parsed("").searches.size(), 0U);
    EXPECT_EQ(parsed("\xEF\xBB\xBF"
                     "a = b")
                  .searches.size(),
              1U);
    EXPECT_EQ(parsed(std::string_view("\0\xff=\x01\n", 5)).searches.size(), 0U);
}

}  // namespace
}  // namespace depeche::cli
