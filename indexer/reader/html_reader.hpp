#pragma once

#include <memory>
#include <string>

#include "indexer/reader/byte_source.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// Reads a page of HTML as one dispatch. Its fields come from, the first that has them: JSON-LD of schema.org
/// (`NewsArticle` and its kin, in lists and `@graph` too), microdata, OpenGraph and the article tags, other
/// `<meta>`, `<time>`, `<title>`. Its text is the `articleBody` of JSON-LD where that is the whole article,
/// else the part of the page with most text and fewest links; what surrounds it (menus, asides, footers) is
/// left.
std::unique_ptr<Reader> make_html_reader(ByteSource source, const std::string& path);

}  // namespace depeche::indexer
