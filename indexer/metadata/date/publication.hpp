#pragma once

#include <optional>
#include <string>

#include "depeche/dispatch.hpp"
#include "indexer/cleaning.hpp"
#include "indexer/metadata/date/expressions.hpp"
#include "indexer/reader/reader.hpp"
#include "schema/analysis/analyzer.hpp"

namespace depeche::indexer::dates {

/// A dateline or line of a page without its year: `BAMAKO, 3 avr (AFP) –`, `Par Jean Roux – le 3 avril`.
struct OpenDateline {
    DateExpression expression;
    std::string text;
};

/// What a dispatch and its page say of when it was published, the story it tells set apart.
struct PageDates {
    /// The best there is of: metadata; `Publié le 03/04/2025 à 14h07`; a dateline, `PARIS, 3 avril 2025
    /// (AFP) –`; a line with little else, `Le Courrier – 3 avril 2025`; the path of its address or of the one
    /// it cites; `Mis à jour le`.
    std::optional<DerivedDate> published;
    std::optional<OpenDateline> dateline;
    /// `© 2025 AFP`: a year, when nothing else says more.
    std::optional<DerivedDate> copyright;
    /// The latest year in a name: `le Tour 2025`, `Bac 2025`, `la campagne 2025-2026`.
    std::optional<std::chrono::year> named_year;
};

/// Ask before lines are taken from `text` for byline and title.
PageDates dates_of_page(const RawDispatch& raw, const CleanText& text, analysis::Analyzer& analyzer);

/// A date alone: what `parse_date` and `read_timestamp` read, `3 avril 2025`, `mardi 1er mai 2025`, `avril
/// 2025`. Nothing when `text` holds anything else.
std::optional<DateInterval> read_date(std::string_view text, analysis::Analyzer& analyzer);

}  // namespace depeche::indexer::dates
