#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace depeche::schema {

/// A version of a dispatch that a newer one, or a correction, took the place of: it is not searched, but
/// kept.
struct StoredVersion {
    /// What its sender called it: a number, or when it was made; empty for none.
    std::string version;
    /// As `encode` of `record.hpp` gives it.
    std::string record;

    bool operator==(const StoredVersion&) const = default;
};

/// What the metadata keys of earlier versions start with; the rest is the id, hashed by `hash128_hex`.
inline constexpr std::string_view earlier_versions_prefix = "earlier/";

/// Metadata key of the earlier versions of the dispatch with that id.
std::string earlier_versions_key(std::string_view id);

/// The stored form of the earlier versions of one dispatch, in their order.
std::string encode_versions(const std::vector<StoredVersion>& versions);

/// Reads them back; none from nothing. Throws `IndexError` when the bytes are not whole.
std::vector<StoredVersion> decode_versions(std::string_view bytes);

}  // namespace depeche::schema
