#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/http/message.hpp"
#include "searcher/http/page/view.hpp"

namespace depeche::http::page {

/// A `<link>` of the head.
struct HeadLink {
    std::string rel;
    std::string address;
    std::string type = {};
    std::string title = {};
};

/// What stands around the content of a page.
struct Frame {
    /// Without the name of the archive, which follows it; empty for that alone. Text, not HTML.
    std::string title = {};
    std::string description = {};
    /// The one address of this content, on this site.
    std::string canonical = {};
    /// The same in the other language.
    std::string other_language = {};
    /// Whether search engines may list it.
    bool indexed = true;
    std::vector<HeadLink> links = {};
    /// Structured data, as `json_ld.hpp` makes it; empty for none.
    std::string json_ld = {};
};

/// A whole page around HTML of the content, with the headers that every page has: nothing may run, be loaded
/// or be sent to but from and to this site.
Response html_page(const View& view, const Frame& frame, std::string_view content, unsigned status = 200);

/// The same with nothing around the content, to be shown in a frame of another page: links lead out of it.
Response bare_page(const View& view, const Frame& frame, std::string_view content);

}  // namespace depeche::http::page
