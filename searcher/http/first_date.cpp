#include "searcher/http/first_date.hpp"

#include <fmt/format.h>

namespace depeche::http {

std::optional<DateInterval> first_date(Searcher& searcher, depeche::Request request, Sort sort) {
    constexpr std::string_view dated = "NOT date:unknown";
    request.filter =
        request.filter.empty() ? std::string(dated) : fmt::format("({}) AND {}", request.filter, dated);
    request.sort = sort;
    request.offset = 0;
    request.limit = 1;
    request.facet_limit = 0;
    request.snippets = 0;
    request.suggest = false;
    request.whole = false;
    const Results results = searcher.search(request);
    if (results.hits.empty() || !results.hits.front().date)
        return std::nullopt;
    return results.hits.front().date->interval;
}

}  // namespace depeche::http
