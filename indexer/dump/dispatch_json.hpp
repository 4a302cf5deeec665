#pragma once

#include <nlohmann/json_fwd.hpp>

#include "depeche/dispatch.hpp"

namespace depeche::indexer {

/// A dispatch as JSON: every member, the empty ones too, under its name and in the order of its declaration.
/// Days are `2025-12-03`, kinds their lower-case English words.
nlohmann::ordered_json to_json(const Dispatch& dispatch);

/// Reads it back. Throws `nlohmann::json::exception` when a member is missing or is something else.
Dispatch dispatch_from_json(const nlohmann::ordered_json& json);

}  // namespace depeche::indexer
