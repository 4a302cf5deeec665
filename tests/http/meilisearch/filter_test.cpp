#include "searcher/http/meilisearch/filter.hpp"

#include <gmock/gmock.h>

#include <random>
#include <set>

#include "depeche/searcher.hpp"
#include "searcher/http/meilisearch/error.hpp"
#include "tests/support/corpus_index.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche::http::meilisearch {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using tests::dispatch;
using tests::TemporaryIndex;

class Filter : public testing::Test {
protected:
    TemporaryIndex index{
        dispatch("1", "x").source("AFP").actor("Vladimir Poutine").dated("2025-12-03"),
        dispatch("2", "x").source("AFP").actor("L\"Oie").actor("Vladimir Poutine").dated("2025-11"),
        dispatch("3", "x").source("Le Monde").place("Gaza").dated("2024"),
        dispatch("4", "x").place("Tel-Aviv").section("Économie").keyword("climat")};
    Searcher searcher{index.path()};

    std::vector<std::string> found(const json& filter) {
        std::vector<std::string> ids;
        for (const Hit& hit : searcher.search({.filter = to_query(filter), .suggest = false}).hits)
            ids.push_back(hit.id);
        return ids;
    }
};

TEST_F(Filter, ComparesValues) {
    EXPECT_THAT(found("source = AFP"), UnorderedElementsAre("1", "2"));
    EXPECT_THAT(found("source != AFP"), UnorderedElementsAre("3", "4"));
    EXPECT_THAT(found(R"("source"="Le Monde")"), ElementsAre("3"));
    EXPECT_THAT(found("place IN [Gaza, 'Tel-Aviv']"), UnorderedElementsAre("3", "4"));
    EXPECT_THAT(found("place NOT IN [Gaza]"), UnorderedElementsAre("1", "2", "4"));
    EXPECT_THAT(found("place IN []"), IsEmpty());
    EXPECT_THAT(found(R"(actor = "L\"Oie")"), ElementsAre("2"));
    EXPECT_THAT(found("section = économie AND keyword = climat"), ElementsAre("4"));
    EXPECT_THAT(found("id = 3"), ElementsAre("3"));
    EXPECT_THAT(found("source = '!!!'"), IsEmpty());
    EXPECT_THAT(found("source = ''"), IsEmpty());
}

TEST_F(Filter, LetsNoValueOutOfItsQuotationMarks) {
    for (const std::string mark : {"\\\"", "“", "”", "„", "‟", "«", "»", "‹", "›", "''", "’’"})
        for (const char* const rest : {" OR *", ") OR (*", " OR source:AFP"}) {
            std::string filter = "source = \"x";
            filter.append(mark).append(rest).append("\"");
            EXPECT_THAT(found(filter), IsEmpty()) << filter;
        }
    EXPECT_THAT(found("actor = 'L“Oie'"), ElementsAre("2"));
}

TEST_F(Filter, BindsAndTighterThanOr) {
    EXPECT_THAT(found("place = Gaza OR source = AFP AND actor = \"L\\\"Oie\""),
                UnorderedElementsAre("2", "3"));
    EXPECT_THAT(found("(place = Gaza OR source = AFP) AND actor = \"Vladimir Poutine\""),
                UnorderedElementsAre("1", "2"));
    EXPECT_THAT(found("NOT source = AFP AND NOT place = Gaza"), ElementsAre("4"));
    EXPECT_THAT(found("NOT (source = AFP OR place = Gaza)"), ElementsAre("4"));
    EXPECT_THAT(found("NOT NOT source = AFP"), UnorderedElementsAre("1", "2"));
}

TEST_F(Filter, ComparesDates) {
    EXPECT_THAT(found("date >= 2025-11-01"), UnorderedElementsAre("1", "2"));
    EXPECT_THAT(found("date > 2025-11"), ElementsAre("1"));
    EXPECT_THAT(found("date < 2025"), ElementsAre("3"));
    EXPECT_THAT(found("date = 2025-12-03"), ElementsAre("1"));
    EXPECT_THAT(found("date 2024 TO 2025-11-30"), UnorderedElementsAre("2", "3"));
    EXPECT_THAT(found("date EXISTS"), UnorderedElementsAre("1", "2", "3"));
    EXPECT_THAT(found("date NOT EXISTS"), ElementsAre("4"));
    EXPECT_THAT(found("date IS NULL"), ElementsAre("4"));
    EXPECT_THAT(found("date IS NOT NULL"), UnorderedElementsAre("1", "2", "3"));
}

TEST_F(Filter, ComparesTimesByTheirDays) {
    // 2025-12-03T00:00Z
    EXPECT_THAT(found("timestamp = 1764720000"), ElementsAre("1"));
    EXPECT_THAT(found("timestamp >= 1764720000"), ElementsAre("1"));
    EXPECT_THAT(found("timestamp > 1764720000"), IsEmpty());
    EXPECT_THAT(found("timestamp >= 1764720001"), IsEmpty());
    EXPECT_THAT(found("timestamp <= 1764720000.5"), UnorderedElementsAre("1", "2", "3"));
    EXPECT_THAT(found("timestamp < 1764720000"), UnorderedElementsAre("2", "3"));
    EXPECT_THAT(found("timestamp = 1764720001"), IsEmpty());
    EXPECT_THAT(found("timestamp < 99999999999999"), UnorderedElementsAre("1", "2", "3"));
    EXPECT_THAT(found("timestamp > 99999999999999"), IsEmpty());
    EXPECT_THAT(found("timestamp >= -99999999999999"), UnorderedElementsAre("1", "2", "3"));
}

TEST_F(Filter, TakesArraysAsClientsSendThem) {
    EXPECT_THAT(found(json::parse(R"(["\"source\"=\"AFP\"", ["\"actor\"=\"L\\\"Oie\"", "place=Gaza"]])")),
                ElementsAre("2"));
    EXPECT_THAT(found(json::array()).size(), 4U);
    EXPECT_THAT(found(nullptr).size(), 4U);
    EXPECT_THAT(found("  ").size(), 4U);
}

TEST(FilterErrors, SayWhereItStopsMakingSense) {
    const auto message = [](const json& filter) {
        try {
            to_query(filter);
        } catch (const Error& error) {
            EXPECT_EQ(error.code, "invalid_search_filter");
            return std::string(error.what());
        }
        return std::string("no error");
    };
    EXPECT_THAT(message("country = France"), HasSubstr("`country` is not filterable"));
    EXPECT_THAT(message("source"), HasSubstr("character 7"));
    EXPECT_THAT(message("source = 'x"), HasSubstr("not closed"));
    EXPECT_THAT(message("source = x y"), HasSubstr("character 12"));
    EXPECT_THAT(message("source > x"), HasSubstr("no order"));
    EXPECT_THAT(message("date = demain"), HasSubstr("`demain`"));
    EXPECT_THAT(message("timestamp = nan"), HasSubstr("nan"));
    EXPECT_THAT(message("(source = x"), HasSubstr("parenthesis"));
    EXPECT_THAT(message("source EXISTS"), HasSubstr("EXISTS"));
    EXPECT_THAT(message(17), HasSubstr("text"));
    EXPECT_THAT(message(json::parse("[[[\"source=x\"]]]")), HasSubstr("text"));
    EXPECT_THAT(message(std::string(100'000, '(')), HasSubstr("nested too deep"));
    std::string many = "source = x";
    for (int count = 0; count < 600; ++count)
        many += " OR source = x";
    EXPECT_THAT(message(many), HasSubstr("more than 500"));
}

TEST(FilterErrors, AreAllThatAnyTextGives) {
    constexpr auto pieces = std::to_array<const char*>(
        {"source", "date",   "=",  "!=",   ">", "AND", "OR", "NOT",  "(",    ")", "[", "]",  ",", "IN",
         "TO",     "EXISTS", "IS", "NULL", "'", "\"",  "\\", "2025", "\xff", "é", "x", "-1", "\n"});
    std::mt19937 random(7);
    int understood = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto length = random() % 12; length > 0; --length)
            text.append(pieces.at(random() % pieces.size())).append(random() % 3 == 0 ? "" : " ");
        try {
            to_query(std::string_view(text));
            ++understood;
        } catch (const Error&) {
            continue;
        }
    }
    EXPECT_GT(understood, 20);
}

TEST(FilterOfTheCorpus, FindsWhatEachFacetValueCounts) {
    Searcher searcher(tests::corpus_index());
    const Results all = searcher.search({.limit = 0, .facet_limit = 1000});
    for (const FacetCounts& counts : all.facets) {
        if (counts.facet == Facet::date)
            continue;
        const char* name = counts.facet == Facet::source  ? "source"
                           : counts.facet == Facet::actor ? "actor"
                                                          : "place";
        for (const FacetValue& value : counts.values) {
            const json condition = json::array({std::string(name) + "=" + json(value.label).dump()});
            EXPECT_EQ(searcher.search({.filter = to_query(condition), .limit = 0, .suggest = false}).total,
                      value.count)
                << name << ' ' << value.label;
        }
    }
}

}  // namespace
}  // namespace depeche::http::meilisearch
