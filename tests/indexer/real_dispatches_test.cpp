// The five real dispatches, and what a careful librarian says of each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "indexer/derivation.hpp"
#include "indexer/reader/open_reader.hpp"
#include "tests/shared_data.hpp"

namespace depeche::indexer {

namespace {

Dispatch derive(const std::string& name) {
    static const authority::Authority authority(authority::builtin_tables());
    analysis::Analyzer analyzer;
    Deriver deriver(authority, analyzer);
    const StopFlag stop = false;
    auto opened = open_reader(std::string(DEPECHE_SHARED_DATA "/dispatches/") + name, stop);
    auto record = std::get<std::unique_ptr<Reader>>(opened)->next();
    return std::get<Dispatch>(deriver.derive(std::get<RawDispatch>(*record), name));
}

}  // namespace

TEST(RealDispatches, HaveTheirTitlesAndDates) {
    DEPECHE_NEEDS_SHARED_DATA();
    struct Row {
        const char* file;
        const char* title_start;
        bool title_derived;
        const char* date;
    };
    for (const Row& row : {
             Row{"000_e2709b4ab22c2e33.txt", "Début décembre 2025, une rencontre au Kremlin", true,
                 "2025-12-01/2025-12-10"},
             Row{"001_291c7eee0f728a68.txt",
                 "Les émissaires américains Steve Witkoff et Jared Kushner ont passé", true, "2025-12-03"},
             Row{"002_7accfdf60b11934d.txt", "Le 2 décembre 2025, une délégation américaine", true,
                 "2025-12-02"},
             Row{"003_d1e024e2398563cc.txt", "États-Unis et Ukraine poursuivent des pourparlers pour la paix",
                 false, "2025-12-06"},
             Row{"004_f2570bbd80a2c8a3.txt",
                 "Le 20 décembre 2025, des pourparlers visant à mettre fin au conflit en Ukraine", true,
                 "2025-12-20"},
         }) {
        const Dispatch dispatch = derive(row.file);
        EXPECT_THAT(dispatch.title, testing::StartsWith(row.title_start));
        EXPECT_EQ(dispatch.title_derived, row.title_derived) << row.file;
        ASSERT_NE(dispatch.date(), nullptr) << row.file;
        EXPECT_EQ(to_iso(dispatch.date()->interval), row.date) << row.file;
    }
}

TEST(RealDispatches, LoseTheirFurniture) {
    DEPECHE_NEEDS_SHARED_DATA();
    const Dispatch dispatch = derive("003_d1e024e2398563cc.txt");
    EXPECT_EQ(dispatch.title, "États-Unis et Ukraine poursuivent des pourparlers pour la paix");
    EXPECT_EQ(dispatch.byline, "Sara");
    ASSERT_EQ(dispatch.sources.size(), 1U);
    EXPECT_EQ(dispatch.sources[0].role, SourceRole::cited);
    for (const char* furniture :
         {"Home Actualité", "by Sara", "source:", "You may also like", "Leave a Comment"})
        EXPECT_EQ(dispatch.body.find(furniture), std::string::npos) << furniture;
}

}  // namespace depeche::indexer
