#pragma once

#include <string>
#include <string_view>

#include "indexer/cleaning.hpp"

namespace depeche::indexer {

/// The host of an address, in lower case and without `www.`: `https://www.News.example/2025/` gives
/// `news.example`, as does `www.news.example`. Empty when it is no address.
std::string host_of(std::string_view address);

/// What the source line at the end of a page says: `https://…` of `source:https://…`, `AFP` of `Source :
/// AFP`. Empty when there is none.
std::string_view cited_source(const CleanText& text);

}  // namespace depeche::indexer
