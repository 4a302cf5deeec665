#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace depeche::http::meilisearch {

/// A filter as a query in our language, see `Request::filter`. Grammar: "Filter expression reference" of
/// Meilisearch:
///
///     source = AFP   actor != "Vladimir Poutine"   place IN [Gaza, 'Tel-Aviv']   date >= 2025-12-01
///     timestamp 1733000000 TO 1735000000   date EXISTS   NOT (…)   … AND …   … OR …
///
/// `date` takes days, months and years, `timestamp` seconds since 1970; both may be compared. `source`,
/// `actor`, `place`, `section`, `keyword`, `language`, `byline` and `id` have values. Throws `Error`
/// (`invalid_search_filter`) that says where it stops making sense.
std::string to_query(std::string_view filter);

/// The same as JSON: a text, or an array of conditions that must all hold, one of an inner array being
/// enough; empty for null.
std::string to_query(const nlohmann::json& filter);

}  // namespace depeche::http::meilisearch
