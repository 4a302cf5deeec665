#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "depeche/dispatch.hpp"
#include "indexer/metadata/date/publication.hpp"
#include "schema/analysis/token.hpp"

namespace depeche::indexer::dates {

/// When a dispatch was published and when what it tells happened, each with its evidence, or not at all.
struct DispatchDates {
    std::optional<DerivedDate> published;
    std::optional<DerivedDate> event;
};

/// Dates a dispatch by its page and by the story in its body; `tokens` are those of `body`.
///
/// The event is the first day the lede tells of; a weekday, `hier` or a day without its year is counted from
/// the publication. What is to come (`se tiendra le`, `d’ici`), what is over (`depuis`, `né le`, the date of
/// a law) and what is much older than other days of the text never dates it.
///
/// Without a page that says it, the publication is inferred from the last day the story tells of, if
/// something shows that it was written then: `ce mardi 2 décembre 2025`, the weekday with its date, what
/// somebody declared that day.
DispatchDates date_dispatch(const PageDates& page, std::string_view body,
                            std::span<const analysis::Token> tokens);

}  // namespace depeche::indexer::dates
