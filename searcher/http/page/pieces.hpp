#pragma once

#include <span>
#include <string>
#include <string_view>

#include "depeche/dispatch.hpp"
#include "depeche/results.hpp"
#include "searcher/http/page/view.hpp"

namespace depeche::http::page {

/// Text that keeps its writing direction to itself, as HTML within a line.
std::string isolated(std::string_view text);

/// The name of a value as `isolated` has it, cut where it is longer than names are.
std::string name_html(std::string_view name);

/// ` lang="fr"` where the page is in another language than the dispatches.
std::string_view content_language(const View& view);

/// A date in words, with the end of `1er` raised.
std::string date_html(std::string_view label);

/// `<time datetime="2025-12-03">3 décembre 2025</time>`, or that there is no date.
std::string time_element(const View& view, const DerivedDate* date);

/// A title with its marks in it, cut where it is longer than titles are; or that there is none.
std::string title_html(const View& view, std::string_view title, std::span<const Mark> marks);

/// Text of a dispatch as HTML with its marks in it. Punctuation that a plain blank sets off, as in French or
/// by mistake, stays with its word at the end of a line.
std::string typeset(std::string_view text, std::span<const Mark> marks);

/// The beginning of a text, at most so many bytes, ending with a whole word and `…` where it was cut.
std::string beginning(std::string_view text, std::size_t bytes);

/// Labels in a row, each leading to the dispatches that also have it; at most so many, then how many more.
std::string name_links(const View& view, Facet facet, std::span<const FacetName> names, std::size_t most);

/// A link to what is to be remembered, which scripts copy instead. `text` is HTML.
std::string address_link(const std::string& address, std::string_view text, Language language);

/// `« paix »`, `“paix”`: typographic quotes around HTML.
std::string in_quotes(const View& view, std::string_view html);

}  // namespace depeche::http::page
