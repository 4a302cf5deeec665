#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "searcher/render/dispatch.hpp"
#include "searcher/render/json.hpp"
#include "searcher/render/why.hpp"
#include "tests/searcher/render/sample_dispatch.hpp"
#include "tests/searcher/render/sample_results.hpp"
#include "tests/searcher/render/sample_why.hpp"

namespace depeche::render {
namespace {

using nlohmann::json;

json schema_of(const char* name) {
    std::ifstream file(std::string(DEPECHE_SCHEMAS) + '/' + name);
    return json::parse(file);
}

/// The published schema lets later versions add keys; here an undocumented key must be found out.
void forbid_other_keys(json& schema) {
    if (schema.is_object() && schema.contains("properties"))
        schema["additionalProperties"] = false;
    if (schema.is_structured())
        for (json& part : schema)
            forbid_other_keys(part);
}

/// What is wrong with a document, empty for nothing.
std::string complaints(const json& answer, json document = schema_of("answer.schema.json")) {
    forbid_other_keys(document);
    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema);
    valijson::ValidationResults results;
    valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(answer), &results);
    std::string text;
    for (const auto& error : results) {
        for (const std::string& step : error.context)
            text += step;
        text += ": " + error.description + '\n';
    }
    return text;
}

json sample() {
    return json::parse(to_json(test::sample_results(), Language::french));
}

TEST(AnswerSchema, DescribesAnAnswer) {
    EXPECT_EQ(complaints(sample()), "");
}

TEST(AnswerSchema, DescribesAHistogramAndACursor) {
    Results results = test::sample_results();
    results.histogram = {
        DateUnit::week, {{"2025-12-01..2025-12-07", "semaine du 1er décembre 2025", 1100}}, 100};
    results.next = "0123456789abcdef";
    EXPECT_EQ(complaints(json::parse(to_json(results, Language::french))), "");
}

TEST(AnswerSchema, DescribesAnEmptyAnswer) {
    EXPECT_EQ(complaints(json::parse(to_json({}, Language::french))), "");
}

TEST(AnswerSchema, RefusesWhatIsNoAnswer) {
    json undocumented = sample();
    undocumented["hits"][0]["took_ms"] = 3;
    EXPECT_NE(complaints(undocumented), "");

    json incomplete = sample();
    incomplete["hits"][1].erase("date");
    EXPECT_NE(complaints(incomplete), "");

    json other_type = sample();
    other_type["facets"]["source"]["values"][0]["count"] = "700";
    EXPECT_NE(complaints(other_type), "");
}

/// Calls `visit(name, schema)` for every key that a schema gives objects.
template <typename Visit>
void for_each_property(const json& schema, Visit visit) {
    if (!schema.is_structured())
        return;
    if (schema.is_object() && schema.contains("properties"))
        for (const auto& [name, property] : schema["properties"].items())
            visit(name, property);
    for (const json& part : schema)
        for_each_property(part, visit);
}

TEST(DispatchSchema, DescribesADispatch) {
    const json schema = schema_of("dispatch.schema.json");
    const MarkedDispatch full = test::sample_dispatch();
    EXPECT_EQ(complaints(json::parse(to_json(full, {})), schema), "");
    EXPECT_EQ(complaints(json::parse(to_json(full, {.dropped = true})), schema), "");
    EXPECT_EQ(complaints(json::parse(to_json(MarkedDispatch{}, {})), schema), "");
    EXPECT_NE(complaints(sample(), schema), "");
}

TEST(WhySchema, DescribesWhyADispatchAnswers) {
    const json schema = schema_of("why.schema.json");
    EXPECT_EQ(complaints(json::parse(to_json(test::sample_why(), {.text = "paix"})), schema), "");
    EXPECT_EQ(complaints(json::parse(to_json(Why{}, {})), schema), "");
    EXPECT_NE(complaints(sample(), schema), "");
}

class Schemas : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(All, Schemas,
                         testing::Values("answer.schema.json", "dispatch.schema.json", "why.schema.json"));

TEST_P(Schemas, DescribeEveryKey) {
    const json schema = schema_of(GetParam());
    for_each_property(schema, [&](const std::string& name, const json& property) {
        const json& described =
            property.contains("$ref")
                ? schema.at(json::json_pointer(property["$ref"].get<std::string>().substr(1)))
                : property;
        EXPECT_TRUE(described.contains("description")) << name;
    });
}

}  // namespace
}  // namespace depeche::render
