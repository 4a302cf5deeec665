#pragma once

#include <array>
#include <string>
#include <string_view>

#include "depeche/request.hpp"
#include "searcher/http/site.hpp"

namespace depeche::http::page {

/// What every part of a page is made with, besides what it shows.
struct View {
    const SiteSettings& settings;
    Language language;
    /// As `Request::origin`: for absolute links.
    std::string_view origin;
    /// What is searched for. Links lead on from it.
    depeche::Request request;
    /// What was typed to look inside each facet, in the order of `Facet`.
    std::array<std::string, 4> looked_for = {};
    /// Why the request cannot be answered, for people; empty when it can.
    std::string error = {};
};

/// Nothing asked for, as pages show it: stories once, with the matches over time.
depeche::Request plain_request(const SiteSettings& settings);

/// The request that the parameters stand for. What means nothing in them is told as `View::error`, and
/// nothing but the query is left of the request then.
View view_of(const Context& context);

/// The same in the other of the two languages.
View in_other_language(View view);

/// The parameter that looks inside the values of a facet: `actor_has`.
std::string looking_parameter(Facet facet);

/// Whether anything is asked for, by words or by filters.
bool asks(const depeche::Request& request);

/// The same from its first hit on: what links that change something lead to.
depeche::Request from_the_start(depeche::Request request);

}  // namespace depeche::http::page
