#include "indexer/page/page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace depeche::indexer {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

struct Taken {
    PageParts parts;
    std::string left;
    std::vector<std::string> dropped;
};

Taken take(std::string_view page) {
    static const authority::Authority authority(authority::builtin_tables());
    static analysis::Analyzer analyzer;
    CleanText text = clean(page);
    PageParts parts = take_page_parts(text, authority, analyzer);
    return {std::move(parts), join(text.paragraphs), std::move(text.dropped)};
}

constexpr const char* prose = "Les maires de la région se sont réunis jeudi à la préfecture.\n";
constexpr const char* more_prose = "Ils demandent que les routes soient rouvertes avant la fin du mois.\n";

}  // namespace

TEST(TakePageParts, ReadsWhatStandsAboveAText) {
    const Taken page = take(
        std::string(
            "Home MondeLes maires veulent rouvrir les routes\n\nLes maires veulent rouvrir les routes\n\n"
            "par Nadia Unetelle\nPublié le 18/10/2024 à 11h45\nroutes, Isère, hiver\n\n") +
        prose + more_prose);
    EXPECT_EQ(page.parts.section, "Monde");
    EXPECT_EQ(page.parts.byline, "Nadia Unetelle");
    EXPECT_THAT(page.parts.keywords, ElementsAre("routes", "Isère", "hiver"));
    EXPECT_EQ(page.left, std::string("Les maires veulent rouvrir les routes\n") + prose +
                             std::string(more_prose).substr(0, std::string_view(more_prose).size() - 1));
}

TEST(TakePageParts, SeparatesABreadcrumbFromTheOnlyHeadline) {
    const Taken page =
        take(std::string("AccueilPolitiqueLes maires veulent rouvrir les routes\n") + prose + more_prose);
    EXPECT_EQ(page.parts.section, "Politique");
    EXPECT_THAT(page.left, testing::StartsWith("Les maires veulent rouvrir les routes\n"));
    EXPECT_THAT(page.dropped, Contains("AccueilPolitiqueLes maires veulent rouvrir les routes"));
}

TEST(TakePageParts, TakesASignatureAndTheCodesOfADesk) {
    const Taken page =
        take(std::string("Les routes\n") + prose + more_prose + "Fabienne Lissot\nbur/hrz/jhd\n");
    EXPECT_EQ(page.parts.byline, "Fabienne Lissot");
    EXPECT_THAT(page.dropped, ElementsAre("Fabienne Lissot", "bur/hrz/jhd"));
}

TEST(TakePageParts, ReadsWhatStandsBelowAText) {
    const Taken page = take(std::string("Les routes\n") + prose + more_prose +
                            "Sophie Unetelle, envoyée spéciale\nTags : routes, neige\nLe Réveil des Cimes - "
                            "mardi 25 novembre 2025\n");
    EXPECT_EQ(page.parts.byline, "Sophie Unetelle");
    EXPECT_THAT(page.parts.keywords, ElementsAre("routes", "neige"));
    EXPECT_THAT(page.dropped, Contains("Le Réveil des Cimes - mardi 25 novembre 2025"));
}

TEST(TakePageParts, DropsAHeadlineThatStandsOnAHeading) {
    const std::string part = std::string(prose) + more_prose;
    const std::string stray = "Corruption au ministère et pressions sur les juges";
    const std::string pair = stray + "\nRéactions de l’opposition\n";
    EXPECT_THAT(take("Un titre\n" + part + "Les routes\n" + part + pair + part).dropped, ElementsAre(stray));
    // Twice, or without any single heading, it may be a list.
    EXPECT_THAT(take("Un titre\n" + part + pair + part + pair + part).dropped, IsEmpty());
    EXPECT_THAT(take("Un titre\n" + part + pair + part).dropped, IsEmpty());
}

TEST(TakePageParts, KeepsWhatATextSays) {
    for (const std::string_view inside :
         {"3 mars 2025",
          "Palme d’or : Un simple accident\nPrix du jury : Sirat et le bruit qui court\nMise en scène : Jean "
          "Untel",
          "Les faits\nLe procès", "- une trêve\n- un échange de prisonniers", "Par Toutatis"}) {
        const std::string text =
            std::string(prose) + more_prose + std::string(inside) + "\n" + prose + more_prose;
        EXPECT_THAT(take(text).dropped, IsEmpty()) << inside;
    }
}

TEST(TakePageParts, DoesNotTakeSignsForTags) {
    EXPECT_THAT(take(std::string("Un titre de quatre mots\n\nun, —, deux, «\n\n") + prose + more_prose)
                    .parts.keywords,
                IsEmpty());
}

TEST(TakePageParts, LeavesAPageThatIsNothingElse) {
    EXPECT_EQ(take("3 mars 2025").left, "3 mars 2025");
    EXPECT_EQ(take("").left, "");
}

TEST(Clean, DropsTheTitlesThatAListAnnounces) {
    const std::string text = std::string(prose) + more_prose;
    EXPECT_THAT(clean(text + "Vous aimerez aussi\nLes bains fermés pour travaux\nUn autre titre encore\n21 "
                             "août 2025 – Le Phare (www.phare.example)")
                    .dropped,
                ElementsAre("Vous aimerez aussi", "Les bains fermés pour travaux", "Un autre titre encore"));
    EXPECT_THAT(clean("Lire aussi\nLes bains fermés pour travaux\nCe que disent les juges\n" + text).dropped,
                ElementsAre("Lire aussi", "Les bains fermés pour travaux"));
}

}  // namespace depeche::indexer
