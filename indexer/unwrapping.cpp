#include "indexer/unwrapping.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace depeche::indexer {

namespace {

constexpr std::size_t narrowest_width = 50;
constexpr std::size_t widest_width = 100;
/// Fewer full lines may be full by accident.
constexpr std::size_t fewest_lines = 3;

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (byte & '\xC0') != '\x80'; }));
}

bool starts_item(std::string_view line) {
    return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("•") ||
           line.starts_with("– ") || line.starts_with("— ");
}

/// Whether the first word of `next` would have made `line` wider than `width`.
bool is_full(std::string_view line, std::string_view next, std::size_t width) {
    return count_characters(line) + 1 + count_characters(next.substr(0, next.find(' '))) > width;
}

using LineAt = std::vector<Paragraph>::iterator;

/// Whether the lines of one block were one paragraph.
bool is_wrapped(LineAt begin, LineAt end, std::size_t width) {
    if (static_cast<std::size_t>(end - begin) < fewest_lines)
        return false;
    for (auto line = begin; line + 1 != end; ++line)
        if (starts_item((line + 1)->text) || !is_full(line->text, (line + 1)->text, width))
            return false;
    return true;
}

Paragraph joined(LineAt begin, LineAt end) {
    Paragraph paragraph = std::move(*begin);
    for (auto line = begin + 1; line != end; ++line) {
        // "cessez-" at the end of a line is a word cut in two.
        if (!paragraph.text.ends_with('-') || paragraph.text.ends_with(" -"))
            paragraph.text += ' ';
        paragraph.text += line->text;
        paragraph.blank_after = line->blank_after;
    }
    return paragraph;
}

}  // namespace

std::vector<Paragraph> unwrap(std::vector<Paragraph> lines) {
    std::size_t width = 0;
    for (const Paragraph& line : lines)
        width = std::max(width, count_characters(line.text));
    if (width < narrowest_width || width > widest_width)
        return lines;
    std::vector<Paragraph> paragraphs;
    for (auto begin = lines.begin(); begin != lines.end();) {
        auto end = std::ranges::find(begin, lines.end(), true, &Paragraph::blank_after);
        end += end == lines.end() ? 0 : 1;
        if (is_wrapped(begin, end, width))
            paragraphs.push_back(joined(begin, end));
        else
            std::move(begin, end, std::back_inserter(paragraphs));
        begin = end;
    }
    return paragraphs;
}

}  // namespace depeche::indexer
