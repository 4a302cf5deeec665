#include "searcher/http/page/facets.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "searcher/http/page/links.hpp"
#include "searcher/http/page/pieces.hpp"
#include "searcher/http/page/search_form.hpp"
#include "searcher/render/facet_names.hpp"
#include "searcher/render/markup.hpp"
#include "searcher/render/messages.hpp"
#include "searcher/render/numbers.hpp"

namespace depeche::http::page {

namespace {

using render::escaped;

/// So many values are listed when more than the first few are asked for.
constexpr std::size_t whole_list = 200;

std::string checkbox(const View& view, Facet facet, const FacetValue& value) {
    return fmt::format(R"(<li><label><input type="checkbox" name="{}" value="{}" form="{}"{}> )"
                       R"(<span class="label">{}</span> <span class="count">{}</span></label></li>)",
                       render::facet_name(facet), escaped(value.value), form_id,
                       value.selected ? " checked" : "", name_html(value.label),
                       render::grouped(value.count, view.language));
}

/// What is on and not listed.
std::string hidden_values(const FacetCounts& all, const FacetCounts& listed) {
    std::string html;
    for (const FacetValue& value : all.values)
        if (value.selected &&
            std::ranges::find(listed.values, value.value, &FacetValue::value) == listed.values.end())
            html += fmt::format(R"(<input type="hidden" name="{}" value="{}" form="{}">)",
                                render::facet_name(all.facet), escaped(value.value), form_id);
    return html;
}

Text looking_label(Facet facet) {
    switch (facet) {
        case Facet::date:
            return {"Chercher une date", "Find a date"};
        case Facet::source:
            return {"Chercher une source", "Find a source"};
        case Facet::actor:
            return {"Chercher un acteur", "Find an actor"};
        case Facet::place:
            return {"Chercher un lieu", "Find a place"};
    }
    return {};
}

std::string looking_field(const View& view, const FacetCounts& counts) {
    const std::string& typed = view.looked_for.at(static_cast<std::size_t>(counts.facet));
    if (typed.empty() && counts.distinct <= counts.values.size())
        return {};
    const std::string_view label = looking_label(counts.facet).in(view.language);
    return fmt::format(R"(<input type="search" class="looking" id="{0}" name="{0}" form="{1}" value="{2}" )"
                       R"(aria-label="{3}" placeholder="{3}" autocomplete="off" spellcheck="false">)",
                       looking_parameter(counts.facet), form_id, escaped(typed), label);
}

std::string more_link(const View& view, const FacetCounts& counts) {
    const std::size_t listed = counts.values.size();
    if (counts.distinct <= listed || listed >= whole_list)
        return {};
    depeche::Request request = view.request;
    request.facet_limit = whole_list;
    constexpr Text all{"Tout voir ({})", "See all ({})"};
    constexpr Text most{"En voir {} sur {}", "See {} of {}"};
    const std::string number = render::grouped(counts.distinct, view.language);
    const std::string text = counts.distinct <= whole_list
                                 ? fmt::format(fmt::runtime(all.in(view.language)), number)
                                 : fmt::format(fmt::runtime(most.in(view.language)), whole_list, number);
    return fmt::format(R"(<p class="more"><a href="{}#facet-{}" rel="nofollow">{}<span class="unseen">)"
                       R"( – {}</span></a></p>)",
                       escaped(search_link(view, request)), render::facet_name(counts.facet), text,
                       render::messages::heading(counts.facet).in(view.language));
}

std::string fieldset(const View& view, const ShownFacet& facet) {
    const FacetCounts& listed = facet.found ? *facet.found : facet.counts;
    if (facet.counts.values.empty() && !facet.found)
        return {};
    std::string items;
    for (const FacetValue& value : listed.values)
        items += checkbox(view, listed.facet, value);
    constexpr Text nothing{"Rien de ce nom.", "Nothing of that name."};
    const std::string list = items.empty()
                                 ? fmt::format(R"(<p class="hint">{}</p>)", nothing.in(view.language))
                                 : fmt::format("<ul>{}</ul>", items);
    return fmt::format(R"(<fieldset class="facet" id="facet-{0}"><legend>{1}</legend>{2})"
                       R"(<div class="values" id="values-{0}">{3}{4}{5}</div></fieldset>)"
                       "\n",
                       render::facet_name(listed.facet),
                       render::messages::heading(listed.facet).in(view.language),
                       looking_field(view, facet.counts), list, hidden_values(facet.counts, listed),
                       more_link(view, listed));
}

}  // namespace

std::string facet_fields(const View& view, const std::vector<ShownFacet>& facets) {
    std::string html;
    for (const ShownFacet& facet : facets)
        html += fieldset(view, facet);
    constexpr Text apply{"Appliquer les filtres", "Apply the filters"};
    return html +
           fmt::format(R"(<button class="apply" form="{}">{}</button>)", form_id, apply.in(view.language));
}

}  // namespace depeche::http::page
