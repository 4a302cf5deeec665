#include "searcher/render/csv.hpp"

#include <gtest/gtest.h>

#include "tests/searcher/render/sample_results.hpp"

namespace depeche::render {
namespace {

TEST(CsvField, QuotesWhatHasToBeQuoted) {
    struct Row {
        std::string text;
        std::string field;
    };
    for (const auto& [text, field] : {
             Row{"", ""},
             Row{"paix", "paix"},
             Row{"« paix »; trêve", "« paix »; trêve"},
             Row{"paix, trêve", "\"paix, trêve\""},
             Row{"un \"plan\"", "\"un \"\"plan\"\"\""},
             Row{"deux\nlignes", "\"deux\nlignes\""},
         })
        EXPECT_EQ(csv_field(text), field);
}

TEST(CsvField, IsNoFormula) {
    for (const std::string text :
         {"=1+1", "+33 1", "-sanctions", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"}) {
        const std::string field = csv_field(text);
        EXPECT_TRUE(field.starts_with("'") || field.starts_with("\"'")) << field;
    }
    EXPECT_EQ(csv_field("cessez-le-feu = paix"), "cessez-le-feu = paix");
}

TEST(CsvField, HasNoControlCharacters) {
    EXPECT_EQ(csv_field("a\x1b[31mb\x07\xc2\x9b"
                        "c\x7f"),
              "a[31mbc");
    EXPECT_EQ(csv_field("a\xff"
                        "b"),
              "a\uFFFDb");
}

TEST(Csv, HasAHeaderAndALineAHit) {
    const Results results = test::sample_results();
    EXPECT_EQ(csv_header() + to_csv(results.hits[0]) + to_csv(results.hits[1]),
              "id,title,date,sources,actors,places,url,path,score,snippets\r\n"
              "afp-2025-17,Œuvre de paix en Ukraine,2025-12-02,AFP; Tass,Vladimir Poutine,Ukraine; Moscou,"
              "https://exemple.fr/17,corpus/dispatches/afp.txt,12.3457,L’Ukraine négocie.\r\n"
              "2,Une dépêche sans rien,,,,,,corpus/dispatches/sans-rien.txt,0.0000,\r\n");
}

}  // namespace
}  // namespace depeche::render
