#include "schema/earlier_versions.hpp"

#include "depeche/error.hpp"
#include "schema/packing.hpp"
#include "schema/terms.hpp"

namespace depeche::schema {

std::string earlier_versions_key(std::string_view id) {
    return std::string(earlier_versions_prefix).append(hash128_hex(id));
}

std::string encode_versions(const std::vector<StoredVersion>& versions) {
    Packer out;
    out.number(versions.size());
    for (const StoredVersion& one : versions) {
        out.text(one.version);
        out.text(one.record);
    }
    return out.take();
}

std::vector<StoredVersion> decode_versions(std::string_view bytes) {
    std::vector<StoredVersion> versions;
    if (bytes.empty())
        return versions;
    Unpacker in(bytes);
    versions.resize(in.count());
    for (StoredVersion& one : versions) {
        one.version = in.text();
        one.record = in.text();
    }
    if (!in.ok() || !in.at_end())
        throw IndexError(
            {"versions antérieures illisibles dans l’index\u00A0: refaites-le avec depeche-indexer",
             "unreadable earlier versions in the index: make it again with depeche-indexer"});
    return versions;
}

}  // namespace depeche::schema
