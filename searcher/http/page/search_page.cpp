#include <fmt/format.h>

#include <optional>

#include "depeche/error.hpp"
#include "searcher/http/page/facets.hpp"
#include "searcher/http/page/hit_list.hpp"
#include "searcher/http/page/json_ld.hpp"
#include "searcher/http/page/layout.hpp"
#include "searcher/http/page/links.hpp"
#include "searcher/http/page/notices.hpp"
#include "searcher/http/page/page.hpp"
#include "searcher/http/page/pieces.hpp"
#include "searcher/http/page/search_form.hpp"
#include "searcher/http/page/timeline.hpp"
#include "searcher/render/markup.hpp"
#include "searcher/render/messages.hpp"

namespace depeche::http::page {

namespace {

using render::escaped;

/// Without words nothing is more relevant than anything else: the news comes first.
depeche::Request to_ask(const View& view) {
    depeche::Request request = view.request;
    if (request.text.empty() && request.sort == Sort::relevance)
        request.sort = Sort::newest;
    return request;
}

std::vector<ShownFacet> shown_facets(const View& view, Searcher& searcher, const Results& results) {
    constexpr std::size_t most_found = 50;
    std::vector<ShownFacet> facets;
    // Who and where are what people narrow by; dates have fields and a drawing of their own.
    for (const Facet facet : {Facet::actor, Facet::place, Facet::source, Facet::date})
        for (const FacetCounts& counts : results.facets)
            if (counts.facet == facet)
                facets.push_back({counts});
    for (ShownFacet& shown : facets) {
        const std::string& typed = view.looked_for.at(static_cast<std::size_t>(shown.counts.facet));
        if (typed.empty())
            continue;
        depeche::Request request = view.request;
        request.facet_limit = most_found;
        shown.found = searcher.facet_values(shown.counts.facet, typed, request);
    }
    return facets;
}

std::string sort_links(const View& view, Sort used) {
    struct Choice {
        Sort sort;
        Text text;
    };
    constexpr auto choices = std::to_array<Choice>({{Sort::relevance, {"pertinence", "relevance"}},
                                                    {Sort::newest, {"plus récentes", "newest"}},
                                                    {Sort::oldest, {"plus anciennes", "oldest"}}});
    constexpr Text heading{"Trier par", "Sort by"};
    std::string links;
    for (const Choice& choice : choices) {
        if (choice.sort == Sort::relevance && view.request.text.empty())
            continue;
        depeche::Request request = from_the_start(view.request);
        request.sort = choice.sort;
        links +=
            fmt::format(R"( <a href="{}" rel="nofollow"{}>{}</a>)", escaped(search_link(view, request)),
                        choice.sort == used ? R"( aria-current="true")" : "", choice.text.in(view.language));
    }
    return fmt::format(R"(<nav class="sorts" aria-label="{0}"><span aria-hidden="true">{0}</span>{1}</nav>)",
                       heading.in(view.language), links);
}

std::string copies_link(const View& view, const Results& results) {
    depeche::Request request = from_the_start(view.request);
    request.collapse = !request.collapse;
    constexpr Text unfold{"Montrer chaque copie", "Show every copy"};
    constexpr Text fold{"Replier les copies", "Fold copies"};
    if (view.request.collapse && results.folded == 0)
        return {};
    return fmt::format(R"(<a href="{}" rel="nofollow">{}</a>)", escaped(search_link(view, request)),
                       (view.request.collapse ? unfold : fold).in(view.language));
}

/// What is below the hits: other pages, other ways to have the same.
std::string below(const View& view, const Results& results) {
    constexpr Text follow{"Suivre cette recherche\u00A0:", "Follow this search:"};
    constexpr Text link{"Adresse de cette page", "Address of this page"};
    std::string html = page_links(view, results) + R"(<p class="ways">)";
    html += fmt::format(
        R"(<span>{} <a href="{}">RSS</a>, <a href="{}">Atom</a>, <a href="{}">JSON</a></span> )",
        follow.in(view.language), escaped(feed_link(view, view.request, "rss")),
        escaped(feed_link(view, view.request, "atom")), escaped(feed_link(view, view.request, "json")));
    html += address_link(search_link(view, view.request), link.in(view.language), view.language) + ' ';
    return html + copies_link(view, results) + "</p>\n";
}

/// A part that scripts put anew when the answer changes.
std::string live(std::string_view id, std::string_view html) {
    return fmt::format(R"(<div id="{}" data-live>{}</div>)"
                       "\n",
                       id, html);
}

std::string heading(const View& view, const Results& results) {
    if (asks(view.request)) {
        constexpr Text form{"Recherche\u00A0: {}", "Search: {}"};
        constexpr Text bare{"Recherche", "Search"};
        return fmt::format(R"(<h1 class="unseen">{}</h1>)",
                           view.request.text.empty() ? std::string(bare.in(view.language))
                                                     : fmt::format(fmt::runtime(form.in(view.language)),
                                                                   isolated(view.request.text)));
    }
    constexpr Text span{", de {} à {}", ", from {} to {}"};
    std::string period;
    if (results.histogram && results.histogram->bars.size() > 1)
        period =
            fmt::format(fmt::runtime(span.in(view.language)), escaped(results.histogram->bars.front().label),
                        escaped(results.histogram->bars.back().label));
    depeche::Results all;
    all.total = results.total;
    return fmt::format(R"(<div class="welcome"><h1>{}</h1><p>{}{}</p></div>)"
                       "\n",
                       isolated(view.settings.name), render::messages::found(all, view.language), period);
}

/// How many were found, or that the question is none.
std::string outcome(const View& view, const Results& results) {
    constexpr Text wrong{"Question à corriger", "This question needs a correction"};
    return view.error.empty() ? render::messages::found(results, view.language)
                              : std::string(wrong.in(view.language));
}

std::string answer(const View& view, const Results& results, Sort sort) {
    constexpr Text refine{"Affiner", "Refine"};
    constexpr Text list{"Dépêches", "Dispatches"};
    const std::string count = outcome(view, results);
    std::string html = fmt::format(R"(<div class="answer"><div class="summary">)"
                                   R"(<p class="count" id="count" role="status" tabindex="-1">{}</p>)"
                                   R"(<p class="to-filters"><a href="#filters">{}</a></p>{}</div>)"
                                   "\n",
                                   escaped(count), refine.in(view.language),
                                   live("sorts", results.total > 1 ? sort_links(view, sort) : ""));
    html += live("over", results.histogram ? timeline(view, *results.histogram) : "");
    html += live("notices", view.error.empty()
                                ? notices(view, results)
                                : fmt::format(R"(<p class="notice error">{}</p>)", escaped(view.error)));
    std::string hits;
    if (results.total > 0)
        hits = fmt::format(R"(<h2 class="unseen">{}</h2>)", list.in(view.language)) +
               hit_list(view, results) + below(view, results);
    else if (view.error.empty())
        hits = help_when_nothing(view);
    return html + live("hits", hits) + "</div>\n";
}

std::string filters(const View& view, const std::vector<ShownFacet>& facets) {
    constexpr Text label{"Affiner la recherche", "Refine the search"};
    constexpr Text back{"Voir les résultats", "See the results"};
    return fmt::format(R"(<aside class="filters" id="filters" aria-label="{}" data-live>{}{})"
                       R"(<p class="to-answer"><a href="#count">{}</a></p></aside>)"
                       "\n",
                       label.in(view.language), period_fields(view), facet_fields(view, facets),
                       back.in(view.language));
}

std::string title(const View& view, const Results& results) {
    if (!asks(view.request))
        return {};
    const std::string count = outcome(view, results);
    constexpr std::size_t longest_query = 120;
    return view.request.text.empty()
               ? count
               : fmt::format("{} – {}", beginning(view.request.text, longest_query), count);
}

/// Nothing at all is asked for, not even an order.
bool is_plain(const View& view) {
    depeche::Request plain = plain_request(view.settings);
    plain.language = view.language;
    return search_link(view, view.request) == search_link(view, plain);
}

Frame frame(const View& view, const Results& results) {
    constexpr Text description{
        "Chercher dans les dépêches par les mots, les dates, les personnes, les lieux.",
        "Search the dispatches by words, dates, people and places."};
    Frame frame{.title = title(view, results)};
    const bool is_home = is_plain(view);
    frame.indexed = is_home;
    frame.canonical = is_home ? home_link(view) : search_link(view, view.request);
    const View there = in_other_language(view);
    frame.other_language = is_home ? home_link(there) : search_link(there, there.request);
    if (is_home) {
        frame.description = description.in(view.language);
        frame.json_ld = website_json_ld(view);
    }
    if (const auto before = previous_page(view, results))
        frame.links.push_back({"prev", search_link(view, *before)});
    if (const auto behind = next_page(view, results))
        frame.links.push_back({"next", search_link(view, *behind)});
    frame.links.push_back({"alternate", feed_link(view, view.request, "rss"), "application/rss+xml", "RSS"});
    frame.links.push_back(
        {"alternate", feed_link(view, view.request, "atom"), "application/atom+xml", "Atom"});
    frame.links.push_back(
        {"alternate", feed_link(view, view.request, "json"), "application/feed+json", "JSON Feed"});
    return frame;
}

}  // namespace

Response search_page(const Context& context) {
    View view = view_of(context);
    const depeche::Request request = to_ask(view);
    Results results;
    std::vector<ShownFacet> facets;
    if (view.error.empty()) {
        try {
            results = context.searcher.search(request);
            facets = shown_facets(view, context.searcher, results);
        } catch (const InputError& wrong) {
            view.error = wrong.message.in(view.language);
            results = {};
        }
    }
    std::string content =
        "<main id=\"content\" class=\"finding\">\n" + live("heading", heading(view, results));
    content += search_form(view, facets.empty());
    content += live("active", active_filters(view, results));
    content += "<div class=\"columns\">\n" + answer(view, results, request.sort) + filters(view, facets);
    content += "</div>\n</main>\n";
    return html_page(view, frame(view, results), content, view.error.empty() ? 200 : 400);
}

}  // namespace depeche::http::page
