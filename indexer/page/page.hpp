#pragma once

#include <string>
#include <vector>

#include "indexer/cleaning.hpp"
#include "schema/authority/authority.hpp"

namespace depeche::indexer {

/// What the lines around a text say beside what it is about.
struct PageParts {
    std::string byline;
    std::string section;
    std::vector<std::string> keywords;
};

/// Takes out of a text, into `dropped`, what its page put above and below it, and gives what these lines say:
/// breadcrumbs, rubrics, bylines, lines of tags, dates and credits, titles of other articles. Inside the text
/// only a headline that stands right above a heading is taken: it led to another article. Dates and sources
/// are found by others, before: they are evidence.
PageParts take_page_parts(CleanText& text, const authority::Authority& authority,
                          analysis::Analyzer& analyzer);

}  // namespace depeche::indexer
