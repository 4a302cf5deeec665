#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/cleaning.hpp"

namespace depeche::indexer {

/// The words of a line without case, accents and punctuation: `l’A47, coupée` gives `l`, `a47`, `coupee`.
std::vector<std::string> plain_words(std::string_view line);

/// A line cut at dashes with blanks around, bars, dots, commas and parentheses: the parts that a line of
/// credits or a breadcrumb is made of. No part is empty.
std::vector<std::string_view> segments(std::string_view line);

/// Whether it says a date, a time, that it is when the page was published or changed, and nothing else:
/// `Publié le 18/10/2024 à 11h45`, `Lundi 3 mars`, `mai 2025`.
bool is_date_line(std::string_view line);

/// `Kiev`, `Jean-Pierre`, `J.D.`: starts with a capital.
bool starts_with_capital(std::string_view text);

/// Whether every word has a capital but the small ones that names hold together (`de`, `van`, `et`), as in
/// `Claire Bonnefoy et Thomas Arnaud`.
bool is_name_like(std::string_view text);

/// A sentence or several, as opposed to a headline, a heading, an item of a list or furniture.
bool is_prose(std::string_view line);

/// Where a page has what is not the text itself: `[0, top)` above its second paragraph of prose, and
/// `[bottom, size)` below its last one. Never more than a dozen lines each.
struct Margins {
    std::size_t top = 0;
    std::size_t bottom = 0;
};
Margins margins(std::span<const Paragraph> paragraphs);

}  // namespace depeche::indexer
