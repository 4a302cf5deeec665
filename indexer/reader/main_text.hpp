#pragma once

#include <string>

#include "indexer/reader/markup/node.hpp"

namespace depeche::indexer {

/// The part of a page that is its article: what the page marks as such (`itemprop="articleBody"`,
/// `<article>`,
/// `<main>`), unless it holds no more than a teaser; else the element whose own paragraphs weigh most, where
/// words in links weigh against it. The whole page when nothing stands out.
markup::Node main_part(markup::Node root);

/// Its text, less menus, asides, forms, captions, and blocks that are mostly links.
std::string main_text(markup::Node part);

}  // namespace depeche::indexer
