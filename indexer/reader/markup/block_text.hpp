#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "indexer/reader/markup/node.hpp"

namespace depeche::indexer::markup {

/// The text of an element of HTML, XHTML or NITF as it reads on a page: a paragraph, heading, item of a list
/// or row of a table a line, without scripts, forms and what the page embeds, nor any element that
/// `is_left_out` says. Stops at `max_dispatch_bytes`.
std::string block_text(Node node, const std::function<bool(Node)>& is_left_out = {});

/// The same of a piece of HTML written inside a field of another format. What has neither tags nor entities
/// is given as it is.
std::string html_to_text(std::string_view html);

}  // namespace depeche::indexer::markup
