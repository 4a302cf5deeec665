#include "schema/analysis/word_filter.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "schema/analysis/analyzer.hpp"
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
            const auto found = analyzer.analyze(text, filter);
            for (std::size_t at = 0; at < all.size(); ++at)
                if (all[at].exact == wanted.exact) {
                    EXPECT_NE(found[at].form, nullptr) << wanted.exact << " by " << form;
                }
        }
}

TEST(WordFilter, FindsTheExceptionsOfTheStemmer) {
    for (const auto& [word, stem] : stem_exceptions) {
        WordFilter filter;
        filter.add(stem);
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
