#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>

#include "depeche/results.hpp"
#include "searcher/http/meilisearch/search_request.hpp"

namespace depeche::http::meilisearch {

using Json = nlohmann::ordered_json;

/// A dispatch as its clients see it, all text as it is: `id`, `title`, `body`, `url`, `date`, `timestamp`,
/// `source`, `actor`, `place`, `section`, `keyword`, `byline`, `language`. What is unknown is null, or an
/// empty list.
Json to_document(const Dispatch& dispatch);

/// The time that the first day it may stand for begins at, in seconds since 1970.
std::int64_t to_timestamp(const DateInterval& interval);

/// A whole hit: what is asked for of its document, and the same with what matches between the marks that were
/// asked for, as `_formatted`. Nothing is escaped: that is the client's.
Json to_hit(const Hit& hit, const SearchRequest& search);

}  // namespace depeche::http::meilisearch
