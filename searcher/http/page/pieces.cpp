#include "searcher/http/page/pieces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "depeche/date_label.hpp"
#include "searcher/http/page/links.hpp"
#include "searcher/render/markup.hpp"
#include "searcher/render/messages.hpp"
#include "searcher/render/numbers.hpp"

namespace depeche::http::page {

namespace {

constexpr std::size_t longest_title = 300;
constexpr std::size_t longest_name = 120;

/// The end of a piece of at most so many bytes, behind a whole character, and word where there is one.
std::size_t cut(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes)
        return text.size();
    std::size_t end = bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
        --end;
    const std::size_t blank = text.substr(0, end).find_last_of(" \n");
    return blank == std::string_view::npos || blank < end / 2 ? end : blank;
}

/// What `<time>` understands: a day, a month or a year.
std::string machine_date(const DateInterval& interval) {
    const std::string day = to_iso(interval.first);
    switch (interval.precision) {
        case DatePrecision::day:
            return interval.first == interval.last ? day : std::string();
        case DatePrecision::month_part:
            return {};
        case DatePrecision::month:
        case DatePrecision::year:
            return to_iso(interval);
    }
    return {};
}

}  // namespace

std::string isolated(std::string_view text) {
    return fmt::format("<bdi>{}</bdi>", render::escaped(text));
}

std::string name_html(std::string_view name) {
    return isolated(beginning(name, longest_name));
}

std::string_view content_language(const View& view) {
    return view.language == Language::french ? "" : R"( lang="fr")";
}

std::string date_html(std::string_view label) {
    std::string html = render::escaped(label);
    constexpr std::string_view first = "1er ";
    if (const std::size_t at = html.find(first); at != std::string::npos && (at == 0 || html[at - 1] == ' '))
        html.replace(at, first.size(), "1<sup>er</sup> ");
    return html;
}

std::string time_element(const View& view, const DerivedDate* date) {
    if (date == nullptr)
        return fmt::format(R"(<span class="undated">{}</span>)", render::messages::undated.in(view.language));
    const std::string label = date_label(date->interval, view.language);
    const std::string machine = machine_date(date->interval);
    return machine.empty() ? fmt::format("<span>{}</span>", date_html(label))
                           : fmt::format(R"(<time datetime="{}">{}</time>)", machine, date_html(label));
}

std::string title_html(const View& view, std::string_view title, std::span<const Mark> marks) {
    if (title.empty())
        return std::string(render::messages::untitled.in(view.language));
    const std::size_t end = cut(title, longest_title);
    const auto outside = std::ranges::find_if(marks, [&](const Mark& mark) { return mark.end > end; });
    return typeset(title.substr(0, end), {marks.begin(), outside}) + (end < title.size() ? "…" : "");
}

std::string typeset(std::string_view text, std::span<const Mark> marks) {
    std::string html = render::escaped(text, marks, "mark");
    constexpr std::string_view no_break = "\u00A0";
    constexpr auto behind_blank = std::to_array<std::string_view>({":", ";", "!", "?", "»", ",", "."});
    for (std::size_t at = html.find(' '); at != std::string::npos; at = html.find(' ', at + 1)) {
        const std::string_view before = std::string_view(html).substr(0, at);
        const std::string_view rest = std::string_view(html).substr(at + 1);
        if (before.ends_with("«") ||
            std::ranges::any_of(behind_blank, [&](std::string_view sign) { return rest.starts_with(sign); }))
            html.replace(at, 1, no_break);
    }
    return html;
}

std::string beginning(std::string_view text, std::size_t bytes) {
    const std::size_t end = cut(text, bytes);
    return std::string(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

std::string name_links(const View& view, Facet facet, std::span<const FacetName> names, std::size_t most) {
    std::string html;
    for (const FacetName& name : names.first(std::min(most, names.size()))) {
        depeche::Request request = from_the_start(view.request);
        if (std::ranges::none_of(request.selections, [&](const Selection& one) {
                return one.facet == facet && one.value == name.id;
            }))
            request.selections.push_back({facet, name.id});
        html += fmt::format(R"({}<a href="{}" rel="nofollow">{}</a>)", html.empty() ? "" : ", ",
                            render::escaped(search_link(view, request)), name_html(name.label));
    }
    if (names.size() > most)
        html += ", " + render::messages::more_values(names.size() - most, view.language);
    return html;
}

std::string address_link(const std::string& address, std::string_view text, Language language) {
    constexpr Text copied{"Adresse copiée.", "Address copied."};
    return fmt::format(
        R"(<a href="{}" rel="bookmark" data-copied="{}">{}</a> <span class="copied" role="status"></span>)",
        render::escaped(address), copied.in(language), text);
}

std::string in_quotes(const View& view, std::string_view html) {
    constexpr Text form{"«\u00A0{}\u00A0»", "“{}”"};
    return fmt::format(fmt::runtime(form.in(view.language)), html);
}

}  // namespace depeche::http::page
