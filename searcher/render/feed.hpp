#pragma once

#include <functional>
#include <optional>
#include <string>

#include "depeche/date.hpp"
#include "depeche/language.hpp"
#include "depeche/results.hpp"

namespace depeche::render {

/// What a feed says besides its hits.
struct FeedStyle {
    /// Address of the page that shows the same answer; empty for none.
    std::string page = {};
    /// The day the feed is of, as no clock is read; absent for that of its newest hit.
    std::optional<Date> now = {};
    Language language = Language::french;
    /// Address of the feed itself; empty for none.
    std::string self = {};
    /// Address of a hit; absent for that of its original.
    std::function<std::string(const Hit& hit)> address = {};
};

/// The answer as an RSS 2.0 channel. `pubDate` is only there where the day is known.
std::string to_rss(const Results& results, const FeedStyle& style);

/// The answer as an Atom 1.0 feed. `published` is only there where the day is known; `updated`, which Atom
/// wants in every entry, is the first day of a vague date, and that of the feed for an undated hit. A feed
/// without any date is of 1 January 1970. Ids are the address of a hit where it has one, else a UUID made
/// from its id: the same in every feed.
std::string to_atom(const Results& results, const FeedStyle& style);

/// The answer as a JSON Feed 1.1 and a line end. `date_published` is only there where the day is known.
std::string to_json_feed(const Results& results, const FeedStyle& style);

}  // namespace depeche::render
