#include "schema/authority/name_key.hpp"

#include <gtest/gtest.h>

#include <string>

#include "schema/authority/authority.hpp"

namespace depeche::authority {
namespace {

std::string plain(std::string_view name) {
    return plain_name_key(name).key;
}

TEST(PlainNameKey, FoldsNames) {
    EXPECT_EQ(plain("Côte d'Ivoire"), "cote ivoire");
    EXPECT_EQ(plain("Saint-Étienne"), "saint etienne");
    EXPECT_EQ(plain("ÇÀ Ÿ"), "");  // Ÿ is not of Latin-1
    EXPECT_EQ(plain("Andriï"), "andrii");
    EXPECT_EQ(plain(""), "");
}

TEST(PlainNameKey, LeavesOtherNamesToTheAnalyzer) {
    for (const std::string_view name : {"U.E.", "COP30", "Œuvre", "Ōsaka", "Tripoli (Liban)", "A & B"})
        EXPECT_EQ(plain(name), "") << name;
}

TEST(PlainNameKey, AgreesWithTheAnalyzerOnEveryNameOfTheTables) {
    analysis::Analyzer analyzer;
    for (const Table& table : builtin_tables()) {
        std::string_view rest = table.rows;
        while (!rest.empty()) {
            const auto end = std::min(rest.find_first_of("\t|\n"), rest.size());
            const std::string_view name = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const NameKey key = plain_name_key(name);
            if (key.key.empty())
                continue;
            const NameKey expected = name_key(name, analyzer);
            EXPECT_EQ(key.key, expected.key) << name;
            EXPECT_EQ(key.begins, expected.begins) << name;
            EXPECT_EQ(key.end, expected.end) << name;
        }
    }
}

}  // namespace
}  // namespace depeche::authority
