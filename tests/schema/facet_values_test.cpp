#include "schema/facet_values.hpp"

#include <gtest/gtest.h>

namespace depeche::schema {
namespace {

using namespace std::chrono_literals;

TEST(FacetValues, AreTheDateAndTheKeysOfEveryName) {
    Dispatch dispatch;
    dispatch.event = {{2025y / 12 / 1, 2025y / 12 / 10, DatePrecision::month_part}, {}};
    dispatch.actors = {{{"b", "B"}, {}, {}, {}}, {{"a", "A"}, {}, {}, {}}, {{"b", "B"}, {}, {}, {}}};
    const FacetValues values = facet_values(dispatch);
    EXPECT_EQ(values.first_day, 20251201U);
    EXPECT_EQ(values.last_day, 20251210U);
    EXPECT_EQ(values.names[0].size(), 0U);
    EXPECT_EQ(values.names[1].size(), 2U) << "a value counts once";
    EXPECT_EQ(decode_facet_values(encode(values)), values);
}

TEST(FacetValues, SurviveDamagedBytes) {
    const std::string bytes = encode(facet_values(Dispatch{}));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        decode_facet_values(bytes.substr(0, size));
    decode_facet_values("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
}

TEST(NameEntry, KeepsLabelAndAliases) {
    const NameEntry entry{{"iouri-ouchakov", "Iouri Ouchakov"}, {"Yuri Ushakov", "Youri Ouchakov"}};
    EXPECT_EQ(decode_name_entry(encode(entry)), entry);
}

}  // namespace
}  // namespace depeche::schema
