#include "indexer/metadata/title.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace depeche::indexer {

using testing::ElementsAre;
using testing::IsEmpty;

namespace {

std::string derived_title(std::string_view body) {
    analysis::SentenceBreaker sentences;
    return derive_title(body, sentences);
}

}  // namespace

TEST(TakeTitle, TakesAShortFirstLineThatIsNoSentence) {
    CleanText text = clean("Trêve à Gaza : ce qui change\n\nLes armes se sont tues.");
    EXPECT_EQ(take_title(text), "Trêve à Gaza : ce qui change");
    EXPECT_EQ(join(text.paragraphs), "Les armes se sont tues.");
}

TEST(TakeTitle, SeesThroughABreadcrumb) {
    CleanText text = clean("Home ActualitéKyiv et Moscou parlent\n\nKyiv et Moscou parlent\n\nEnfin.");
    EXPECT_EQ(take_title(text), "Kyiv et Moscou parlent");
    EXPECT_EQ(join(text.paragraphs), "Enfin.");
    EXPECT_THAT(text.dropped, ElementsAre("Home ActualitéKyiv et Moscou parlent"));
}

TEST(TakeTitle, LeavesWhatIsNone) {
    for (const char* first :
         {"Contexte", "Contexte et rendez-vous diplomatiques", "Belém (Brésil) – Contexte",
          "Ce que l’on sait", "Introduction", "Résumé", "Les faits", "Contexte et enjeux", "Mise en contexte",
          "Réactions internationales et perspectives", "SPORT", "Les armes se sont tues.",
          "Points à suivre :", "- une trêve de trente jours"}) {
        CleanText text = clean(std::string(first) + "\nLes armes se sont tues à minuit.");
        EXPECT_EQ(take_title(text), "") << first;
        EXPECT_EQ(text.paragraphs.size(), 2U);
    }
}

TEST(TakeTitle, TakesHeadlinesThatStartLikeHeadings) {
    for (const char* first :
         {"Ce que l’on sait de l’attaque de Moscou", "Réactions en chaîne après le vote de Dakar",
          "Situation tendue à Bangui", "SÉISME AU LARGE DES PHILIPPINES", "Les faits divers font recette"}) {
        CleanText text = clean(std::string(first) + "\nLes armes se sont tues à minuit.");
        EXPECT_EQ(take_title(text), first);
    }
}

TEST(TakeTitle, NeverTakesTheOnlyParagraph) {
    CleanText text = clean("Neuf blessés à Kharkiv");
    EXPECT_EQ(take_title(text), "");
}

TEST(TakeTitle, PassesOverAKicker) {
    CleanText text =
        clean("Haïti – Insécurité\nLes gangs s'emparent du tribunal de la ville\nIl a brûlé hier.");
    EXPECT_EQ(take_title(text), "Les gangs s'emparent du tribunal de la ville");
    EXPECT_THAT(text.dropped, ElementsAre("Haïti – Insécurité"));
}

TEST(DropRepeatedTitle, ComparesWords) {
    CleanText text = clean("LA TRÊVE TIENT !\nTout est calme.");
    drop_repeated_title(text, "La trêve tient");
    EXPECT_EQ(join(text.paragraphs), "Tout est calme.");
    drop_repeated_title(text, "Tout est calme");
    EXPECT_EQ(join(text.paragraphs), "Tout est calme.");
    EXPECT_THAT(text.dropped, ElementsAre("LA TRÊVE TIENT !"));
}

TEST(DeriveTitle, IsTheFirstSentence) {
    EXPECT_EQ(derived_title("Contexte\nM. Zelensky a parlé à Kyiv. Puis il est parti."),
              "M. Zelensky a parlé à Kyiv.");
    EXPECT_EQ(derived_title("Rien que ceci"), "Rien que ceci");
    EXPECT_EQ(derived_title(""), "");
}

TEST(DeriveTitle, DropsTheDateline) {
    EXPECT_EQ(derived_title("MOSCOU – Les émissaires sont arrivés."), "Les émissaires sont arrivés.");
    EXPECT_EQ(derived_title("ISTANBUL (AFP) – Russes et Ukrainiens parlent."),
              "Russes et Ukrainiens parlent.");
    EXPECT_EQ(derived_title("MANILLE, 10 oct (Reuters) - Un séisme a frappé."), "Un séisme a frappé.");
    EXPECT_EQ(derived_title("Mirecourt (Vosges) – Il disait peu."), "Il disait peu.");
    EXPECT_EQ(derived_title("PÉKIN, 9 octobre 2025 (Xinhua) -- La Chine a parlé."), "La Chine a parlé.");
    EXPECT_EQ(derived_title("Bruxelles, Belgique (AFP) — « Non », a-t-elle dit."), "« Non », a-t-elle dit.");
    EXPECT_EQ(derived_title("Le train – en retard – est là."), "Le train – en retard – est là.");
}

TEST(DeriveTitle, IsCutAtAWord) {
    const std::string title = derived_title(
        "Les émissaires américains Steve Witkoff et Jared Kushner ont passé près de cinq heures mardi soir "
        "au "
        "Kremlin avec le président russe Vladimir Poutine, dans une tentative de relance.");
    EXPECT_EQ(title,
              "Les émissaires américains Steve Witkoff et Jared Kushner ont passé près de cinq heures mardi "
              "soir au "
              "Kremlin…");
}

}  // namespace depeche::indexer
