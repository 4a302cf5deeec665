#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "searcher/http/site.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche::http::meilisearch {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using tests::dispatch;
using tests::TemporaryIndex;

class Meilisearch : public testing::Test {
protected:
    TemporaryIndex index{
        dispatch("paix", "La trêve <b>tient</b> à Gaza. Rien d’autre ne compte ici. La trêve dure.")
            .titled("La trêve \"tient\"")
            .dated("2025-12-03")
            .source("AFP")
            .actor("Vladimir Poutine")
            .place("Gaza"),
        dispatch("rompue", "La trêve est rompue.").dated("2024-01").source("Reuters").place("Gaza"),
        dispatch("neige", "Neige aux négociations").source("AFP")};
    Searcher searcher{index.path()};
    SiteSettings settings;

    Response post(const std::string& path, const std::string& body) {
        return answer({.method = Method::post, .path = path, .body = body}, searcher, settings);
    }
    json result(const std::string& query) {
        const Response response = post("/indexes/depeches/search", query);
        EXPECT_EQ(response.status, 200U) << response.body;
        return json::parse(response.body);
    }
    json error(const std::string& query) {
        const Response response = post("/indexes/depeches/search", query);
        EXPECT_EQ(response.status, 400U) << query;
        return json::parse(response.body);
    }
};

TEST_F(Meilisearch, AnswersTheQueriesOfInstantSearch) {
    const Response response = post("/multi-search", R"({"queries":[
        {"indexUid":"depeches","q":"trêve","facets":["source","timestamp"],"filter":[["\"place\"=\"Gaza\""]],
         "attributesToHighlight":["*"],"highlightPreTag":"__ais-highlight__",
         "highlightPostTag":"__/ais-highlight__","limit":21,"offset":0},
        {"indexUid":"depeches","facets":["place"],"limit":1,"offset":0}]})");
    ASSERT_EQ(response.status, 200U) << response.body;
    const json results = json::parse(response.body)["results"];
    ASSERT_EQ(results.size(), 2U);
    EXPECT_EQ(results[0]["indexUid"], "depeches");
    EXPECT_EQ(results[0]["query"], "trêve");
    EXPECT_EQ(results[0]["estimatedTotalHits"], 2);
    EXPECT_EQ(results[0]["limit"], 21);
    EXPECT_EQ(results[0]["facetDistribution"]["source"], json::parse(R"({"AFP":1,"Reuters":1})"));
    // 2024-01-01 and 2025-12-03
    EXPECT_EQ(results[0]["facetStats"]["timestamp"], json::parse(R"({"min":1704067200,"max":1764720000})"));
    EXPECT_EQ(results[1]["hits"].size(), 1U);
    EXPECT_EQ(results[1]["facetDistribution"]["place"]["Gaza"], 2);
}

TEST_F(Meilisearch, MarksRawTextThatTheClientEscapes) {
    const json hit = result(R"({"q":"trêve tient","attributesToHighlight":["title","body"],
        "highlightPreTag":"[","highlightPostTag":"]"})")["hits"][0];
    EXPECT_EQ(hit["title"], "La trêve \"tient\"");
    EXPECT_EQ(hit["_formatted"]["title"], "La [trêve] \"[tient]\"");
    EXPECT_THAT(std::string(hit["_formatted"]["body"]), HasSubstr("La [trêve] <b>[tient]</b> à Gaza."));
    EXPECT_EQ(hit["_formatted"]["timestamp"], "1764720000");
    EXPECT_EQ(hit["source"], json::parse(R"(["AFP"])"));
}

TEST_F(Meilisearch, CutsTextsToTheirBestPiece) {
    const json hit = result(
        R"({"q":"autre","attributesToCrop":["body:5"],"attributesToRetrieve":["id","body"]})")["hits"][0];
    EXPECT_THAT(std::string(hit["_formatted"]["body"]), HasSubstr("autre"));
    EXPECT_THAT(std::string(hit["body"]), HasSubstr("La trêve dure."));
    EXPECT_FALSE(hit.contains("title"));
}

TEST_F(Meilisearch, CountsPagesWhenAskedForThem) {
    const json page = result(R"({"q":"","page":2,"hitsPerPage":2})");
    EXPECT_EQ(page["hits"].size(), 1U);
    EXPECT_EQ(page["totalHits"], 3);
    EXPECT_EQ(page["totalPages"], 2);
    EXPECT_EQ(page["page"], 2);
    EXPECT_EQ(result(R"({"page":0,"hitsPerPage":2})")["hits"].size(), 0U);
    EXPECT_EQ(result(R"({"hitsPerPage":0})")["totalPages"], 0);
}

TEST_F(Meilisearch, FindsAWordThatIsStillBeingTyped) {
    EXPECT_EQ(result(R"({"q":"trê"})")["estimatedTotalHits"], 2);
    EXPECT_EQ(result(R"({"q":"gaza trê"})")["estimatedTotalHits"], 1);
    EXPECT_EQ(result(R"({"q":"trê","attributesToHighlight":["title"]})")["hits"][0]["_formatted"]["title"],
              "La <em>trêve</em> \"tient\"");
}

TEST_F(Meilisearch, SortsByDate) {
    EXPECT_EQ(result(R"({"q":"trêve","sort":["timestamp:asc"]})")["hits"][0]["id"], "rompue");
    EXPECT_EQ(result(R"({"q":"trêve","sort":["date:desc"]})")["hits"][0]["id"], "paix");
    EXPECT_EQ(error(R"({"sort":["title:asc"]})")["code"], "invalid_search_sort");
}

TEST_F(Meilisearch, LooksForValuesOfAFacet) {
    const Response response = post(
        "/indexes/depeches/facet-search",
        R"({"facetName":"actor","facetQuery":"pout","q":"trêve","attributesToHighlight":["*"],"limit":21})");
    EXPECT_EQ(json::parse(response.body)["facetHits"],
              json::parse(R"([{"value":"Vladimir Poutine","count":1}])"));
    EXPECT_EQ(post("/indexes/depeches/facet-search", R"({"facetName":"body"})").status, 400U);
}

TEST_F(Meilisearch, AnswersGetAsPost) {
    Request request{.path = "/indexes/depeches/search"};
    request.parameters = parse_form("q=tr%C3%AAve&limit=1&facets=source,place&filter=source%3DAFP");
    const json body = json::parse(answer(request, searcher, settings).body);
    EXPECT_EQ(body["hits"].size(), 1U);
    EXPECT_EQ(body["facetDistribution"]["source"]["AFP"], 1);
}

TEST_F(Meilisearch, GivesADocumentByItsId) {
    const auto status = [&](const char* path) { return answer({.path = path}, searcher, settings).status; };
    EXPECT_EQ(status("/indexes/depeches/documents/paix"), 200U);
    EXPECT_EQ(status("/indexes/depeches/documents/none"), 404U);
    EXPECT_EQ(status("/indexes/autre/documents/paix"), 404U);
    EXPECT_EQ(status("/indexes/depeches/stats"), 200U);
    EXPECT_EQ(status("/indexes/depeches"), 200U);
}

TEST_F(Meilisearch, SaysWhatIsWrongInItsWords) {
    EXPECT_EQ(error("{")["code"], "malformed_payload");
    EXPECT_EQ(error("[]")["code"], "bad_request");
    EXPECT_EQ(error(R"({"vector":[1]})")["code"], "bad_request");
    EXPECT_EQ(error(R"({"limit":-1})")["code"], "invalid_search_limit");
    EXPECT_EQ(error(R"({"hitsPerPage":"x"})")["code"], "invalid_search_hits_per_page");
    EXPECT_EQ(error(R"({"facets":["country"]})")["code"], "invalid_search_facets");
    EXPECT_EQ(error(R"({"filter":"a ="})")["code"], "invalid_search_filter");
    const Response other = post("/multi-search", R"({"queries":[{"indexUid":"x"}]})");
    EXPECT_EQ(other.status, 404U);
    EXPECT_EQ(json::parse(other.body)["code"], "index_not_found");
    settings.keys = {"k"};
    const Response without = post("/multi-search", "{}");
    EXPECT_EQ(without.status, 401U);
    EXPECT_EQ(json::parse(without.body)["code"], "missing_authorization_header");
}

TEST_F(Meilisearch, SurvivesHostileBodies) {
    const std::string deep = std::string(100'000, '[');
    for (const std::string& body :
         {deep, R"({"filter":)" + deep + std::string(100'000, ']') + "}", std::string("\xff\xfe\0", 3),
          R"({"q":")" + std::string(200'000, 'x') + "\"}", std::string(R"({"q":"\u0000\ud800 \u202e"})"),
          std::string(R"({"q":null,"limit":null,"filter":null})"), std::string(R"({"q":"\"((ET OU"})")}) {
        const Response response = post("/indexes/depeches/search", body);
        EXPECT_TRUE(response.status == 200 || response.status == 400) << response.status;
        EXPECT_TRUE(json::accept(response.body));
    }
}

TEST_F(Meilisearch, RefusesBodiesThatAreNestedTooDeepWherever) {
    const std::string deep = std::string(120'000, '[') + std::string(120'000, ']');
    for (const char* const path :
         {"/multi-search", "/indexes/depeches/search", "/indexes/depeches/facet-search"}) {
        const Response response = post(path, R"({"facetName":"source","queries":)" + deep + "}");
        EXPECT_EQ(response.status, 400U) << path;
        EXPECT_EQ(json::parse(response.body)["code"], "malformed_payload") << path;
    }
    Request request{.path = "/indexes/depeches/search", .parameters = {{"offset", deep}}};
    EXPECT_EQ(answer(request, searcher, settings).status, 400U);
}

}  // namespace
}  // namespace depeche::http::meilisearch
