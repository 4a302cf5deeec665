#include "indexer/reader/content_kind.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace depeche::indexer {

namespace {

constexpr auto text_extensions = std::to_array<std::string_view>({".txt", ".text"});
constexpr auto json_lines_extensions = std::to_array<std::string_view>({".jsonl", ".ndjson"});

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

bool ends_with_any(std::string_view name, const auto& endings) {
    const std::string lower = ascii_lower(name.substr(name.size() - std::min<std::size_t>(name.size(), 8)));
    return std::ranges::any_of(endings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

std::string_view without_blanks(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

bool starts_like_json_lines(std::string_view start) {
    if (!start.starts_with('{'))
        return false;
    const std::string_view inside = without_blanks(start.substr(1));
    return inside.starts_with('"') || inside.starts_with('}');
}

bool starts_like_markup(std::string_view start) {
    const std::string lower = ascii_lower(start.substr(0, 16));
    return lower.starts_with("<!doctype") || lower.starts_with("<html") || lower.starts_with("<?xml") ||
           lower.starts_with("<!--");
}

}  // namespace

ContentKind content_kind(std::string_view head, std::string_view name) {
    if (head.empty())
        return ContentKind::empty;
    if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff"))
        return ContentKind::utf16;
    if (head.find('\0') != std::string_view::npos || head.starts_with("%PDF-"))
        return ContentKind::binary;
    if (head.starts_with("\xef\xbb\xbf"))
        head.remove_prefix(3);
    const std::string_view start = without_blanks(head);
    if (starts_like_json_lines(start))
        return ContentKind::json_lines;
    if (starts_like_markup(start))
        return ContentKind::markup;
    return ends_with_any(name, json_lines_extensions) ? ContentKind::json_lines : ContentKind::text;
}

bool has_known_extension(std::string_view name) {
    return ends_with_any(name, text_extensions) || ends_with_any(name, json_lines_extensions);
}

}  // namespace depeche::indexer
