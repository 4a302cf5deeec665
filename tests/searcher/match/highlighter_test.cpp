#include "searcher/match/highlighter.hpp"

#include <gmock/gmock.h>

namespace depeche::match {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class HighlighterTest : public testing::Test {
protected:
    /// A term for each of the words, with its exact form and stem, as the query compiler makes them.
    std::vector<query::HighlightTerm> words(std::initializer_list<std::string_view> wanted) {
        std::vector<query::HighlightTerm> terms;
        for (const std::string_view word : wanted) {
            const analysis::WordForm& form = analyzer.form(word);
            terms.push_back({.exact = {std::string(form.exact)}, .stems = {std::string(form.stem)}});
        }
        return terms;
    }

    std::vector<std::string> marked(std::vector<query::HighlightTerm> terms, std::string_view text) {
        Highlighter highlighter(std::move(terms), analyzer);
        std::vector<std::string> result;
        for (const Mark mark : highlighter.title_marks(text))
            result.emplace_back(text.substr(mark.begin, mark.end - mark.begin));
        return result;
    }

    analysis::Analyzer analyzer;
};

TEST_F(HighlighterTest, MarksTheWordAndNotItsArticle) {
    EXPECT_THAT(marked(words({"ukraine"}), "L’Ukraine et l'ukraine"), ElementsAre("Ukraine", "ukraine"));
    EXPECT_THAT(marked(words({"oeuvre"}), "Une Œuvre"), ElementsAre("Œuvre"));
}

TEST_F(HighlighterTest, MarksInflections) {
    EXPECT_THAT(marked(words({"negociateur"}), "les négociations"), ElementsAre("négociations"));
}

TEST_F(HighlighterTest, MarksACompoundWhole) {
    EXPECT_THAT(marked(words({"maison", "blanche"}), "la Maison-Blanche, la Maison Blanche"),
                ElementsAre("Maison-Blanche", "Maison", "Blanche"));
    EXPECT_THAT(marked(words({"cessezlefeu"}), "un cessez-le-feu"), ElementsAre("cessez-le-feu"));
}

TEST_F(HighlighterTest, MarksPhrasesAsARunAndOnlyThere) {
    const std::vector<query::HighlightTerm> plan{{.phrases = {{{"plan"}, {"de"}, {"paix"}}}}};
    EXPECT_THAT(marked(plan, "Le plan de paix, ce plan, la paix"), ElementsAre("plan de paix"));
    EXPECT_THAT(marked(plan, "plan\nde paix"), IsEmpty()) << "a phrase does not run over a paragraph's end";
}

TEST_F(HighlighterTest, MarksOnlyTheAccentsAskedFor) {
    const std::vector<query::HighlightTerm> born{{.accented = {"né"}}};
    EXPECT_THAT(marked(born, "il est né et ne dit rien"), ElementsAre("né"));
}

TEST_F(HighlighterTest, MarksPrefixes) {
    const std::vector<query::HighlightTerm> start{{.starts = {{"negoci"}}}};
    EXPECT_THAT(marked(start, "Négocier, négociable, négoce"), ElementsAre("Négocier", "négociable"));
}

TEST_F(HighlighterTest, MarksTitleTermsInTitlesAlone) {
    Highlighter highlighter({{.field = schema::FieldId::title, .exact = {"paix"}, .stems = {"paix"}}},
                            analyzer);
    EXPECT_THAT(highlighter.title_marks("La paix"), testing::SizeIs(1));
    EXPECT_THAT(highlighter.snippets("La paix.", 1).front().marks, IsEmpty());
}

TEST_F(HighlighterTest, ShowsWholeSentencesWithTheMostWords) {
    const std::string body =
        "Une première phrase sans rien. La paix est loin. La trêve et la paix tiennent à Genève.\n"
        "Un autre paragraphe parle de la trêve.";
    Highlighter highlighter(words({"paix", "trêve"}), analyzer);
    const auto best = highlighter.snippets(body, 1);
    ASSERT_EQ(best.size(), 1U);
    EXPECT_EQ(best[0].text, "La paix est loin. La trêve et la paix tiennent à Genève.");
    EXPECT_EQ(best[0].marks.size(), 3U);
    EXPECT_FALSE(best[0].cut_before || best[0].cut_after);
    const auto both = highlighter.snippets(body, 5);
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both[1].text, "Un autre paragraphe parle de la trêve.");
}

TEST_F(HighlighterTest, ShowsTheLedeWhenNothingInTheBodyMatches) {
    Highlighter highlighter(words({"sanctions"}), analyzer);
    const auto lede =
        highlighter.snippets("Contexte\nLes ministres se sont réunis à Bruxelles. Ils ont dîné.", 2);
    ASSERT_EQ(lede.size(), 1U);
    EXPECT_EQ(lede[0].text, "Les ministres se sont réunis à Bruxelles. Ils ont dîné.");
    EXPECT_THAT(lede[0].marks, IsEmpty());
    EXPECT_THAT(highlighter.snippets("", 2), IsEmpty());
}

TEST_F(HighlighterTest, PrefersASentenceToAHeading) {
    Highlighter highlighter(words({"négociateurs"}), analyzer);
    const auto best = highlighter.snippets("Les négociateurs\nLes deux négociateurs se sont parlé.", 1);
    ASSERT_EQ(best.size(), 1U);
    EXPECT_EQ(best[0].text, "Les deux négociateurs se sont parlé.");
}

TEST_F(HighlighterTest, CutsALongSentenceAtWordsAroundTheMatch) {
    std::string body;
    for (int times = 0; times < 100; ++times)
        body += "été ";
    body += "la trêve ";
    for (int times = 0; times < 100; ++times)
        body += "hiver ";
    Highlighter highlighter(words({"trêve"}), analyzer);
    const auto cut = highlighter.snippets(body, 1);
    ASSERT_EQ(cut.size(), 1U);
    EXPECT_TRUE(cut[0].cut_before && cut[0].cut_after);
    EXPECT_LE(cut[0].text.size(), 320U);
    ASSERT_EQ(cut[0].marks.size(), 1U);
    EXPECT_EQ(cut[0].text.substr(cut[0].marks[0].begin, cut[0].marks[0].end - cut[0].marks[0].begin),
              "trêve");
}

}  // namespace
}  // namespace depeche::match
