#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>

#include "searcher/query/parser.hpp"
#include "searcher/query/syntax.hpp"

using depeche::Match;
using depeche::query::max_depth;
using depeche::query::Node;
using depeche::query::parse;
using depeche::query::ParsedQuery;
using depeche::query::to_string;

namespace {

constexpr std::size_t megabyte = 1 << 20;

std::size_t depth(const Node& node) {
    std::size_t deepest = 0;
    for (const Node& child : node.children)
        deepest = std::max(deepest, depth(child));
    return deepest + 1;
}

std::size_t leaves(const Node& node) {
    std::size_t count = node.children.empty() ? 1 : 0;
    for (const Node& child : node.children)
        count += leaves(child);
    return count;
}

bool has_repair(const ParsedQuery& parsed, std::string_view code) {
    return std::ranges::any_of(parsed.repairs, [&](const auto& repair) { return repair.code == code; });
}

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes)
        text += piece;
    return text;
}

/// What must hold whatever was read.
void expect_sane(std::string_view query) {
    for (const Match match : {Match::all, Match::any}) {
        const ParsedQuery parsed = parse(query, match);
        EXPECT_LE(depth(parsed.root), max_depth);
        EXPECT_LE(leaves(parsed.root), 2 * depeche::query::max_terms);
        EXPECT_LE(parsed.repairs.size(), 400U);
        for (const auto& repair : parsed.repairs) {
            EXPECT_LE(repair.begin, repair.end);
            EXPECT_LE(repair.end, query.size());
        }
        EXPECT_TRUE(std::ranges::is_sorted(parsed.repairs, {}, &depeche::Repair::begin));
        EXPECT_EQ(parse(to_string(parsed.root)).root, parsed.root) << to_string(parsed.root).substr(0, 500);
    }
}

}  // namespace

TEST(HostileQuery, OfRandomBytesIsRead) {
    std::mt19937 random(17);
    std::uniform_int_distribution<int> byte(0, 255);
    for (std::size_t size = 0; size < 300; ++size) {
        std::string query(size, ' ');
        std::ranges::generate(query, [&] { return static_cast<char>(byte(random)); });
        expect_sane(query);
    }
}

TEST(HostileQuery, OfAMegabyteOfRandomBytesIsRead) {
    std::mt19937 random(18);
    std::uniform_int_distribution<int> byte(0, 255);
    std::string query(megabyte, ' ');
    std::ranges::generate(query, [&] { return static_cast<char>(byte(random)); });
    expect_sane(query);
}

TEST(HostileQuery, OfOnePieceRepeatedIsReadInLinearTime) {
    for (const std::string_view piece : {"(",          ")",
                                         "()",         "((a ",
                                         "\"",         "«",
                                         "«a\" ",      "''",
                                         "“",          "a",
                                         "é",          "漢",
                                         "漢*",        "a*",
                                         "*",          ",*",
                                         "a:",         "mot:",
                                         "-",          "-(",
                                         "ET ",        "NON ",
                                         "a OU ",      "a ",
                                         "titre:",     "=",
                                         "a~1",        "a~",
                                         "+",          "1\u00A0",
                                         "\xFF ",      "\xFF",
                                         "\uFEFF",     "e\u0301",
                                         "l'",         "\u0301",
                                         "date:2025 ", "(a OU b SAUF ",
                                         "+(a b ET ",  "titre:(",
                                         "mot:(",      ": ",
                                         "\u00A0"}) {
        SCOPED_TRACE(piece);
        expect_sane(repeated(piece, megabyte / 8));
    }
}

TEST(HostileQuery, NestedDeeplyIsFlattened) {
    const std::string query = repeated("(", 10'000) + "paix" + repeated(")", 10'000);
    const ParsedQuery parsed = parse(query);
    EXPECT_EQ(to_string(parsed.root), "paix");
    EXPECT_TRUE(has_repair(parsed, "too-deep"));
    EXPECT_TRUE(has_repair(parsed, "more-repairs"));
    EXPECT_FALSE(has_repair(parsed, "stray-parenthesis"));
    EXPECT_FALSE(has_repair(parsed, "unclosed-parenthesis"));
}

TEST(HostileQuery, NestedAsDeeplyAsPeopleDoIsKept) {
    std::string query = "z";
    for (int i = 0; i < 15; ++i)
        query = std::string("a OU b ET (").append(query).append(") SAUF c");
    EXPECT_TRUE(parse(query).repairs.empty());
}

TEST(HostileQuery, OfTooManyWordsIsCut) {
    const std::string query = repeated("mot ", std::size_t{4} * 1500);
    const ParsedQuery parsed = parse(query);
    EXPECT_EQ(parsed.root.children.size(), depeche::query::max_terms);
    ASSERT_EQ(parsed.repairs.size(), 1U);
    EXPECT_EQ(parsed.repairs[0].code, "too-long");
    EXPECT_EQ(parsed.repairs[0].begin, 4 * depeche::query::max_terms);
    EXPECT_EQ(parsed.repairs[0].end, query.size());
}

TEST(HostileQuery, OfAsManyWordsAsAllowedIsWhole) {
    EXPECT_TRUE(parse(repeated("mot ", 4 * depeche::query::max_terms)).repairs.empty());
}

TEST(HostileQuery, WithAnEndlessWordIsCut) {
    for (const std::string_view before : {"", "=", "titre:", "acteur:", "\""}) {
        const std::string query = std::string(before) + repeated("é", 100'000) + " paix";
        const ParsedQuery parsed = parse(query);
        ASSERT_EQ(parsed.repairs.size(), before == "\"" ? 2U : 1U) << before;
        EXPECT_EQ(parsed.repairs.back().code, "too-long") << before;
        const Node& first = parsed.root.children.empty() ? parsed.root : parsed.root.children[0];
        EXPECT_EQ(first.text.size(), depeche::query::max_text_bytes) << before;
    }
}
