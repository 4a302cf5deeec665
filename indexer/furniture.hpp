#pragma once

#include <string_view>

namespace depeche::indexer {

/// Whether a line belongs to the page and not to the dispatch: invitations to comment, share or read on,
/// copyright and source lines. Judges the line alone, and only lines that are nothing else.
bool is_furniture(std::string_view line);

}  // namespace depeche::indexer
