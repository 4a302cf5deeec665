#include "schema/forward_list.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "schema/analysis/analyzer.hpp"

namespace depeche::schema {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string encoded(std::string_view title, std::string_view body) {
    analysis::Analyzer analyzer;
    ForwardListEncoder encoder;
    encoder.add_title(analyzer.analyze(title));
    encoder.add_body(analyzer.analyze(body));
    return encoder.take();
}

/// Words as `stem@position/rank`, those of the body behind a `|` and the number of words of the title; a word
/// that is none of `vocabulary` as `?`.
std::vector<std::string> read(std::string_view bytes, std::string_view vocabulary) {
    analysis::Analyzer analyzer;
    std::vector<std::string> result;
    visit_forward_list(
        bytes,
        [&](std::uint32_t hash, WordPlace place) {
            std::string stem = "?";
            for (const analysis::Token& token : analyzer.analyze(vocabulary))
                if (forward_hash(token.form->stem) == hash)
                    stem = token.form->stem;
            result.push_back(stem + '@' + std::to_string(place.position) + '/' + std::to_string(place.rank));
        },
        [&](std::uint32_t words) { result.push_back("|" + std::to_string(words)); });
    return result;
}

TEST(ForwardList, HasTheStemsOfTitleAndBodyWhereTheyStand) {
    EXPECT_THAT(read(encoded("La trêve", "Négociations à Genève."), "trêve négocier Genève"),
                ElementsAre("trev@1/1", "|2", "negoci@0/0", "genev@2/2"));
}

TEST(ForwardList, CountsNoWordsBetweenParagraphs) {
    EXPECT_THAT(read(encoded("", "Paix.\nGuerre.\nPaix."), "paix guerre"),
                ElementsAre("|0", "paix@0/0", "guerr@11/1", "paix@22/2"));
}

TEST(ForwardList, PutsAJoinedFormWhereItsFirstPartStands) {
    EXPECT_THAT(read(encoded("", "Un cessez-le-feu tient"), "cessez-le-feu tient"),
                ElementsAre("|0", "cess@1/1", "cessezlefeu@1/1", "feu@3/3", "tient@4/4"));
}

TEST(ForwardList, GoesOnBehindManyStopWords) {
    std::string body = "paix";
    for (int times = 0; times < 40; ++times)
        body += " de la";
    EXPECT_THAT(read(encoded("", body + " paix"), "paix"), ElementsAre("|0", "paix@0/0", "paix@81/81"));
}

TEST(ForwardList, OfNothingHasNoWords) {
    EXPECT_THAT(read(encoded("", ""), ""), ElementsAre("|0"));
    EXPECT_THAT(read(encoded("Trêve", ""), "trêve"), ElementsAre("trev@0/0", "|1"));
}

TEST(ForwardList, IsNotMadeOfVeryLongTexts) {
    std::string body;
    for (std::size_t words = 0; words <= most_forward_words; ++words)
        body += "paix ";
    EXPECT_THAT(encoded("", body), IsEmpty());
}

TEST(ForwardList, GivesWhatItCanOfDamagedBytes) {
    const std::string bytes = encoded("La trêve", "Paix et guerre.\nPaix.");
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_LE(read(bytes.substr(0, size), "").size(), 6U);
}

}  // namespace
}  // namespace depeche::schema
