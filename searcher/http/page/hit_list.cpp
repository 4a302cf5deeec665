#include "searcher/http/page/hit_list.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "searcher/http/page/links.hpp"
#include "searcher/http/page/pieces.hpp"
#include "searcher/render/markup.hpp"
#include "searcher/render/messages.hpp"
#include "searcher/render/numbers.hpp"

namespace depeche::http::page {

namespace {

using render::escaped;

const DerivedDate* date_of(const std::optional<DerivedDate>& date) {
    return date ? &*date : nullptr;
}

/// Date and sources, in the margin of a hit.
std::string origin(const View& view, const std::optional<DerivedDate>& date,
                   std::span<const FacetName> sources) {
    std::string html = time_element(view, date_of(date));
    if (!sources.empty())
        html +=
            fmt::format(R"( <span class="source">{}</span>)", name_links(view, Facet::source, sources, 2));
    return html;
}

std::string snippets(const View& view, const Hit& hit) {
    std::string html;
    for (const Snippet& snippet : hit.snippets)
        html += fmt::format(R"(<p class="snippet" dir="auto"{}>{}{}{}</p>)", content_language(view),
                            snippet.cut_before ? "… " : "", typeset(snippet.text, snippet.marks),
                            snippet.cut_after ? " …" : "");
    return html;
}

std::string names(const View& view, const Hit& hit) {
    constexpr std::size_t most = 4;
    std::string html;
    for (const auto& [facet, list] :
         {std::pair{Facet::place, std::span(hit.places)}, std::pair{Facet::actor, std::span(hit.actors)}})
        if (!list.empty())
            html += fmt::format("<span>{}</span>", name_links(view, facet, list, most));
    return html.empty() ? html : fmt::format(R"(<p class="names">{}</p>)", html);
}

std::string copy_item(const View& view, const Copy& copy) {
    return fmt::format(R"(<li>{} <a href="{}"><bdi{}>{}</bdi></a></li>)",
                       origin(view, copy.date, copy.sources),
                       escaped(dispatch_link_from_search(view, copy.id)), content_language(view),
                       title_html(view, copy.title, {}));
}

std::string folded_copies(const View& view, const Hit& hit) {
    if (hit.copy_count == 0)
        return {};
    std::string items;
    for (const Copy& copy : hit.copies)
        items += copy_item(view, copy);
    if (hit.copy_count > hit.copies.size())
        items += fmt::format(
            "<li>{}</li>", render::messages::more_values(hit.copy_count - hit.copies.size(), view.language));
    return fmt::format(R"(<details class="copies"><summary>{}</summary><ul>{}</ul></details>)",
                       escaped(render::messages::copies(hit, view.language)), items);
}

/// One hit; `more` is HTML that follows what it says.
std::string item(const View& view, const Hit& hit, std::string_view more) {
    return fmt::format(R"(<li class="hit"><p class="origin">{}</p><div class="gist">)"
                       R"(<h3 dir="auto"{}><a href="{}">{}</a></h3>{}{}{}</div></li>)"
                       "\n",
                       origin(view, hit.date, hit.sources), content_language(view),
                       escaped(dispatch_link_from_search(view, hit.id)),
                       title_html(view, hit.title, hit.title_marks), snippets(view, hit), more,
                       folded_copies(view, hit));
}

}  // namespace

std::string hit_list(const View& view, const Results& results) {
    if (results.hits.empty())
        return {};
    std::string items;
    for (const Hit& hit : results.hits)
        items += item(view, hit, names(view, hit));
    return fmt::format("<ol class=\"hits\" role=\"list\" start=\"{}\">\n{}</ol>\n", results.offset + 1,
                       items);
}

std::string copies_list(const View& view, std::span<const Copy> copies) {
    if (copies.empty())
        return {};
    constexpr Text heading{"La même dépêche ailleurs", "The same dispatch elsewhere"};
    std::string items;
    for (const Copy& copy : copies)
        items += copy_item(view, copy);
    return fmt::format(
        "<section class=\"same\" aria-labelledby=\"same\"><h2 id=\"same\">{}</h2><ul class=\"copies\">{}</ul>"
        "</section>\n",
        heading.in(view.language), items);
}

std::string similar_list(const View& view, const std::vector<SimilarDispatch>& similar) {
    if (similar.empty())
        return {};
    constexpr Text heading{"Dépêches semblables", "Similar dispatches"};
    std::string items;
    for (const SimilarDispatch& one : similar) {
        const std::string shared =
            one.shared.empty() ? std::string()
                               : fmt::format(R"(<p class="names" dir="auto">{}</p>)",
                                             escaped(render::messages::shared(one.shared, view.language)));
        Hit hit = one.hit;
        hit.snippets.clear();
        hit.title_marks.clear();
        items += item(view, hit, shared);
    }
    return fmt::format(
        "<section class=\"similar\" aria-labelledby=\"similar\"><h2 id=\"similar\">{}</h2>"
        "<ol class=\"hits\" role=\"list\">\n{}</ol></section>\n",
        heading.in(view.language), items);
}

std::optional<depeche::Request> previous_page(const View& view, const Results& results) {
    if (results.offset == 0)
        return std::nullopt;
    depeche::Request request = from_the_start(view.request);
    request.offset = results.offset - std::min(results.offset, request.limit);
    return request;
}

std::optional<depeche::Request> next_page(const View& view, const Results& results) {
    if (results.next.empty())
        return std::nullopt;
    depeche::Request request = from_the_start(view.request);
    request.offset = results.offset + results.hits.size();
    return request;
}

std::string page_links(const View& view, const Results& results) {
    const auto before = previous_page(view, results);
    const auto behind = next_page(view, results);
    if ((!before && !behind) || view.request.limit == 0)
        return {};
    constexpr Text heading{"Pages", "Pages"};
    constexpr Text previous{"Page précédente", "Previous page"};
    constexpr Text next{"Page suivante", "Next page"};
    constexpr Text position{"page {} sur {}", "page {} of {}"};
    const auto link = [&](const std::optional<depeche::Request>& request, std::string_view rel, Text text) {
        return request ? fmt::format(R"(<a rel="{}" href="{}">{}</a>)", rel,
                                     escaped(search_link(view, *request)), text.in(view.language))
                       : std::string("<span></span>");
    };
    const std::uint64_t limit = view.request.limit;
    const std::uint64_t stories = results.total - std::min(results.folded, results.total);
    return fmt::format(R"(<nav class="pages" aria-label="{}">{}<span>{}</span>{}</nav>)"
                       "\n",
                       heading.in(view.language), link(before, "prev", previous),
                       fmt::format(fmt::runtime(position.in(view.language)),
                                   render::grouped(results.offset / limit + 1, view.language),
                                   render::grouped((stories + limit - 1) / limit, view.language)),
                       link(behind, "next", next));
}

}  // namespace depeche::http::page
