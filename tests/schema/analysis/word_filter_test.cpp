#include "schema/analysis/word_filter.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "schema/analysis/analyzer.hpp"
#include "schema/analysis/folding.hpp"
#include "schema/analysis/stem_exceptions.hpp"
#include "tests/shared_data.hpp"
#include "tests/shared_texts.hpp"

namespace depeche::analysis {
namespace {

/// A token whose form outlives the next text.
struct KeptToken {
    Token token;
    std::string exact;
    std::string stem;
    std::string accented;
};

std::vector<KeptToken> keep(std::span<const Token> tokens) {
    std::vector<KeptToken> kept;
    for (const Token& token : tokens)
        kept.push_back({token, std::string(token.form->exact), std::string(token.form->stem),
                        std::string(token.form->accented)});
    return kept;
}

bool is_same_line(const std::string& text, const Token& a, const Token& b) {
    return text.substr(a.begin, b.begin - a.begin).find('\n') == std::string::npos;
}

/// Of the tokens of a text, `find` has to give all that the filter wants, each line whole.
void expect_lines_are_found(Analyzer& analyzer, const std::string& text, const WordFilter& filter) {
    const auto tokens = analyzer.analyze(text, filter);
    const std::vector<Token> all(tokens.begin(), tokens.end());
    const auto found = analyzer.find(text, filter);
    std::size_t next = 0;
    for (std::size_t at = 0; at < found.size(); ++at, ++next) {
        while (next < all.size() && (all[next].begin != found[at].begin || all[next].end != found[at].end ||
                                     all[next].kind != found[at].kind)) {
            ASSERT_EQ(all[next].form, nullptr) << text.substr(all[next].begin, 30);
            ++next;
        }
        ASSERT_LT(next, all.size());
        ASSERT_EQ(found[at].form, all[next].form);
        if (at > 0 && is_same_line(text, found[at - 1], found[at])) {
            ASSERT_EQ(found[at].position - found[at - 1].position,
                      all[next].position - all[next - 1].position);
        }
    }
    for (; next < all.size(); ++next)
        ASSERT_EQ(all[next].form, nullptr) << text.substr(all[next].begin, 30);
}

/// Looks for every tenth word of a text, by each of its forms and its beginning.
void expect_all_are_found(const std::string& text) {
    Analyzer analyzer;
    const std::vector<KeptToken> all = keep(analyzer.analyze(text));
    for (std::size_t wanted = 0; wanted < all.size(); wanted += 10) {
        const auto& [_, exact, stem, accented] = all[wanted];
        const std::string prefix = exact.substr(0, 1);
        for (const std::string& form : {exact, stem, accented, prefix}) {
            WordFilter filter;
            filter.add(form);
            if (form == stem)
                filter.add_stem(form);
            ASSERT_NO_FATAL_FAILURE(expect_lines_are_found(analyzer, text, filter));
            const auto found = analyzer.analyze(text, filter);
            ASSERT_EQ(found.size(), all.size());
            for (std::size_t at = 0; at < all.size(); ++at) {
                ASSERT_EQ(found[at].begin, all[at].token.begin);
                ASSERT_EQ(found[at].position, all[at].token.position);
                const bool has_it = all[at].exact == form || all[at].stem == form ||
                                    all[at].accented == form ||
                                    (form == prefix && all[at].exact.starts_with(form));
                ASSERT_TRUE(!has_it || found[at].form != nullptr) << all[at].exact << ", wanted: " << form;
            }
        }
    }
}

TEST(WordFilter, PassesOverWordsThatBeginOtherwise) {
    WordFilter filter;
    filter.add("guerr");
    EXPECT_TRUE(filter.may_match("Guerre"));
    EXPECT_FALSE(filter.may_match("table"));
    EXPECT_FALSE(filter.may_match("gare"));
    Analyzer analyzer;
    const auto tokens = analyzer.analyze("La guerre", filter);
    ASSERT_EQ(tokens.size(), 2U);
    EXPECT_EQ(tokens[0].form, nullptr);
    ASSERT_NE(tokens[1].form, nullptr);
    EXPECT_EQ(tokens[1].form->exact, "guerre");
}

TEST(WordFilter, TellsWordsFromOthersThatBeginTheSame) {
    WordFilter filter;
    filter.add("gouvernement");
    filter.add_stem("gouvern");
    EXPECT_TRUE(filter.may_match("Gouvernés"));
    EXPECT_FALSE(filter.may_match("goutte"));
    EXPECT_FALSE(filter.may_match("gou"));
    EXPECT_FALSE(filter.may_match("Göteborg"));
    EXPECT_TRUE(filter.may_match("GOUVERNANCE"));
}

TEST(WordFilter, PassesOverLinesWithoutTheWord) {
    WordFilter filter;
    filter.add("elysee");
    filter.add_stem("elyse");
    EXPECT_TRUE(filter.may_be_in("À l'Élysée, on attend."));
    EXPECT_TRUE(filter.may_be_in("«Elysée»"));
    EXPECT_TRUE(filter.may_be_in("ELYSÉE"));
    EXPECT_TRUE(filter.may_be_in("le Néo-Élysée"));
    EXPECT_TRUE(filter.may_be_in("À l’Élysée"));
    EXPECT_TRUE(filter.may_be_in("\u00ADÉly\u00ADsée"));
    EXPECT_TRUE(filter.may_be_in("E\u0301lyse\u0301e"));
    EXPECT_FALSE(filter.may_be_in("« Élus » et élèves – d'Élie à Alès… pour 3,5 %"));
    EXPECT_FALSE(filter.may_be_in("Les champs-délysée"));
    EXPECT_FALSE(filter.may_be_in(""));
}

TEST(WordFilter, FindsJoinedWordsInALine) {
    WordFilter filter;
    filter.add("maisonblanche");
    filter.add("1200000");
    filter.add("otan");
    EXPECT_TRUE(filter.may_be_in("la Maison-Blanche"));
    EXPECT_TRUE(filter.may_be_in("soit 1 200 000 euros"));
    EXPECT_TRUE(filter.may_be_in("soit 1\u202F200\u00A0000 euros"));
    EXPECT_TRUE(filter.may_be_in("la maison\u2011blanche"));
    EXPECT_TRUE(filter.may_be_in("l'O.T.A.N."));
    EXPECT_FALSE(filter.may_be_in("la maison blanche"));
    EXPECT_FALSE(filter.may_be_in("1200 morts"));
}

TEST(WordFilter, FoldsLatinLettersAsTheFormsAre) {
    for (char32_t letter = 0xC0; letter <= 0xFF; ++letter) {
        const std::string text{static_cast<char>(0xC3), static_cast<char>(letter - 0x40)};
        WordFilter filter;
        filter.add("x" + fold(text) + "y");
        EXPECT_TRUE(filter.may_match("X" + text + "Y")) << text;
        EXPECT_TRUE(filter.may_be_in("a X" + text + "Y")) << text;
    }
}

TEST(WordFilter, FindsWordsHoweverTheyAreWritten) {
    const std::string text =
        "L’Écolier d’ÉCOLE, e\u0301cole et Œuvre, O’Brien, U.E. et O.T.A.N., cessez-le-feu, 1 200 000, "
        "3,5 %, x, Ǆep, ﬁn, İstanbul, œil et yeux, l'œuf, _a_b, paix.Le, État-major";
    Analyzer analyzer;
    const auto all = keep(analyzer.analyze(text));
    for (const KeptToken& wanted : all)
        for (const std::string& form : {wanted.exact, wanted.stem, wanted.accented}) {
            WordFilter filter;
            filter.add(form);
            filter.add_stem(wanted.stem);
            expect_lines_are_found(analyzer, text, filter);
            const auto found = analyzer.analyze(text, filter);
            for (std::size_t at = 0; at < all.size(); ++at)
                if (all[at].exact == wanted.exact) {
                    EXPECT_NE(found[at].form, nullptr) << wanted.exact << " by " << form;
                }
        }
}

TEST(WordFilter, FindsTheExceptionsOfTheStemmer) {
    for (std::size_t row = 0; row < stem_exceptions.size(); ++row) {
        const auto [word, stem] = stem_exceptions[row];
        WordFilter filter;
        filter.add_stem(stem);
        ASSERT_TRUE(filter.may_match(word)) << word;
    }
}

TEST(WordFilter, FindsEveryWordOfAllSharedText) {
    DEPECHE_NEEDS_SHARED_DATA();
    std::size_t bytes = 0;
    for (const std::string& text : shared_texts())
        if (bytes < 300'000 && text.size() < 10'000) {
            bytes += text.size();
            ASSERT_NO_FATAL_FAILURE(expect_all_are_found(text));
        }
}

}  // namespace
}  // namespace depeche::analysis
