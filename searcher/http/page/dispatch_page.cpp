#include <fmt/format.h>

#include <algorithm>

#include "searcher/http/page/dispatch_facts.hpp"
#include "searcher/http/page/hit_list.hpp"
#include "searcher/http/page/json_ld.hpp"
#include "searcher/http/page/layout.hpp"
#include "searcher/http/page/links.hpp"
#include "searcher/http/page/page.hpp"
#include "searcher/http/page/pieces.hpp"
#include "searcher/http/page/search_form.hpp"
#include "searcher/render/markup.hpp"
#include "searcher/render/messages.hpp"

namespace depeche::http::page {

namespace {

using render::escaped;

/// A paragraph a line of the body, with the marks in it.
std::string paragraphs(std::string_view body, const std::vector<Mark>& marks) {
    std::string html;
    auto mark = marks.begin();
    for (std::size_t begin = 0; begin < body.size();) {
        const std::size_t end = std::min(body.find('\n', begin), body.size());
        std::vector<Mark> inside;
        for (; mark != marks.end() && mark->end <= end; ++mark)
            inside.push_back({mark->begin - static_cast<std::uint32_t>(begin),
                              mark->end - static_cast<std::uint32_t>(begin)});
        if (end > begin)
            html += fmt::format("<p dir=\"auto\"{}>{}</p>\n",
                                body.substr(begin).starts_with("•") ? " class=\"item\"" : "",
                                typeset(body.substr(begin, end - begin), inside));
        begin = end + 1;
    }
    return html;
}

std::string way_back(const View& view) {
    if (!asks(view.request))
        return {};
    constexpr Text words{"Retour aux résultats pour {}", "Back to the results for {}"};
    constexpr Text bare{"Retour aux résultats", "Back to the results"};
    constexpr std::size_t longest_query = 80;
    const std::string text =
        view.request.text.empty()
            ? std::string(bare.in(view.language))
            : fmt::format(fmt::runtime(words.in(view.language)),
                          in_quotes(view, isolated(beginning(view.request.text, longest_query))));
    return fmt::format(R"(<p class="back"><a href="{}" rel="nofollow">{}</a></p>)"
                       "\n",
                       escaped(search_link(view, view.request)), text);
}

/// The language of a dispatch as HTML wants it: its code where it has one.
std::string_view language_of(const Dispatch& dispatch) {
    const bool is_code = dispatch.language.size() == 2 &&
                         std::ranges::all_of(dispatch.language, [](char c) { return c >= 'a' && c <= 'z'; });
    return is_code ? std::string_view(dispatch.language) : "fr";
}

std::string article(const View& view, const MarkedDispatch& shown) {
    const Dispatch& dispatch = shown.dispatch;
    constexpr Text derived{"Titre tiré de la première phrase.", "Title made from the first sentence."};
    std::string dateline = time_element(view, dispatch.date());
    for (const Source& source : dispatch.sources)
        if (source.role != SourceRole::cited)
            dateline += fmt::format(" <span>{}</span>", isolated(source.name.label));
    if (!dispatch.byline.empty())
        dateline += fmt::format(" <span>{}</span>", isolated(dispatch.byline));
    const std::string_view language = language_of(dispatch);
    const bool is_derived = dispatch.title_derived;
    return fmt::format(
        R"(<header><p class="dateline">{}</p><h1 dir="auto" lang="{}"{}>{}</h1>{}</header>)"
        "\n<div class=\"text\" lang=\"{}\">\n{}</div>\n",
        dateline, language, is_derived ? R"( class="derived")" : "",
        title_html(view, dispatch.title, shown.title_marks),
        is_derived ? fmt::format(R"(<p class="hint">{}</p>)", derived.in(view.language)) : std::string(),
        language, paragraphs(dispatch.body, shown.body_marks));
}

/// What it took the place of, each folded away.
std::string earlier_versions(const View& view, const MarkedDispatch& shown) {
    std::string html;
    for (const auto& [version, dispatch] : shown.earlier)
        html += fmt::format(
            R"(<details class="earlier"><summary>{}</summary><h2 dir="auto" lang="{}">{}</h2>)"
            "<p class=\"dateline\">{}</p>\n<div class=\"text\" lang=\"{}\">\n{}</div></details>\n",
            escaped(render::messages::earlier_version(version, view.language)), language_of(dispatch),
            title_html(view, dispatch.title, {}), time_element(view, dispatch.date()), language_of(dispatch),
            paragraphs(dispatch.body, {}));
    return html;
}

Frame frame(const View& view, const Dispatch& dispatch) {
    constexpr std::size_t longest_title = 150;
    constexpr std::size_t longest_description = 200;
    return {.title = dispatch.title.empty() ? std::string(render::messages::untitled.in(view.language))
                                            : beginning(dispatch.title, longest_title),
            .description = beginning(dispatch.body, longest_description),
            .canonical = dispatch_link(view, dispatch.id),
            .other_language = dispatch_link_from_search(in_other_language(view), dispatch.id),
            .json_ld = article_json_ld(view, dispatch)};
}

Response unknown_dispatch(const Context& context, const View& view, std::string_view id) {
    constexpr std::size_t most = 5;
    constexpr Text heading{"Dépêche inconnue", "No such dispatch"};
    constexpr Text detail{"Aucune dépêche ne porte cet identifiant. Elle a pu être retirée.",
                          "No dispatch has this id. It may have been withdrawn."};
    constexpr Text similar{"Des identifiants proches\u00A0:", "Ids much like it:"};
    std::string items;
    for (const std::string& one : context.searcher.similar_ids(id, most))
        items +=
            fmt::format(R"(<li><a href="{}">{}</a></li>)", escaped(dispatch_link(view, one)), isolated(one));
    const std::string content = fmt::format(
        R"(<main id="content" class="reading lost"><h1>{}</h1><p>{}</p>{}{}</main>)"
        "\n",
        heading.in(view.language), detail.in(view.language),
        items.empty() ? "" : fmt::format("<p>{}</p><ul>{}</ul>", similar.in(view.language), items),
        search_form(view, true));
    return html_page(view,
                     {.title = std::string(heading.in(view.language)),
                      .other_language = dispatch_link(in_other_language(view), id),
                      .indexed = false},
                     content, 404);
}

}  // namespace

Response dispatch_page(const Context& context) {
    constexpr std::size_t most_similar = 5;
    const View view = view_of(context);
    const std::string& id = context.captures.front();
    const auto shown = context.searcher.dispatch(id, view.request);
    if (!shown)
        return unknown_dispatch(context, view, id);
    std::string content = "<main id=\"content\" class=\"reading\">\n" + way_back(view);
    content += "<div class=\"columns\">\n<article class=\"dispatch\">\n" + article(view, *shown);
    content +=
        earlier_versions(view, *shown) + "</article>\n" + dispatch_facts(view, shown->dispatch) + "</div>\n";
    View elsewhere = view;
    elsewhere.request = plain_request(view.settings);
    elsewhere.request.language = view.language;
    content += copies_list(elsewhere, context.searcher.copies(id));
    if (const auto similar = context.searcher.similar(id, most_similar))
        content += similar_list(elsewhere, *similar);
    return html_page(view, frame(view, shown->dispatch), content + "</main>\n");
}

}  // namespace depeche::http::page
