#pragma once

#include <string>

#include "depeche/dispatch.hpp"
#include "searcher/http/page/view.hpp"

namespace depeche::http::page {

/// Structured data of schema.org as JSON that may stand in a `<script>` element: no `<` in it.

/// The site, and how it is searched.
std::string website_json_ld(const View& view);

/// A dispatch as a NewsArticle. Only what is known is in it.
std::string article_json_ld(const View& view, const Dispatch& dispatch);

}  // namespace depeche::http::page
