#include "indexer/reader/csv_reader.hpp"

#include <gmock/gmock.h>

#include "tests/indexer/reader/read_text.hpp"

namespace depeche::indexer {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(CsvReader, ReadsNamedColumnsWhateverTheSeparator) {
    for (const char separator : {',', ';', '\t'}) {
        std::string table =
            "\xef\xbb\xbfTitre,Date,Mots-clés,Texte,interne\r\nTrêve,2025-12-03,,Un texte.,x\r\n";
        std::ranges::replace(table, ',', separator);
        const RawDispatch raw = read_one("a.bin", table);
        EXPECT_EQ(raw.title, "Trêve");
        EXPECT_EQ(raw.date, "2025-12-03");
        EXPECT_EQ(raw.text, "Un texte.");
        EXPECT_EQ(raw.record, 2U);
        ASSERT_EQ(raw.notes.size(), 1U);
        EXPECT_THAT(raw.notes[0].english, HasSubstr("interne"));
    }
}

TEST(CsvReader, ReadsQuotedCells) {
    const RawDispatch raw =
        read_one("a.csv",
                 "titre,texte,lieux\n"
                 "Tuyaux de 5\" de large,\"Il dit : \"\"non\"\",\nse tait.\",\"Kyiv; Moscou\"\n");
    EXPECT_EQ(raw.title, "Tuyaux de 5\" de large");
    EXPECT_EQ(raw.text, "Il dit : \"non\",\nse tait.");
    EXPECT_THAT(raw.places, ElementsAre("Kyiv", "Moscou"));
}

TEST(CsvReader, RefusesBadRowsAndTakesTheOthers) {
    std::vector<std::string> outcomes;
    for (const Record& record : read_all("a.csv",
                                         "id,texte\n"
                                         "1,un\n"
                                         "2\n"
                                         "\n"
                                         "3,\"deux\nlignes\"\n"
                                         "4,\n"
                                         "5,\xc3\n"
                                         "6,six\n"
                                         "7,\"jamais fermé\n")) {
        const auto* rejection = std::get_if<Rejection>(&record);
        outcomes.push_back(rejection ? "refused " + std::to_string(rejection->line)
                                     : "taken " + std::to_string(std::get<RawDispatch>(record).record));
    }
    EXPECT_THAT(outcomes, ElementsAre("taken 2", "refused 3", "taken 5", "refused 7", "refused 8", "taken 9",
                                      "refused 10"));
}

TEST(CsvReader, WantsARowOfNames) {
    EXPECT_THAT(refused("a.csv", "1,un\n2,deux\n").reason.english, HasSubstr("name the columns"));
    // Without the name nothing says that this is a table.
    EXPECT_EQ(read_one("a.txt", "Le texte, la date, rien").text, "Le texte, la date, rien");
}

}  // namespace depeche::indexer
