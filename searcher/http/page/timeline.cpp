#include "searcher/http/page/timeline.hpp"

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

/// Units of the drawing, which is stretched to the width of the page.
constexpr std::size_t step = 10;
constexpr std::size_t bar_width = 8;
constexpr double height = 100;
constexpr double least_height = 2;

struct Ends {
    std::string_view first;
    std::string_view last;
};

/// `2025-12-01..2025-12-07` has two ends, `2025-12` is both.
Ends ends_of(std::string_view value) {
    const std::size_t dots = value.find("..");
    return dots == std::string_view::npos ? Ends{value, value}
                                          : Ends{value.substr(0, dots), value.substr(dots + 2)};
}

std::string link_to(const View& view, const Histogram::Bar& bar) {
    depeche::Request request = from_the_start(view.request);
    const Ends ends = ends_of(bar.value);
    request.since = ends.first;
    request.until = ends.last;
    return escaped(search_link(view, request));
}

Text unit_name(DateUnit unit) {
    switch (unit) {
        case DateUnit::day:
            return {"par jour", "by day"};
        case DateUnit::week:
            return {"par semaine", "by week"};
        case DateUnit::month:
            return {"par mois", "by month"};
        case DateUnit::year:
            return {"par année", "by year"};
        case DateUnit::automatic:
            break;
    }
    return {};
}

std::string drawn(const View& view, const Histogram::Bar& bar, std::size_t at, std::uint64_t most) {
    const Ends ends = ends_of(bar.value);
    const std::string data =
        fmt::format(R"(data-first="{}" data-last="{}")", escaped(ends.first), escaped(ends.last));
    if (bar.count == 0)
        return fmt::format("<g {}/>", data);
    const double share = static_cast<double>(bar.count) / static_cast<double>(most);
    const double tall = std::max(share * height, least_height);
    constexpr Text form{"{}\u00A0: {}", "{}: {}"};
    const std::string title = fmt::format(fmt::runtime(form.in(view.language)), bar.label,
                                          render::grouped(bar.count, view.language));
    const std::string rectangles =
        fmt::format(R"(<title>{}</title><rect class="ground" x="{}" y="0" width="{}" height="{}"/>)"
                    R"(<rect class="bar" x="{}" y="{:.1f}" width="{}" height="{:.1f}"/>)",
                    escaped(title), at * step, step, height, at * step + 1, height - tall, bar_width, tall);
    return fmt::format(R"(<a href="{}" tabindex="-1" {}>{}</a>)", link_to(view, bar), data, rectangles);
}

std::string drawing(const View& view, const Histogram& histogram, std::uint64_t most) {
    std::string bars;
    for (std::size_t at = 0; at < histogram.bars.size(); ++at)
        bars += drawn(view, histogram.bars[at], at, most);
    return fmt::format(
        R"(<svg class="bars" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true" )"
        R"(focusable="false">{}</svg>)",
        histogram.bars.size() * step, height, bars);
}

std::string table(const View& view, const Histogram& histogram) {
    constexpr Text summary{"Les nombres", "The numbers"};
    constexpr Text when{"Quand", "When"};
    constexpr Text count{"Dépêches", "Dispatches"};
    std::string rows;
    for (const Histogram::Bar& bar : histogram.bars)
        if (bar.count > 0)
            rows += fmt::format(
                R"(<tr><th scope="row"><a href="{}" rel="nofollow">{}</a></th><td>{}</td></tr>)",
                link_to(view, bar), date_html(bar.label), render::grouped(bar.count, view.language));
    return fmt::format(
        R"(<details class="numbers"><summary>{}</summary><table><thead><tr><th scope="col">{}</th>)"
        R"(<th scope="col">{}</th></tr></thead><tbody>{}</tbody></table></details>)",
        summary.in(view.language), when.in(view.language), count.in(view.language), rows);
}

std::string undated_link(const View& view, std::uint64_t undated) {
    if (undated == 0)
        return {};
    depeche::Request request = from_the_start(view.request);
    request.selections.push_back({Facet::date, "unknown"});
    return fmt::format(R"(<a href="{}" rel="nofollow">{} ({})</a>)", escaped(search_link(view, request)),
                       render::messages::undated.in(view.language), render::grouped(undated, view.language));
}

}  // namespace

std::string timeline(const View& view, const Histogram& histogram) {
    if (histogram.bars.size() < 2)
        return {};
    const std::uint64_t most = std::ranges::max_element(histogram.bars, {}, &Histogram::Bar::count)->count;
    if (most == 0)
        return {};
    constexpr Text heading{"Au fil du temps", "Over time"};
    // Few bars would be as wide as columns of text.
    constexpr std::size_t few = 14;
    return fmt::format(
        R"(<section class="timeline" aria-labelledby="over-time"><h2 id="over-time">{}<span class="unit">, {})"
        R"(</span></h2><div class="drawing{}">{}<p class="axis"><span>{}</span>{}<span>{}</span></p></div>{}</section>)"
        "\n",
        heading.in(view.language), unit_name(histogram.unit).in(view.language),
        histogram.bars.size() <= few ? " few" : "", drawing(view, histogram, most),
        date_html(histogram.bars.front().label), undated_link(view, histogram.undated),
        date_html(histogram.bars.back().label), table(view, histogram));
}

}  // namespace depeche::http::page
