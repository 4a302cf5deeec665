#include "searcher/query/reference.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "depeche/searcher.hpp"
#include "schema/fields.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/syntax.hpp"
#include "tests/support/corpus_index.hpp"

namespace depeche::query {
namespace {

const std::filesystem::path source = DEPECHE_SOURCE;

const SavedTexts saved{{std::string(example_query), "trêve OU cessez-le-feu"}};

bool updates_goldens() {
    const char* update = std::getenv("UPDATE_GOLDEN");
    return update != nullptr && *update != '\0';
}

/// `text` is what the file holds; with UPDATE_GOLDEN=1 it is written there instead.
void expect_golden(const std::filesystem::path& path, const std::string& text) {
    if (updates_goldens()) {
        std::ofstream(path) << text;
        return;
    }
    std::ostringstream golden;
    golden << std::ifstream(path).rdbuf();
    EXPECT_EQ(text, golden.str()) << path
                                  << " is out of date: run this test with UPDATE_GOLDEN=1, read the diff";
}

Results search(std::string example, Language language) {
    static Searcher searcher(tests::corpus_index());
    return searcher.search({.text = std::move(example),
                            .saved_queries = saved,
                            .limit = 1000,
                            .facet_limit = 0,
                            .snippets = 0,
                            .language = language});
}

std::set<std::string> ids(const Results& results) {
    std::set<std::string> found;
    for (const Hit& hit : results.hits)
        found.insert(hit.id);
    return found;
}

std::vector<ReferenceRow> rows(Language language) {
    std::vector<ReferenceRow> all;
    for (const ReferenceSection& section : reference(language))
        std::ranges::copy(section.rows, std::back_inserter(all));
    return all;
}

/// What each example finds, by reference_finds.tsv: identifiers, or nothing for many.
std::map<std::string, std::set<std::string>> listed() {
    std::map<std::string, std::set<std::string>> finds;
    std::ifstream file(source / "tests/searcher/query/reference_finds.tsv");
    for (std::string line; std::getline(file, line);) {
        std::istringstream cells(line);
        std::string example;
        std::string count;
        std::getline(cells, example, '\t');
        std::getline(cells, count, '\t');
        std::set<std::string>& ids = finds[example];
        for (std::string id; std::getline(cells, id, '\t');)
            ids.insert(id);
    }
    return finds;
}

TEST(Reference, EveryRowFindsWhatTheListSays) {
    const auto finds = listed();
    for (const ReferenceRow& row : rows(Language::french)) {
        SCOPED_TRACE(row.example);
        const Results results = search(row.example, Language::french);
        EXPECT_TRUE(results.repairs.empty());
        EXPECT_GT(results.total, 0U);
        EXPECT_EQ(results.total, results.hits.size());
        ASSERT_TRUE(finds.contains(row.example));
        EXPECT_TRUE(std::ranges::includes(ids(results), finds.at(row.example)))
            << testing::PrintToString(ids(results));
    }
}

TEST(Reference, BothLanguagesAskForTheSame) {
    const std::vector<ReferenceRow> french = rows(Language::french);
    const std::vector<ReferenceRow> english = rows(Language::english);
    ASSERT_EQ(french.size(), english.size());
    for (std::size_t row = 0; row < french.size(); ++row) {
        EXPECT_EQ(parse(french[row].example, Match::all, saved).root,
                  parse(english[row].example, Match::all, saved).root)
            << french[row].example << " and " << english[row].example;
        EXPECT_EQ(ids(search(french[row].example, Language::french)),
                  ids(search(english[row].example, Language::english)));
    }
}

void collect_kinds(const Node& node, std::set<NodeKind>& kinds) {
    kinds.insert(node.kind);
    for (const Node& child : node.children)
        collect_kinds(child, kinds);
}

TEST(Reference, HasEveryFieldOperatorAndKindOfTerm) {
    for (const Language language : {Language::french, Language::english}) {
        std::string page = reference_page(language);
        for (const schema::Field& field : schema::fields)
            EXPECT_NE(page.find('`' + std::string(field.name.in(language)) + ":`"), page.npos);
        for (const DateWord& word : date_words)
            EXPECT_NE(page.find('`' + std::string(word.name.in(language)) + ":`"), page.npos);
        std::erase(page, '\\');
        for (const OperatorWord& word : operator_words)
            EXPECT_NE(page.find(word.word), page.npos) << word.word;
    }
    std::set<NodeKind> kinds;
    for (const ReferenceRow& row : rows(Language::french))
        collect_kinds(parse(row.example, Match::all, saved).root, kinds);
    EXPECT_EQ(kinds.size(), static_cast<std::size_t>(NodeKind::without) + 1);
}

TEST(Reference, IsThePageInTheRepository) {
    expect_golden(source / "searcher/query/REFERENCE.md",
                  reference_page(Language::french) + '\n' + reference_page(Language::english));
}

}  // namespace
}  // namespace depeche::query
