#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "searcher/http/api/api.hpp"
#include "searcher/http/request_parameters.hpp"
#include "tests/support/corpus_index.hpp"

namespace depeche::http::api {
namespace {

using nlohmann::json;

json read_json(const std::string& path) {
    std::ifstream file(path);
    return json::parse(file);
}

const json& description() {
    static const json openapi = read_json(DEPECHE_OPENAPI);
    return openapi;
}

json resolved(const json& node) {
    return node.contains("$ref")
               ? description().at(json::json_pointer(node["$ref"].get<std::string>().substr(1)))
               : node;
}

/// Names of an operation's parameters of one place, `query` or `path`.
std::set<std::string> parameters(const json& operation, const std::string& place) {
    std::set<std::string> names;
    for (const json& one : operation["parameters"])
        if (const json parameter = resolved(one); parameter["in"] == place)
            names.insert(parameter["name"]);
    return names;
}

TEST(OpenApi, HasEveryRouteForProgramsAndNoOther) {
    std::set<std::string> served;
    for (const Route& route : routes())
        if (route.audience != Audience::people)
            served.insert(std::string(route.method == Method::get ? "get " : "post ") +
                          std::string(route.pattern));
    std::set<std::string> described;
    for (const auto& [path, operations] : description()["paths"].items())
        for (const auto& [method, operation] : operations.items())
            described.insert(method + ' ' + path);
    EXPECT_EQ(described, served);
}

TEST(OpenApi, HasEveryParameterAndNoOther) {
    for (const Endpoint& endpoint : endpoints()) {
        std::set<std::string> taken(endpoint.parameters.begin(), endpoint.parameters.end());
        taken.insert("lang");
        if (endpoint.takes_search)
            for (const Text& name : request_parameters())
                taken.insert(std::string(name.english));
        const json& operation = description()["paths"][std::string(endpoint.route.pattern)]["get"];
        EXPECT_EQ(parameters(operation, "query"), taken) << endpoint.route.pattern;
    }
}

/// A path with the examples of its parameters in it.
std::string example_of(const std::string& path, const json& operation) {
    std::string example = path;
    for (const json& one : operation["parameters"])
        if (const json parameter = resolved(one); parameter["in"] == "path") {
            const std::string name = "{" + parameter["name"].get<std::string>() + "}";
            example.replace(example.find(name), name.size(), parameter["example"].get<std::string>());
        }
    return example;
}

/// The schema that an answer must follow, as a document of its own.
json schema_of(const json& response) {
    const json media = *resolved(response)["content"].begin();
    json schema = media["schema"];
    if (schema.contains("$ref")) {
        const std::string reference = schema["$ref"];
        if (!reference.starts_with("#"))
            return read_json(std::string(DEPECHE_SCHEMAS) + reference.substr(reference.find('/')));
        schema["components"] = description()["components"];
    }
    return schema;
}

std::string complaints(const json& body, const json& document) {
    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema);
    valijson::ValidationResults results;
    valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(body), &results);
    std::string text;
    for (const auto& error : results)
        text += error.description + '\n';
    return text;
}

TEST(OpenApi, DescribesWhatIsAnswered) {
    Searcher searcher(tests::corpus_index());
    const SiteSettings settings;
    for (const auto& item : description()["paths"].items()) {
        if (!item.value().contains("get"))
            continue;
        const std::string path = item.key();
        const json& operation = item.value()["get"];
        Request request{.path = example_of(path, operation)};
        if (parameters(operation, "query").contains("q"))
            request.parameters = {{"q", "ukraine"}};
        const auto check = [&](const std::string& status) {
            const Response response = answer(request, searcher, settings);
            EXPECT_EQ(std::to_string(response.status), status) << request.path << response.body;
            ASSERT_TRUE(operation["responses"].contains(status)) << path << ' ' << status;
            const json described = resolved(operation["responses"][status]);
            EXPECT_TRUE(response.content_type.starts_with(described["content"].begin().key()))
                << response.content_type;
            EXPECT_EQ(complaints(json::parse(response.body), schema_of(described)), "") << request.path;
        };
        check("200");
        if (path.starts_with("/api/")) {
            request.parameters = {{"nonsense", "1"}};
            check("400");
        }
    }
}

}  // namespace
}  // namespace depeche::http::api
