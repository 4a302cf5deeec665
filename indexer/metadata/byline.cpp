#include "indexer/metadata/byline.hpp"

#include <algorithm>
#include <string_view>

#include "schema/analysis/folding.hpp"

namespace depeche::indexer {

namespace {

constexpr std::ptrdiff_t lines_at_the_top = 4;
constexpr std::size_t longest_byline = 80;

/// The author a line names; empty when it is no byline.
std::string_view author_in(std::string_view line) {
    if (line.size() > longest_byline || line.ends_with('.') || line.ends_with(','))
        return {};
    for (const std::string_view start : {"Par ", "par ", "By ", "by "}) {
        if (!line.starts_with(start))
            continue;
        std::string_view author = line.substr(start.size());
        author = author.substr(0, author.find(" ("));
        const std::string_view initial =
            author.substr(0, author.find_first_of("abcdefghijklmnopqrstuvwxyz ."));
        return analysis::lower(initial) != initial ? author : std::string_view{};
    }
    return {};
}

}  // namespace

std::string take_byline(CleanText& text) {
    auto& paragraphs = text.paragraphs;
    const auto top = paragraphs.begin() + std::min(std::ssize(paragraphs), lines_at_the_top);
    const auto line = std::find_if(paragraphs.begin(), top,
                                   [](const Paragraph& one) { return !author_in(one.text).empty(); });
    if (line == top || paragraphs.size() == 1)
        return {};
    std::string author(author_in(line->text));
    text.dropped.push_back(std::move(line->text));
    paragraphs.erase(line);
    return author;
}

}  // namespace depeche::indexer
