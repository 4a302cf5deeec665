#pragma once

#include <span>

#include "searcher/http/site.hpp"

namespace depeche::http::meilisearch {

/// What InstantSearch asks a Meilisearch server for through `@meilisearch/instant-meilisearch`, and a little
/// more of its API for reading: searches, facet values, documents. One index, called as the settings say.
std::span<const Route> meilisearch_routes();

}  // namespace depeche::http::meilisearch
