#include "searcher/render/histogram_bars.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "searcher/render/messages.hpp"
#include "searcher/render/numbers.hpp"

namespace depeche::render {

namespace {

/// From this many bars at 0 in a row on, they share a line.
constexpr std::ptrdiff_t long_gap = 4;

/// Unicode has blocks of one to eight eighths; anything at all is seen as one eighth at least.
std::string drawn(std::uint64_t count, std::uint64_t most, std::size_t width) {
    constexpr auto parts = std::to_array<std::string_view>({"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"});
    if (count == 0)
        return {};
    const auto eighths = std::max<std::uint64_t>(count * width * 8 / most, 1);
    std::string bar;
    for (std::uint64_t whole = 0; whole < eighths / 8; ++whole)
        bar += "█";
    return bar.append(parts.at(eighths % 8));
}

}  // namespace

void write_histogram(Pen& pen, const Histogram& histogram, Language language) {
    constexpr std::size_t indent = 2;
    constexpr std::size_t widest = 60;
    if (histogram.bars.empty() && histogram.undated == 0)
        return;
    std::size_t label_width = columns(messages::undated.in(language));
    std::uint64_t most = histogram.undated;
    for (const Histogram::Bar& bar : histogram.bars) {
        label_width = std::max(label_width, columns(bar.label));
        most = std::max(most, bar.count);
    }
    const std::size_t count_width = columns(grouped(most, language));
    const std::size_t taken = indent + label_width + count_width + 2;
    const std::size_t width = std::min(widest, pen.width() > taken + 8 ? pen.width() - taken : 8);
    const auto line = [&](std::string_view label, std::uint64_t count) {
        const std::string number = grouped(count, language);
        pen.line(fmt::format("{}{} {}{}{}{}", label, std::string(label_width - columns(label), ' '),
                             std::string(count_width - columns(number), ' '), number, count > 0 ? " " : "",
                             drawn(count, most, width)),
                 {.indent = indent});
    };

    pen.blank_line();
    pen.line(messages::heading(Facet::date).in(language), {.ink = ink::strong});
    for (auto bar = histogram.bars.begin(); bar != histogram.bars.end();) {
        const auto next =
            std::find_if(bar, histogram.bars.end(), [](const auto& one) { return one.count > 0; });
        if (next - bar >= long_gap) {
            pen.line("⋮", {.indent = indent});
            bar = next;
            continue;
        }
        line(bar->label, bar->count);
        ++bar;
    }
    if (histogram.undated > 0)
        line(messages::undated.in(language), histogram.undated);
}

}  // namespace depeche::render
