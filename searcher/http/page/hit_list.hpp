#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "depeche/results.hpp"
#include "searcher/http/page/view.hpp"

namespace depeche::http::page {

/// The hits of an answer as an ordered list; empty when there are none.
std::string hit_list(const View& view, const Results& results);

/// What says the same as a dispatch, each with a link; empty when nothing does.
std::string copies_list(const View& view, std::span<const Copy> copies);

/// Dispatches about much the same, and what they share; empty when there are none.
std::string similar_list(const View& view, const std::vector<SimilarDispatch>& similar);

/// Links to the pages before and behind; empty when there is one page.
std::string page_links(const View& view, const Results& results);

/// The requests of the pages before and behind, where there are such.
std::optional<depeche::Request> previous_page(const View& view, const Results& results);
std::optional<depeche::Request> next_page(const View& view, const Results& results);

}  // namespace depeche::http::page
