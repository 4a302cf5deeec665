#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "depeche/dispatch.hpp"
#include "indexer/cleaning.hpp"
#include "indexer/reader/reader.hpp"
#include "schema/analysis/analyzer.hpp"

namespace depeche::indexer {

/// A date alone, in figures or words: what `parse_date` reads, `3 avril 2025`, `mardi 1er mai 2025`,
/// `avril 2025`. Nothing when `text` holds anything else.
std::optional<DateInterval> read_date(std::string_view text, analysis::Analyzer& analyzer);

/// When a dispatch was published: its own metadata, the path of its address (`/2025/12/6/`), a line such as
/// `Publié le 03/04/2025`, or the path of the address it cites as its source. Nothing when none says it: file
/// times and clocks are never asked.
std::optional<DerivedDate> find_published(const RawDispatch& raw, const CleanText& text,
                                          analysis::Analyzer& analyzer);

/// When what it tells happened: the first whole date of the text that is not the end of a span, a deadline or
/// a birthday (`depuis le`, `d’ici au`, `né le`), else the first part of a month (`début décembre 2025`).
/// `tokens` are those of `body`.
std::optional<DerivedDate> find_event(std::string_view body, std::span<const analysis::Token> tokens);

}  // namespace depeche::indexer
