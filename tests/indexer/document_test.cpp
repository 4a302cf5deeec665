#include "indexer/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "schema/facet_values.hpp"
#include "schema/record.hpp"
#include "schema/terms.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche::indexer {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using tests::dispatch;

namespace {

Xapian::Document build(const Dispatch& from) {
    analysis::Analyzer analyzer;
    return to_xapian(build_document(from, analyzer));
}

std::set<std::string> terms(const Xapian::Document& document) {
    return {document.termlist_begin(), document.termlist_end()};
}

std::vector<unsigned> positions(const Xapian::Document& document, const std::string& term) {
    auto at = document.termlist_begin();
    at.skip_to(term);
    if (at == document.termlist_end() || *at != term)
        return {};
    return {at.positionlist_begin(), at.positionlist_end()};
}

unsigned frequency(const Xapian::Document& document, const std::string& term) {
    auto at = document.termlist_begin();
    at.skip_to(term);
    return at == document.termlist_end() || *at != term ? 0 : at.get_wdf();
}

}  // namespace

TEST(BuildDocument, PutsWordsOfTheBodyBehindTheTitle) {
    const auto document = build(dispatch("a", "La paix, la paix !").titled("Paix à Kyiv"));
    EXPECT_THAT(positions(document, "paix"), ElementsAre(1, 102, 104));
    EXPECT_EQ(frequency(document, "paix"), 3U);
    EXPECT_EQ(frequency(document, "Zpaix"), 3U);
    EXPECT_THAT(positions(document, "Zpaix"), IsEmpty());
    EXPECT_THAT(positions(document, "Spaix"), ElementsAre(1));
    EXPECT_EQ(frequency(document, "ZSpaix"), 1U);
}

TEST(BuildDocument, DoesNotIndexADerivedTitle) {
    Dispatch one = dispatch("a", "La trêve tient.").titled("La trêve tient.");
    one.title_derived = true;
    const auto document = build(one);
    EXPECT_EQ(frequency(document, "treve"), 1U);
    EXPECT_EQ(frequency(document, "Streve"), 0U);
}

TEST(BuildDocument, KeepsALongTitleClearOfTheBody) {
    std::string title;
    for (int i = 0; i < 150; ++i)
        title += "mot" + std::to_string(i) + ' ';
    const auto document = build(dispatch("a", "Corps.").titled(title));
    EXPECT_THAT(positions(document, "corps"), ElementsAre(101));
    EXPECT_THAT(positions(document, "mot149"), IsEmpty());
    EXPECT_EQ(frequency(document, "mot149"), 1U);
    EXPECT_THAT(positions(document, "Smot149"), ElementsAre(150));
}

TEST(BuildDocument, HasATermForEveryFieldAndValue) {
    const auto document = build(dispatch("afp-17", "Texte.")
                                    .titled("Titre")
                                    .byline("Hélène Vasseur")
                                    .dated("2025-12-03")
                                    .source("Agence France-Presse")
                                    .actor("Vladimir Poutine")
                                    .place("Kyiv")
                                    .section("Économie")
                                    .keyword("Ariane 6"));
    EXPECT_THAT(terms(document),
                IsSupersetOf({"Qafp-17", "texte", "titre", "Stitre", "Ahelene", "ZAvasseur", "D20251203",
                              "M202512", "Y2025", "XSRCagence-france-presse", "XACTvladimir-poutine",
                              "XPLCkyiv", "XSECeconomie", "Kariane-6", "Lfr"}));
    EXPECT_THAT(terms(document), Not(testing::Contains("Dnone")));
}

TEST(BuildDocument, FillsTheSlots) {
    const Dispatch dated = dispatch("a", "Texte.").dated("2025-12").place("Kyiv");
    const auto document = build(dated);
    EXPECT_EQ(document.get_value(schema::slot_newest), "20251201");
    EXPECT_EQ(document.get_value(schema::slot_oldest), "20251201");
    EXPECT_EQ(schema::decode_facet_values(document.get_value(schema::slot_facets)),
              schema::facet_values(dated));
    EXPECT_EQ(schema::decode_dispatch(document.get_data()), dated);
    EXPECT_EQ(document.get_value(schema::slot_content), schema::hash128_hex(schema::pack(dated)));
}

TEST(BuildDocument, SaysThatItIsUndated) {
    const auto document = build(dispatch("a", "Texte."));
    EXPECT_THAT(terms(document), testing::Contains("Dnone"));
    EXPECT_EQ(document.get_value(schema::slot_newest), "");
    EXPECT_EQ(document.get_value(schema::slot_oldest), "99999999");
}

TEST(BuildDocument, GivesNoTermThatXapianRefuses) {
    const std::string long_word(10'000, 'a');
    std::string accents;
    for (int i = 0; i < 5'000; ++i)
        accents += "é";
    const std::string nul("a\0b", 3);
    const auto document = build(dispatch(long_word + nul, long_word + ' ' + accents)
                                    .titled(long_word)
                                    .byline(accents)
                                    .actor(long_word)
                                    .keyword(accents)
                                    .keyword(nul)
                                    .section("!"));
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        EXPECT_LE((*term).size(), schema::max_term_bytes);
        EXPECT_EQ((*term).find('\0'), std::string::npos);
    }
}

}  // namespace depeche::indexer
