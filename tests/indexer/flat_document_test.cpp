#include "indexer/flat_document.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace depeche::indexer {
namespace {

TEST(FlatDocument, CountsUpWhatIsAddedTwiceWhereItIsStored) {
    FlatDocument document;
    const std::vector<Xapian::termpos> body{100, 105};
    document.add_term("paix", 3, body);
    document.add_boolean_term("Qa");
    document.add_posting("paix", 1);
    const Xapian::Document stored = to_xapian(document);
    auto term = stored.termlist_begin();
    EXPECT_EQ(*term, "Qa");
    EXPECT_EQ(term.get_wdf(), 0U);
    ++term;
    EXPECT_EQ(*term, "paix");
    EXPECT_EQ(term.get_wdf(), 4U);
    EXPECT_EQ(std::vector<Xapian::termpos>(term.positionlist_begin(), term.positionlist_end()),
              (std::vector<Xapian::termpos>{1, 100, 105}));
    EXPECT_EQ(stored.termlist_count(), 2U);
}

TEST(FlatDocument, VisitsWhatWasAddedInThatOrder) {
    FlatDocument document;
    document.add_posting("b", 2);
    document.add_term("a", 5);
    document.add_posting("b", 1);
    std::string visited;
    document.visit_terms([&](const FlatDocument::Term& term) {
        visited.append(term.text).append(std::to_string(term.occurrences));
        for (const Xapian::termpos position : term.positions)
            visited += '@' + std::to_string(position);
    });
    EXPECT_EQ(visited, "b1@2a5b1@1");
}

TEST(FlatDocument, HasNoEmptyValues) {
    FlatDocument document;
    document.set_value(1, "un");
    document.set_value(2, "");
    EXPECT_EQ(document.value(1), "un");
    EXPECT_EQ(document.values().size(), 1U);
    document.set_value(1, "");
    EXPECT_EQ(document.value(1), "");
    EXPECT_EQ(to_xapian(document).values_count(), 0U);
}

}  // namespace
}  // namespace depeche::indexer
