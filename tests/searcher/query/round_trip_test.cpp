#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/combine.hpp"
#include "searcher/query/parser.hpp"

using depeche::Date;
using depeche::Language;
using depeche::Match;
using depeche::query::any_of;
using depeche::query::Conjunction;
using depeche::query::near_of;
using depeche::query::Node;
using depeche::query::NodeKind;
using depeche::query::parse;
using depeche::query::to_string;
using depeche::schema::FieldId;
using depeche::schema::FieldKind;

namespace {

constexpr auto words = std::to_array<std::string_view>({"paix",       "ET",         "NOT",
                                                        "OU",         "l’Ukraine",  "mot:chose",
                                                        "titre:paix", "14:07",      "cessez-le-feu",
                                                        "m*t",        "U.E",        "https://exemple.fr/(a)",
                                                        "été",        "1\u00A0200", "a~2",
                                                        "PRÈS/5",     "date:2025",  "ne pas",
                                                        "l''eau",     "战争",       "=x",
                                                        "-x",         "x~",         "+33",
                                                        "NEAR",       "Zelenski"});

/// What the parser may give for random trees: built as it builds them, from words that look like syntax.
class RandomTrees {
public:
    explicit RandomTrees(unsigned seed) : random_(seed) {}

    Node tree(int depth) {
        if (depth == 0 || chance(3))
            return leaf();
        if (chance(3)) {
            std::vector<Node> children;
            for (int i = 2 + pick(3); i > 0; --i)
                children.push_back(tree(depth - 1));
            return any_of(std::move(children));
        }
        if (chance(3))
            return nearness(depth);
        Conjunction conjunction;
        for (int i = pick(3); i > 0; --i)
            conjunction.want(tree(depth - 1));
        for (int i = pick(3); i > 0; --i)
            conjunction.exclude(tree(depth - 1));
        return conjunction.take();
    }

    std::string query() {
        static constexpr auto pieces = std::to_array<std::string_view>(
            {"paix",   "guerre ",     "ET",         " OU ",   "SAUF ",       "NON ", " ",      " ",
             " ",      "(",           ")",          "\"",     "«",           "»",    "''",     "“",
             "titre:", "acteur:",     "id:",        "date:",  "depuis:",     "2025", "..",     ">=",
             "-",      "+",           "=",          "*",      "~",           "~2",   ":",      "mot:",
             "é",      "e\u0301",     "\u00A0",     "1",      "'",           "’",    "l'",     ",",
             "_",      "@",           "/5",         " NEAR ", "a SUIVI/3 b", "ADJ",  "\u200B", "漢",
             "\xFF",   "PRÈS/5",      "\U0001F600", "\u05D0", "\u05F4",      "#",    ".",      "\u00AD",
             "\u0301", "\u2019\u2019"});
        std::string text;
        for (int i = pick(16); i >= 0; --i)
            text += pieces[index(pieces.size())];
        return text;
    }

private:
    Node nearness(int depth) {
        const NodeKind kind = chance(2) ? NodeKind::near : NodeKind::followed;
        const std::size_t distance = 1 + index(100);
        Node node = tree(depth - 1);
        bool continues = false;
        for (int i = 1 + pick(3); i > 0; --i)
            if (auto both = near_of(kind, distance, node, tree(depth - 1), continues)) {
                node = *std::move(both);
                continues = true;
            }
        return node;
    }

    int pick(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }
    bool chance(int one_in) { return pick(one_in) == 0; }

    Node leaf() {
        Node node;
        node.kind = std::array{NodeKind::everything, NodeKind::word,   NodeKind::word,
                               NodeKind::exact,      NodeKind::prefix, NodeKind::phrase,
                               NodeKind::value,      NodeKind::date,   NodeKind::fuzzy}[index(9)];
        if (node.kind == NodeKind::everything)
            return node;
        if (node.kind == NodeKind::date) {
            node.field = FieldId::date;
            using namespace std::chrono;
            const Date first = 2024y / (1 + pick(12)) / (1 + pick(28));
            if (chance(2))
                node.dates.first = first;
            if (chance(2))
                node.dates.last = Date{sys_days{first} + days{pick(400)}};
            return node;
        }
        const bool is_value = node.kind == NodeKind::value;
        do
            node.field = static_cast<FieldId>(pick(static_cast<int>(depeche::schema::fields.size())));
        while (depeche::schema::field(node.field).kind == FieldKind::date ||
               is_value == (depeche::schema::field(node.field).kind == FieldKind::text));
        const bool is_quoted = is_value || node.kind == NodeKind::phrase;
        node.text = is_quoted ? text("acteur:\"", "\"") : text("titre:", "");
        if (node.kind == NodeKind::fuzzy) {
            const auto is_short = [](const std::string& word) {
                return std::ranges::count_if(word, [](char c) { return (c & 0xC0) != 0x80; }) < 5;
            };
            while (is_short(node.text) || node.text.find_first_of("0123456789") != std::string::npos)
                node.text = text("titre:", "");
            node.distance = 1 + index(2);
        }
        return node;
    }

    /// A text as the parser gives it to a node.
    std::string text(const std::string& before, std::string_view after) {
        for (;;) {
            const auto parsed = parse(before + std::string(words[index(words.size())]).append(after));
            if (parsed.root.children.empty() && parsed.root.text.size() > 1)
                return parsed.root.text;
        }
    }

    std::size_t index(std::size_t count) { return static_cast<std::size_t>(pick(static_cast<int>(count))); }

    std::mt19937 random_;
};

}  // namespace

TEST(RoundTrip, OfTreesGivesTheSameTree) {
    RandomTrees random(4);
    for (int i = 0; i < 3000; ++i) {
        const Node tree = random.tree(4);
        for (const Language language : {Language::french, Language::english})
            for (const Match match : {Match::all, Match::any}) {
                const std::string written = to_string(tree, language);
                const auto read = parse(written, match);
                ASSERT_EQ(read.root, tree) << written << "\nread as " << to_string(read.root, language);
                ASSERT_TRUE(read.repairs.empty()) << written << ": " << read.repairs[0].code;
            }
    }
}

TEST(RoundTrip, OfQueriesGivesTheSameTree) {
    RandomTrees random(5);
    for (int i = 0; i < 20000; ++i) {
        const std::string query = random.query();
        for (const Match match : {Match::all, Match::any}) {
            const Node tree = parse(query, match).root;
            for (const Language language : {Language::french, Language::english}) {
                const std::string written = to_string(tree, language);
                const auto read = parse(written, match);
                ASSERT_EQ(read.root, tree) << query << "\nwritten as " << written;
                ASSERT_TRUE(read.repairs.empty())
                    << query << "\nwritten as " << written << ": " << read.repairs[0].code;
            }
        }
    }
}
