#include "searcher/render/feed_parts.hpp"

#include <fmt/format.h>

#include "searcher/render/markup.hpp"
#include "searcher/render/messages.hpp"
#include "searcher/render/pen.hpp"

namespace depeche::render {

std::string_view language_tag(Language language) {
    return language == Language::french ? "fr" : "en";
}

std::string feed_time(Date day) {
    return to_iso(day) + "T00:00:00Z";
}

std::optional<Date> day_of(const Hit& hit) {
    if (!hit.date || hit.date->interval.precision != DatePrecision::day)
        return std::nullopt;
    return hit.date->interval.first;
}

std::string feed_title(const Results& results, Language language) {
    constexpr Text all{"Dépêches", "Dispatches"};
    constexpr Text some{"Dépêches\u00A0: {}", "Dispatches: {}"};
    if (results.text.empty())
        return std::string(all.in(language));
    return fmt::format(fmt::runtime(some.in(language)), results.text);
}

std::string hit_title(const Hit& hit, Language language) {
    return hit.title.empty() ? std::string(messages::untitled.in(language)) : hit.title;
}

std::string summary(const Hit& hit) {
    std::string html;
    for (const Snippet& snippet : hit.snippets)
        html += fmt::format("<p>{}{}{}</p>", snippet.cut_before ? "… " : "",
                            escaped(snippet.text, snippet.marks, "b"), snippet.cut_after ? " …" : "");
    return html;
}

std::string address_of(const Hit& hit, const FeedStyle& style) {
    return style.address ? link_target(style.address(hit)) : original_of(hit);
}

std::string original_of(const Hit& hit) {
    return link_target(web_page(hit.url));
}

std::vector<std::string_view> categories(const Hit& hit) {
    std::vector<std::string_view> labels;
    for (const auto* names : {&hit.sources, &hit.actors, &hit.places})
        for (const FacetName& name : *names)
            labels.push_back(name.label);
    return labels;
}

}  // namespace depeche::render
