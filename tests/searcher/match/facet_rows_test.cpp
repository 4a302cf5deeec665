#include "searcher/match/facet_rows.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace depeche::match {
namespace {

using Ordinals = std::vector<FacetRows::Ordinal>;

/// The facet of a value is its last digit here.
Facet facet_of(FacetRows::Ordinal ordinal) {
    return static_cast<Facet>(ordinal % 10);
}

Ordinals all_of(const FacetRows& rows, Xapian::docid document) {
    Ordinals found;
    rows.for_each(document, [&](FacetRows::Ordinal ordinal) { found.push_back(ordinal); });
    return found;
}

Ordinals those_of(const FacetRows& rows, Xapian::docid document, Facet facet) {
    Ordinals found;
    rows.for_each(document, facet, [&](FacetRows::Ordinal ordinal) { found.push_back(ordinal); });
    return found;
}

TEST(FacetRows, GivesTheValuesOfEachDocument) {
    FacetRows rows;
    rows.add(Ordinals{}, facet_of);
    rows.add(Ordinals{10, 21, 31, 13}, facet_of);
    rows.add(Ordinals{}, facet_of);
    rows.add(Ordinals{2}, facet_of);
    EXPECT_EQ(all_of(rows, 0), Ordinals{});
    EXPECT_EQ(all_of(rows, 1), (Ordinals{10, 21, 31, 13}));
    EXPECT_EQ(all_of(rows, 2), Ordinals{});
    EXPECT_EQ(all_of(rows, 3), Ordinals{2});
}

TEST(FacetRows, GivesThoseOfOneFacet) {
    FacetRows rows;
    rows.add(Ordinals{10, 21, 31, 13}, facet_of);
    rows.add(Ordinals{2}, facet_of);
    EXPECT_EQ(those_of(rows, 0, Facet::date), Ordinals{10});
    EXPECT_EQ(those_of(rows, 0, static_cast<Facet>(1)), (Ordinals{21, 31}));
    EXPECT_EQ(those_of(rows, 0, static_cast<Facet>(2)), Ordinals{});
    EXPECT_EQ(those_of(rows, 0, static_cast<Facet>(3)), Ordinals{13});
    EXPECT_EQ(those_of(rows, 1, Facet::date), Ordinals{});
    EXPECT_EQ(those_of(rows, 1, static_cast<Facet>(2)), Ordinals{2});
}

TEST(FacetRows, GivesTheOnlyValueOfAFacet) {
    FacetRows rows;
    rows.add(Ordinals{10, 21, 13}, facet_of);
    rows.add(Ordinals{20, 30, 11}, facet_of);
    rows.add(Ordinals{65'531, 65'532}, facet_of);
    rows.add(Ordinals{65'541}, facet_of);
    EXPECT_EQ(those_of(rows, 0, Facet::date), Ordinals{10});
    EXPECT_EQ(those_of(rows, 0, Facet::source), Ordinals{21});
    EXPECT_EQ(those_of(rows, 1, Facet::date), (Ordinals{20, 30}));
    EXPECT_EQ(those_of(rows, 1, Facet::source), Ordinals{11});
    EXPECT_EQ(those_of(rows, 2, Facet::source), Ordinals{65'531});
    EXPECT_EQ(those_of(rows, 3, Facet::source), Ordinals{65'541});
}

TEST(FacetRows, KeepsValuesOfAnySize) {
    const Ordinals values{65'530,  65'534,        65'535, 65'536,       1'000'000,
                          131'071, 4'294'967'290, 7,      4'294'967'295};
    FacetRows rows;
    rows.add(values, [](FacetRows::Ordinal) { return Facet::place; });
    rows.add(values, [](FacetRows::Ordinal) { return Facet::date; });
    for (const Xapian::docid document : {0U, 1U})
        EXPECT_EQ(all_of(rows, document), values);
    EXPECT_EQ(those_of(rows, 0, Facet::place), values);
    EXPECT_EQ(those_of(rows, 1, Facet::date), values);
    EXPECT_EQ(those_of(rows, 1, Facet::place), Ordinals{});
}

}  // namespace
}  // namespace depeche::match
