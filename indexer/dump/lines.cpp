#include "indexer/dump/lines.hpp"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "indexer/dump/dispatch_json.hpp"
#include "schema/fields.hpp"
#include "schema/record.hpp"

namespace depeche::indexer {

using Json = nlohmann::ordered_json;

Json to_json(const NameValue& value) {
    return {{"facet", schema::field(value.facet).name.english},
            {"id", value.entry.name.id},
            {"label", value.entry.name.label},
            {"aliases", value.entry.aliases}};
}

NameValue name_from_json(const Json& json) {
    const schema::Field* facet = schema::find_field(json.at("facet").get_ref<const std::string&>());
    if (!facet || facet->kind != schema::FieldKind::name)
        throw Json::other_error::create(501, "unknown facet " + json.at("facet").dump(), nullptr);
    return {facet->id, {{json.at("id"), json.at("label")}, json.at("aliases")}};
}

Json to_json(const VersionEntry& entry) {
    return {{"id_xxh3", entry.id_hash},
            {"version", entry.known.version},
            {"withdrawn", entry.known.is_withdrawn},
            {"replaced_by", entry.known.replaced_by}};
}

VersionEntry version_from_json(const Json& json) {
    return {json.at("id_xxh3"), {json.at("version"), json.at("withdrawn"), json.at("replaced_by")}};
}

Json to_json(const EarlierEntry& entry) {
    Json versions = Json::array();
    for (const schema::StoredVersion& one : entry.versions)
        versions.push_back(
            {{"version", one.version}, {"dispatch", to_json(schema::decode_dispatch(one.record))}});
    return {{"id_xxh3", entry.id_hash}, {"versions", std::move(versions)}};
}

EarlierEntry earlier_from_json(const Json& json) {
    EarlierEntry entry{json.at("id_xxh3"), {}};
    for (const Json& one : json.at("versions"))
        entry.versions.push_back({one.at("version"), schema::encode(dispatch_from_json(one.at("dispatch")))});
    return entry;
}

Json to_json(const FileState& file) {
    Json refusals = Json::array();
    for (const Rejection& refusal : file.refusals)
        refusals.push_back({{"member", refusal.path},
                            {"line", refusal.line},
                            {"fr", refusal.reason.french},
                            {"en", refusal.reason.english}});
    return {{"path", file.identity},
            {"bytes", file.stamp.bytes},
            {"xxh3", fmt::format("{:016x}", file.content)},
            {"records", file.records},
            {"refused", file.refused},
            {"set_aside", file.set_aside},
            {"refusals", std::move(refusals)},
            {"complete", file.is_complete},
            {"waiting", file.is_waiting},
            {"rival", file.has_rival},
            {"leftovers", file.has_leftovers}};
}

FileState file_from_json(const Json& json) {
    FileState file;
    file.identity = json.at("path");
    file.stamp.bytes = json.at("bytes");
    const auto& hash = json.at("xxh3").get_ref<const std::string&>();
    std::from_chars(hash.data(), hash.data() + hash.size(), file.content, 16);
    file.records = json.at("records");
    file.refused = json.at("refused");
    file.set_aside = json.at("set_aside");
    for (const Json& refusal : json.at("refusals"))
        file.refusals.push_back(
            {refusal.at("member"), refusal.at("line"), {refusal.at("fr"), refusal.at("en")}});
    file.is_complete = json.at("complete");
    file.is_waiting = json.at("waiting");
    file.has_rival = json.at("rival");
    file.has_leftovers = json.at("leftovers");
    return file;
}

}  // namespace depeche::indexer
