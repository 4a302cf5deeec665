#include "searcher/query/quotes.hpp"

#include <gtest/gtest.h>

using depeche::query::find_phrase_end;
using depeche::query::quote_at;
using depeche::query::QuoteFamily;

TEST(QuoteAt, KnowsTheMarksOfEveryFamily) {
    for (const std::string_view mark : {"\"", "“", "”", "„", "‟"})
        EXPECT_EQ(quote_at(mark, 0).family, QuoteFamily::double_quotes) << mark;
    for (const std::string_view mark : {"«", "»", "‹", "›"})
        EXPECT_EQ(quote_at(mark, 0).family, QuoteFamily::guillemets) << mark;
    for (const std::string_view mark : {"''", "’’", "‘‘"})
        EXPECT_EQ(quote_at(mark, 0).family, QuoteFamily::apostrophes) << mark;
}

TEST(QuoteAt, TakesAnApostropheForNone) {
    for (const std::string_view text : {"'", "’", "'’", "`", "a", ""})
        EXPECT_EQ(quote_at(text, 0).family, QuoteFamily::none) << text;
}

TEST(FindPhraseEnd, PrefersItsOwnFamily) {
    const std::string_view text = "le “plan” » fin";
    const auto end = find_phrase_end(text, 0, QuoteFamily::guillemets);
    EXPECT_TRUE(end.closed);
    EXPECT_EQ(text.substr(0, end.begin), "le “plan” ");
    EXPECT_EQ(text.substr(end.end), " fin");
}

TEST(FindPhraseEnd, TakesAnotherFamilyBeforeTheNextPhrase) {
    const std::string_view text = "un” «deux»";
    EXPECT_EQ(text.substr(0, find_phrase_end(text, 0, QuoteFamily::guillemets).begin), "un");
}

TEST(FindPhraseEnd, IsTheEndOfTheTextWhenUnclosed) {
    const auto end = find_phrase_end("plan de", 0, QuoteFamily::double_quotes);
    EXPECT_FALSE(end.closed);
    EXPECT_EQ(end.begin, 7U);
    EXPECT_EQ(end.end, 7U);
}
