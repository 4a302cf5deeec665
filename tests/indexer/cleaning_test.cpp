#include "indexer/cleaning.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace depeche::indexer {

using testing::ElementsAre;

namespace {

std::string cleaned(std::string_view text) {
    return join(clean(text).paragraphs);
}

}  // namespace

TEST(Clean, LeavesOneParagraphALine) {
    EXPECT_EQ(cleaned("Un.\r\n\r\n\r\nDeux.\rTrois.\n\n\n"), "Un.\nDeux.\nTrois.");
    EXPECT_EQ(cleaned("Un.\u2028Deux.\u0085Trois.\fQuatre."), "Un.\nDeux.\nTrois.\nQuatre.");
}

TEST(Clean, DropsControlsAndJoinsBlanks) {
    EXPECT_EQ(cleaned("\ufeff  a\t b\x01\x1b[31m   c\u0080  \n \u00a0 \n"), "a b[31m c");
    EXPECT_EQ(cleaned(std::string_view("a\0b", 3)), "ab");
}

TEST(Clean, KeepsNoBreakSpacesInside) {
    EXPECT_EQ(cleaned("« Oui », dit-il\u202f! 1\u00a0200 \u00a0"), "« Oui », dit-il\u202f! 1\u00a0200");
}

TEST(Clean, Composes) {
    EXPECT_EQ(cleaned("e\u0301te\u0301"), "été");
}

TEST(Clean, KnowsWhereEmptyLinesWere) {
    const auto paragraphs = clean("Titre\n\nUn.\nDeux.").paragraphs;
    ASSERT_EQ(paragraphs.size(), 3U);
    EXPECT_TRUE(paragraphs[0].blank_after);
    EXPECT_FALSE(paragraphs[1].blank_after);
    EXPECT_TRUE(paragraphs[2].blank_after);
}

TEST(Clean, SetsFurnitureAside) {
    const CleanText text = clean("La trêve tient.\nPartager sur Facebook\n\nLaisser un commentaire");
    EXPECT_EQ(join(text.paragraphs), "La trêve tient.");
    EXPECT_THAT(text.dropped, ElementsAre("Partager sur Facebook", "Laisser un commentaire"));
}

TEST(CleanLine, MakesOneLine) {
    EXPECT_EQ(clean_line("  Trêve\n à \tGaza\r\n"), "Trêve à Gaza");
}

TEST(Unwrap, JoinsLinesThatAreAsFullAsTheyCouldBe) {
    EXPECT_EQ(
        cleaned("Le négociateur ukrainien a mené des entretiens en Floride et\n"
                "devait rencontrer des responsables européens à Bruxelles\n"
                "avant de préparer une réunion aux États-Unis avec des émis-\n"
                "saires du président.\n"
                "\n"
                "Du côté russe, rien.\n"),
        "Le négociateur ukrainien a mené des entretiens en Floride et devait rencontrer des responsables "
        "européens à Bruxelles avant de préparer une réunion aux États-Unis avec des émis-saires du "
        "président.\nDu côté russe, rien.");
}

TEST(Unwrap, LeavesHeadingsListsAndVersesAlone) {
    for (const std::string_view text :
         {"Un titre court\nUne ligne qui dit quelque chose de plus long que lui, mais pas trop.\nEncore un",
          "Voici ce qui a été décidé hier soir par les deux délégations :\n- une trêve de trente jours sur "
          "mer ;\n"
          "- un échange de prisonniers, mille pour mille, avant l’été.",
          "Sous le pont Mirabeau coule la Seine\nEt nos amours\nFaut-il qu’il m’en souvienne"})
        EXPECT_EQ(cleaned(text), text);
}

}  // namespace depeche::indexer
