#include "searcher/http/site.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "depeche/json.hpp"
#include "searcher/http/api/api.hpp"
#include "searcher/http/request_parameters.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche::http {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using tests::dispatch;
using tests::TemporaryIndex;

class Site : public testing::Test {
protected:
    TemporaryIndex index{dispatch("paix", "La trêve tient à Gaza.")
                             .titled("La trêve tient")
                             .dated("2025-12-03")
                             .source("AFP")
                             .actor("Vladimir Poutine"),
                         dispatch("a/b", "La trêve est rompue.").dated("2024-01-02").source("Reuters"),
                         dispatch("sans", "<script>alert(1)</script> trêve \"x\"")};
    Searcher searcher{index.path()};
    SiteSettings settings;

    Response ask(const std::string& address, std::vector<Field> headers = {}, Method method = Method::get) {
        Request request{.method = method, .headers = std::move(headers)};
        const std::size_t end = std::min(address.find('?'), address.size());
        request.path = percent_decoded(address.substr(0, end));
        if (end < address.size())
            request.parameters = parse_form(address.substr(end + 1));
        return answer(request, searcher, settings);
    }
    json body(const std::string& address) { return json::parse(ask(address).body); }
};

std::string header_of(const Response& response, std::string_view name) {
    for (const Field& field : response.headers)
        if (field.name == name)
            return field.value;
    return {};
}

TEST_F(Site, SearchesWithTheBytesOfTheLibrary) {
    const Response response = ask("/api/v1/search?q=tr%C3%AAve&source=afp");
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(response.body,
              to_json(searcher.search({.text = "trêve", .selections = {{Facet::source, "afp"}}})));
}

TEST_F(Site, FiltersByAFurtherQuery) {
    EXPECT_EQ(body("/api/v1/search?q=tr%C3%AAve&filter=NON+source:afp")["total"], 2);
}

TEST_F(Site, RefusesAnUnknownParameterByName) {
    const Response response = ask("/api/v1/search?q=x&auteur=y&lang=en");
    EXPECT_EQ(response.status, 400U);
    EXPECT_EQ(response.content_type, "application/problem+json");
    const json problem = json::parse(response.body);
    EXPECT_THAT(problem["detail"], HasSubstr("'auteur'"));
    EXPECT_THAT(problem["detail"], HasSubstr("actor"));
    EXPECT_EQ(problem["status"], 400);
}

TEST_F(Site, RefusesAValueThatMeansNothing) {
    EXPECT_THAT(std::string(body("/api/v1/search?q=x&limit=beaucoup")["detail"]), HasSubstr("limit"));
    EXPECT_THAT(std::string(body("/api/v1/search?q=x&since=demain")["detail"]), HasSubstr("demain"));
    EXPECT_EQ(ask("/api/v1/search?cursor=abc").status, 400U);
    EXPECT_EQ(ask("/api/v1/facets/couleur").status, 400U);
}

TEST_F(Site, LooksInsideTheValuesOfAFacet) {
    const json facet = body("/api/v1/facets/acteur?has=pou");
    EXPECT_EQ(facet["facet"], "actor");
    EXPECT_EQ(facet["values"][0]["label"], "Vladimir Poutine");
}

TEST_F(Site, CompletesWhatIsTyped) {
    EXPECT_EQ(body("/api/v1/complete?q=pout")["completions"][0]["label"], "Vladimir Poutine");
    EXPECT_EQ(body("/api/v1/complete?q=tr&limit=1")["completions"].size(), 1U);
}

TEST_F(Site, ShowsADispatchWhoseIdHasASlash) {
    EXPECT_EQ(body("/api/v1/dispatches/a%2Fb?q=rompue")["id"], "a/b");
    EXPECT_EQ(body("/api/v1/dispatches/a/b")["id"], "a/b");
    EXPECT_EQ(body("/api/v1/dispatches/a/b/similar")["id"], "a/b");
    EXPECT_EQ(body("/api/v1/dispatches/a/b/why?q=rompue")["answers"], true);
}

TEST_F(Site, NamesTheNearestIdsOfOneThatIsNone) {
    const Response response = ask("/api/v1/dispatches/pai");
    EXPECT_EQ(response.status, 404U);
    EXPECT_THAT(response.body, HasSubstr("paix"));
    EXPECT_EQ(ask("/api/v1/dispatches/nichts/similar").status, 404U);
    EXPECT_EQ(ask("/api/v1/dispatches/nichts/why?q=x").status, 404U);
}

TEST_F(Site, ExplainsAndTellsItsState) {
    EXPECT_EQ(body("/api/v1/explain?q=paix+ET+guerre")["query"]["interpreted"], "paix ET guerre");
    const json status = body("/api/v1/status");
    EXPECT_EQ(status["dispatches"], 3);
    EXPECT_EQ(status["oldest"], "2024-01-02");
    EXPECT_EQ(status["newest"], "2025-12-03");
}

TEST_F(Site, EscapesNothingTwiceAndLeavesTextAsItIs) {
    const json hit = body("/api/v1/search?q=alert")["hits"][0];
    EXPECT_THAT(std::string(hit["snippets"][0]["text"]), HasSubstr("<script>"));
    EXPECT_THAT(ask("/api/v1/search?q=alert").content_type, StartsWith("application/json"));
}

TEST_F(Site, SpeaksTheLanguageOfTheClient) {
    const auto detail = [&](const std::string& address, std::vector<Field> headers) {
        return std::string(json::parse(ask(address, std::move(headers)).body)["detail"]);
    };
    EXPECT_THAT(detail("/api/v1/rien", {}), StartsWith("Il n’y a rien"));
    EXPECT_THAT(detail("/api/v1/rien", {{"accept-language", "de, en;q=0.8, fr;q=0.3"}}),
                StartsWith("There is"));
    EXPECT_THAT(detail("/api/v1/rien?lang=fr", {{"accept-language", "en"}}), StartsWith("Il n’y a"));
    EXPECT_THAT(detail("/api/v1/rien", {{"accept-language", "frr, q=;,,;q=x"}}), StartsWith("Il n’y a"));
}

TEST_F(Site, ShowsErrorsAsPagesToBrowsers) {
    const Response response = ask("/rien", {{"accept", "text/html,*/*"}});
    EXPECT_EQ(response.status, 404U);
    EXPECT_THAT(response.content_type, StartsWith("text/html"));
    EXPECT_THAT(ask("/<b>", {{"accept", "text/html"}}).body, Not(HasSubstr("<b>")));
    EXPECT_EQ(ask("/api/v1/rien", {{"accept", "text/html"}}).content_type, "application/problem+json");
}

TEST_F(Site, TellsTheMethodsOfAPath) {
    const Response post = ask("/api/v1/search", {}, Method::post);
    EXPECT_EQ(post.status, 405U);
    EXPECT_EQ(header_of(post, "Allow"), "GET, HEAD, OPTIONS");
    EXPECT_EQ(ask("/api/v1/search?q=x", {}, Method::head).status, 200U);
    EXPECT_EQ(ask("/api/v1/search", {}, Method::options).status, 204U);
}

TEST_F(Site, AnswersBelowItsBasePath) {
    settings.base_path = "/recherche";
    EXPECT_EQ(ask("/recherche/api/v1/status").status, 200U);
    EXPECT_EQ(ask("/api/v1/status").status, 200U);
}

TEST_F(Site, OpensItsApiToRightKeysOnly) {
    settings.keys = {"premiere", "seconde"};
    EXPECT_EQ(ask("/api/v1/status").status, 401U);
    EXPECT_EQ(header_of(ask("/api/v1/status"), "WWW-Authenticate"), "Bearer");
    EXPECT_EQ(ask("/api/v1/status", {{"authorization", "Bearer seconde"}}).status, 200U);
    EXPECT_EQ(ask("/api/v1/status", {{"authorization", "bearer  premiere"}}).status, 200U);
    EXPECT_EQ(ask("/api/v1/status", {{"x-api-key", "premiere"}}).status, 200U);
    for (const char* wrong : {"Bearer second", "Bearer secondes", "Bearer secondeseconde", "Bearer premierd"})
        EXPECT_EQ(ask("/api/v1/status", {{"authorization", wrong}}).status, 403U) << wrong;
    EXPECT_EQ(ask("/api/v1/status", {{"authorization", "Basic seconde"}}).status, 401U);
    EXPECT_EQ(ask("/").status, 200U);
}

TEST_F(Site, SharesAnswersWithAllowedSitesOnly) {
    settings.allowed_origins = {"https://archive.example"};
    const Response allowed = ask("/api/v1/status", {{"origin", "https://archive.example"}});
    EXPECT_EQ(header_of(allowed, "Access-Control-Allow-Origin"), "https://archive.example");
    EXPECT_THAT(allowed.headers, Contains(Field{"Vary", "Origin"}));
    for (const char* origin : {"https://archive.example.evil", "http://archive.example", "null", ""})
        EXPECT_THAT(header_of(ask("/api/v1/status", {{"origin", origin}}), "Access-Control-Allow-Origin"),
                    IsEmpty())
            << origin;
    // Errors can be read there too.
    EXPECT_EQ(header_of(ask("/api/v1/rien", {{"origin", "https://archive.example"}}),
                        "Access-Control-Allow-Origin"),
              "https://archive.example");
    const Response asked = ask(
        "/api/v1/search", {{"origin", "https://archive.example"}, {"access-control-request-method", "GET"}},
        Method::options);
    EXPECT_EQ(header_of(asked, "Access-Control-Allow-Methods"), "GET, HEAD, OPTIONS");
    EXPECT_THAT(header_of(asked, "Access-Control-Allow-Headers"), HasSubstr("X-Meilisearch-Client"));
    settings.allowed_origins = {"*"};
    EXPECT_EQ(header_of(ask("/api/v1/status", {{"origin", "https://any"}}), "Access-Control-Allow-Origin"),
              "*");
}

TEST_F(Site, TakesAnyBytesForAnyParameter) {
    const std::string bytes =
        percent_encoded(std::string("\0\x01\xff\xfe\"'<>&\n\r\xe2\x80\xae", 14) + std::string(20000, 'x'));
    for (const Text& name : request_parameters())
        for (const api::Endpoint& endpoint : api::endpoints()) {
            std::string path(endpoint.route.pattern);
            if (const std::size_t brace = path.find('{'); brace != std::string::npos)
                path.replace(brace, path.find('}') - brace + 1, "source");
            const Response response = ask(path + "?" + std::string(name.english) + "=" + bytes);
            EXPECT_TRUE(response.status == 200 || response.status == 400 || response.status == 404)
                << path << name.english;
            EXPECT_TRUE(json::accept(response.body)) << path << name.english;
        }
}

}  // namespace
}  // namespace depeche::http
