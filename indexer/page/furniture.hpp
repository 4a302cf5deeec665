#pragma once

#include <string_view>

namespace depeche::indexer {

/// Whether a line belongs to the page and not to the dispatch: invitations to comment, share, subscribe or
/// read on, menus, consent to cookies, photo credits, copyright and source lines. Judges the line alone, and
/// only lines that are nothing else: a sentence of the dispatch that starts with such words is not one.
bool is_furniture(std::string_view line);

/// Whether the titles of other articles follow such a line: `Vous aimerez aussi`, `You may also like`.
bool announces_titles(std::string_view line);

/// `© Le Monde`, `Source : AFP`, `Retrouvez tous les résultats sur www.trail.example`: furniture that tells
/// where the text is from.
bool is_source_line(std::string_view line);

}  // namespace depeche::indexer
