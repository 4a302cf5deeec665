#include "searcher/query/ast.hpp"

#include <gtest/gtest.h>

#include "searcher/query/parser.hpp"

using depeche::query::Node;
using depeche::query::parse;
using depeche::query::to_string;
using depeche::query::to_tree;

TEST(ToTree, ShowsANodeALine) {
    EXPECT_EQ(to_tree(parse("paix (titre:\"plan de\" OU négoci*) -source:afp date:>=2025 =guerre").root),
              "without\n"
              "  all\n"
              "    word text \"paix\"\n"
              "    any\n"
              "      phrase title \"plan de\"\n"
              "      prefix text \"négoci\"\n"
              "    date 2025-01-01..\n"
              "    exact text \"guerre\"\n"
              "  value source \"afp\"\n");
    EXPECT_EQ(to_tree(parse("date:inconnue").root), "date unknown\n");
    EXPECT_EQ(to_tree(Node{}), "everything\n");
}

TEST(ToString, QuotesOnlyWhatNeedsIt) {
    EXPECT_EQ(to_string(parse("acteur:\"Poutine\" lieu:\"La Haye\"").root),
              "acteur:Poutine ET lieu:\"La Haye\"");
}

TEST(ToString, ShowsTheFieldOfWordsThatLookLikeSyntax) {
    EXPECT_EQ(to_string(parse("texte:mot:chose texte:OU texte:paix").root),
              "texte:mot:chose ET texte:OU ET paix");
}
