#pragma once

#include <nlohmann/json_fwd.hpp>

#include "indexer/earlier_versions.hpp"
#include "indexer/file_state.hpp"
#include "indexer/prepared.hpp"
#include "indexer/version_store.hpp"

namespace depeche::indexer {

/// A facet value and its other names, as a line of a dump.
nlohmann::ordered_json to_json(const NameValue& value);
NameValue name_from_json(const nlohmann::ordered_json& json);

/// What is kept of the versions of a dispatch.
nlohmann::ordered_json to_json(const VersionEntry& entry);
VersionEntry version_from_json(const nlohmann::ordered_json& json);

/// The earlier versions of a dispatch.
nlohmann::ordered_json to_json(const EarlierEntry& entry);
EarlierEntry earlier_from_json(const nlohmann::ordered_json& json);

/// A file that was read. Its stamp is left out, as it is of one machine: whoever restores it compares bytes.
nlohmann::ordered_json to_json(const FileState& file);
FileState file_from_json(const nlohmann::ordered_json& json);

}  // namespace depeche::indexer
