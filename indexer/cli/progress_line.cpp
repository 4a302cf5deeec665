#include "indexer/cli/progress_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>

namespace depeche::indexer {

namespace {

constexpr auto interval = std::chrono::milliseconds(200);
/// Too early to tell how long the rest takes.
constexpr std::chrono::duration<double> first_estimate{1};

std::string minutes(double seconds) {
    const auto whole = static_cast<long>(std::ceil(seconds));
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

std::string describe(const Progress& progress, std::chrono::duration<double> elapsed, Language language) {
    const bool french = language == Language::french;
    const double seconds = std::max(elapsed.count(), 0.001);
    std::string text =
        fmt::format("{} {} · {:.0f}/s", progress.dispatches, french ? "dépêches" : "dispatches",
                    static_cast<double>(progress.dispatches) / seconds);
    if (progress.bytes_total == 0)
        return text;
    const double share =
        std::min(1.0, static_cast<double>(progress.bytes_done) / static_cast<double>(progress.bytes_total));
    text += fmt::format(" · {:.0f}{}%", std::floor(share * 100), french ? "\u00a0" : "");
    if (elapsed >= first_estimate && share > 0)
        text += fmt::format(" · {} {}", french ? "reste" : "left", minutes(seconds / share - seconds));
    return text;
}

ProgressLine::ProgressLine(std::ostream* terminal, Language language)
    : terminal_(terminal), language_(language) {}

void ProgressLine::show(const Progress& progress) {
    if (!terminal_)
        return;
    const auto now = Clock::now();
    if (now - last_ < interval)
        return;
    last_ = now;
    shown_ = true;
    *terminal_ << "\r\x1b[K" << describe(progress, now - start_, language_) << std::flush;
}

void ProgressLine::clear() {
    if (shown_)
        *terminal_ << "\r\x1b[K" << std::flush;
    shown_ = false;
}

}  // namespace depeche::indexer
