#include "searcher/http/page/dispatch_facts.hpp"

#include <fmt/format.h>

#include "searcher/http/page/links.hpp"
#include "searcher/http/page/pieces.hpp"
#include "searcher/render/evidence_words.hpp"
#include "searcher/render/markup.hpp"
#include "searcher/render/pen.hpp"

namespace depeche::http::page {

namespace {

using render::escaped;

std::string row(const View& view, Text heading, std::string_view html) {
    return html.empty() ? std::string()
                        : fmt::format("<dt>{}</dt><dd>{}</dd>\n", heading.in(view.language), html);
}

std::string details(const View& view, Text summary, std::string_view html) {
    return fmt::format(R"(<details class="evidence"><summary>{}</summary>{}</details>)",
                       summary.in(view.language), html);
}

std::string why(const View& view, const Evidence& evidence) {
    return fmt::format(R"(<p dir="auto">{}</p>)", escaped(render::in_words(evidence, view.language)));
}

std::string date(const View& view, const std::optional<DerivedDate>& date) {
    if (!date)
        return {};
    return time_element(view, &*date) +
           details(view, {"D’où vient cette date\u00A0?", "Where does this date come from?"},
                   why(view, date->evidence));
}

std::string dates(const View& view, const Dispatch& dispatch) {
    constexpr Text published{"Parution", "Published"};
    constexpr Text undated{"Rien, dans le texte ni autour, ne dit quand elle a paru.",
                           "Nothing in or around the text says when it was published."};
    if (!dispatch.date())
        return row(view, published,
                   fmt::format(R"({}<p class="hint">{}</p>)", time_element(view, nullptr),
                               undated.in(view.language)));
    return row(view, published, date(view, dispatch.published)) +
           row(view, {"Faits", "Event"}, date(view, dispatch.event));
}

depeche::Request request_for(const View& view, Facet facet, const FacetName& name) {
    depeche::Request request = plain_request(view.settings);
    request.language = view.language;
    request.selections = {{facet, name.id}};
    return request;
}

std::string name_item(const View& view, Facet facet, const FacetName& name, std::string_view note) {
    return fmt::format(R"(<li><a href="{}" rel="nofollow">{}</a>{}</li>)",
                       escaped(search_link(view, request_for(view, facet, name))), name_html(name.label),
                       note.empty() ? "" : fmt::format(R"( <span class="note">({})</span>)", escaped(note)));
}

/// Where each name stands in the text, and by what it was known.
std::string evidence_item(const View& view, const FacetName& name, const std::vector<std::string>& forms,
                          const Evidence& evidence) {
    constexpr Text written{"\u202F; écrit ", "; written "};
    std::string text = render::in_words(evidence, view.language);
    for (const std::string& form : forms)
        text += (&form == &forms.front() ? std::string(written.in(view.language)) : ", ") +
                render::quoted(form, view.language);
    constexpr Text colon{"\u00A0: ", ": "};
    return fmt::format("<li>{}{}<bdi>{}</bdi></li>", name_html(name.label), colon.in(view.language),
                       escaped(text));
}

std::string list(const View& view, std::string_view items, std::string_view evidence) {
    if (items.empty())
        return {};
    return fmt::format("<ul>{}</ul>", items) +
           details(view, {"D’où viennent ces noms\u00A0?", "Where do these names come from?"},
                   fmt::format("<ul>{}</ul>", evidence));
}

std::string sources(const View& view, const Dispatch& dispatch) {
    std::string items;
    std::string evidence;
    for (const Source& source : dispatch.sources) {
        items += name_item(view, Facet::source, source.name, render::in_words(source.role).in(view.language));
        evidence += evidence_item(view, source.name, {}, source.evidence);
    }
    return list(view, items, evidence);
}

std::string actors(const View& view, const Dispatch& dispatch) {
    std::string items;
    std::string evidence;
    for (const Actor& actor : dispatch.actors) {
        items += name_item(view, Facet::actor, actor.name, {});
        evidence += evidence_item(view, actor.name, actor.forms, actor.evidence);
    }
    return list(view, items, evidence);
}

std::string places(const View& view, const Dispatch& dispatch) {
    std::string items;
    std::string evidence;
    for (const Place& place : dispatch.places) {
        items += name_item(view, Facet::place, place.name, place.country);
        evidence += evidence_item(view, place.name, place.forms, place.evidence);
    }
    return list(view, items, evidence);
}

std::string keywords(const Dispatch& dispatch) {
    std::string html;
    for (const std::string& keyword : dispatch.keywords)
        html += (html.empty() ? "" : ", ") + isolated(keyword);
    return html;
}

std::string original(const Dispatch& dispatch) {
    const std::string_view page = render::web_page(dispatch.url);
    if (page.empty())
        return dispatch.url.empty() ? std::string() : isolated(dispatch.url);
    return fmt::format(R"(<a href="{}" rel="external noopener">{}</a>)", escaped(render::link_target(page)),
                       isolated(page));
}

std::string isolated_or_nothing(std::string_view text) {
    return text.empty() ? std::string() : isolated(text);
}

/// Lines around the text that were taken for furniture of its site.
std::string set_aside(const View& view, const Dispatch& dispatch) {
    if (dispatch.dropped.empty())
        return {};
    std::string items;
    for (const std::string& line : dispatch.dropped)
        items += fmt::format(R"(<li dir="auto">{}</li>)", escaped(line));
    return details(view, {"Lignes laissées de côté", "Lines set aside"}, fmt::format("<ul>{}</ul>", items));
}

}  // namespace

std::string dispatch_facts(const View& view, const Dispatch& dispatch) {
    constexpr Text heading{"Notice", "About this dispatch"};
    std::string rows = dates(view, dispatch);
    rows += row(view, {"Sources", "Sources"}, sources(view, dispatch));
    rows += row(view, {"Lieux", "Places"}, places(view, dispatch));
    rows += row(view, {"Acteurs", "Actors"}, actors(view, dispatch));
    rows += row(view, {"Signature", "Byline"}, isolated_or_nothing(dispatch.byline));
    rows += row(view, {"Rubrique", "Section"}, isolated_or_nothing(dispatch.section));
    rows += row(view, {"Mots-clés", "Keywords"}, keywords(dispatch));
    rows += row(view, {"Langue", "Language"}, isolated_or_nothing(dispatch.language));
    rows += row(view, {"Original", "Original"}, original(dispatch));
    rows += row(view, {"Identifiant", "Id"}, isolated(dispatch.id));
    constexpr Text address{"Adresse durable", "Permalink"};
    rows += row(view, {"Pour la citer", "To cite it"},
                address_link(absolute(view, dispatch_link(view, dispatch.id)), address.in(view.language),
                             view.language));
    return fmt::format(
        "<aside class=\"facts\" aria-labelledby=\"facts\"><h2 "
        "id=\"facts\">{}</h2>\n<dl>\n{}</dl>{}</aside>\n",
        heading.in(view.language), rows, set_aside(view, dispatch));
}

}  // namespace depeche::http::page
