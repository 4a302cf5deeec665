#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/results.hpp"
#include "searcher/render/feed.hpp"

namespace depeche::render {

/// What feeds of all formats say alike.

std::string_view language_tag(Language language);

/// RFC 3339; days have no time.
std::string feed_time(Date day);

/// The day of a hit, where it is known to the day.
std::optional<Date> day_of(const Hit& hit);

std::string feed_title(const Results& results, Language language);
std::string hit_title(const Hit& hit, Language language);

/// The snippets as HTML, marks in bold.
std::string summary(const Hit& hit);

/// Where a hit is found: ASCII without blanks; empty when nowhere. And its original, whatever the style says.
std::string address_of(const Hit& hit, const FeedStyle& style);
std::string original_of(const Hit& hit);

/// The labels of its facets.
std::vector<std::string_view> categories(const Hit& hit);

}  // namespace depeche::render
