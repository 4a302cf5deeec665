#include "searcher/http/page/search_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "searcher/http/page/links.hpp"
#include "searcher/http/page/pieces.hpp"
#include "searcher/http/request_parameters.hpp"
#include "searcher/render/markup.hpp"
#include "searcher/render/messages.hpp"

namespace depeche::http::page {

namespace {

using render::escaped;

std::string hidden_fields(const View& view, bool keeps_selections) {
    depeche::Request request = from_the_start(view.request);
    request.text.clear();
    request.since.clear();
    request.until.clear();
    if (!keeps_selections)
        request.selections.clear();
    std::string html;
    for (const Field& field : to_parameters(request, plain_request(view.settings)))
        html += fmt::format(R"(<input type="hidden" name="{}" value="{}">)", escaped(field.name),
                            escaped(field.value));
    return html;
}

/// As the answer calls a value, else as it was asked for.
std::string label_of(const Selection& selection, const Results& results) {
    for (const FacetCounts& counts : results.facets) {
        if (counts.facet != selection.facet)
            continue;
        const auto value = std::ranges::find(counts.values, selection.value, &FacetValue::value);
        if (value != counts.values.end())
            return value->label;
    }
    return selection.value;
}

std::string chip(const View& view, std::string_view kind, std::string_view label,
                 const depeche::Request& without) {
    constexpr Text remove{"retirer ce filtre", "remove this filter"};
    return fmt::format(
        R"(<li><a href="{}" rel="nofollow"><span class="kind">{}</span> {})"
        R"(<span class="unseen">, {}</span><span class="cross" aria-hidden="true">×</span></a></li>)",
        escaped(search_link(view, without)), kind, name_html(label), remove.in(view.language));
}

Text kind_of(Facet facet) {
    switch (facet) {
        case Facet::date:
            return {"date", "date"};
        case Facet::source:
            return {"source", "source"};
        case Facet::actor:
            return {"acteur", "actor"};
        case Facet::place:
            return {"lieu", "place"};
    }
    return {};
}

constexpr Text since_name{"depuis", "since"};
constexpr Text until_name{"jusqu’à", "until"};

std::string chips(const View& view, const Results& results) {
    std::string html;
    const depeche::Request request = from_the_start(view.request);
    for (std::size_t at = 0; at < request.selections.size(); ++at) {
        depeche::Request without = request;
        without.selections.erase(without.selections.begin() + static_cast<std::ptrdiff_t>(at));
        const Selection& selection = request.selections[at];
        html += chip(view, kind_of(selection.facet).in(view.language), label_of(selection, results), without);
    }
    if (!request.since.empty()) {
        depeche::Request without = request;
        without.since.clear();
        html += chip(view, since_name.in(view.language), request.since, without);
    }
    if (!request.until.empty()) {
        depeche::Request without = request;
        without.until.clear();
        html += chip(view, until_name.in(view.language), request.until, without);
    }
    return html;
}

std::string date_field(const View& view, Text name, std::string_view parameter, const std::string& value) {
    return fmt::format(R"(<label for="{0}">{1}</label><input id="{0}" name="{0}" form="{2}" value="{3}" )"
                       R"(autocomplete="off" aria-describedby="period-hint">)",
                       parameter, name.in(view.language), form_id, escaped(value));
}

}  // namespace

std::string search_form(const View& view, bool keeps_selections) {
    constexpr Text label{"Chercher dans les dépêches", "Search the dispatches"};
    constexpr Text button{"Chercher", "Search"};
    constexpr Text hint{"des mots, un nom, une «\u00A0phrase exacte\u00A0», lieu:Gaza…",
                        "words, a name, an “exact phrase”, place:Gaza…"};
    depeche::Request nothing = plain_request(view.settings);
    nothing.language = view.language;
    std::string action = search_link(view, nothing);
    action.resize(std::min(action.find('?'), action.size()));
    return fmt::format(
        R"(<form id="{}" class="search" role="search" action="{}" method="get" autocomplete="off">)"
        "\n"
        R"(<label for="q">{}</label>)"
        R"(<div class="box"><input id="q" name="q" type="text" inputmode="search" value="{}" placeholder="{}" )"
        R"(autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" )"
        R"(data-suggestions="{}"><button>{}</button></div><div id="kept" data-live>{}</div>)"
        "</form>\n",
        form_id, escaped(action), label.in(view.language), escaped(view.request.text), hint.in(view.language),
        escaped(site_link(view, "/suggest")), button.in(view.language),
        hidden_fields(view, keeps_selections));
}

std::string active_filters(const View& view, const Results& results) {
    const std::string list = chips(view, results);
    if (list.empty())
        return {};
    constexpr Text heading{"Filtres actifs", "Active filters"};
    constexpr Text all{"Tout retirer", "Remove all"};
    depeche::Request without = from_the_start(view.request);
    without.selections.clear();
    without.since.clear();
    without.until.clear();
    return fmt::format(
        R"(<ul class="chips" aria-label="{}">{}<li class="all"><a href="{}" rel="nofollow">{}</a></li></ul>)",
        heading.in(view.language), list, escaped(search_link(view, without)), all.in(view.language));
}

std::string period_fields(const View& view) {
    constexpr Text legend{"Période", "Period"};
    constexpr Text hint{"Une année, un mois ou un jour\u00A0: 2025, 2025-12, 03/12/2025",
                        "A year, a month or a day: 2025, 2025-12, 03/12/2025 (day first)"};
    return fmt::format(
        R"(<fieldset class="facet period"><legend>{}</legend><div class="dates">{}{}</div>)"
        R"(<p class="hint" id="period-hint">{}</p></fieldset>)"
        "\n",
        legend.in(view.language), date_field(view, {"Depuis", "From"}, "since", view.request.since),
        date_field(view, {"Jusqu’à", "To"}, "until", view.request.until), hint.in(view.language));
}

}  // namespace depeche::http::page
