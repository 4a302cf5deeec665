#include "indexer/reader/content_kind.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "indexer/reader/csv.hpp"

namespace depeche::indexer {

namespace {

constexpr auto json_lines_extensions = std::to_array<std::string_view>({".jsonl", ".ndjson"});
constexpr auto csv_extensions = std::to_array<std::string_view>({".csv", ".tsv", ".tab"});
constexpr auto markdown_extensions = std::to_array<std::string_view>({".md", ".markdown"});
constexpr auto xml_extensions =
    std::to_array<std::string_view>({".xml", ".rss", ".atom", ".rdf", ".nitf", ".newsml"});
constexpr auto other_extensions =
    std::to_array<std::string_view>({".txt", ".text", ".json", ".html", ".htm", ".xhtml", ".zip", ".tar",
                                     ".tgz", ".txz", ".tzst", ".gz", ".xz", ".zst", ".bz2"});

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

bool ends_with_any(std::string_view name, const auto& endings) {
    const std::string lower = ascii_lower(name.substr(name.size() - std::min<std::size_t>(name.size(), 10)));
    return std::ranges::any_of(endings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

std::string_view without_blanks(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

bool starts_like_json_object(std::string_view start) {
    if (!start.starts_with('{'))
        return false;
    const std::string_view inside = without_blanks(start.substr(1));
    return inside.starts_with('"') || inside.starts_with('}');
}

struct Signature {
    std::size_t at;
    std::string_view bytes;
};
constexpr auto archives = std::to_array<Signature>({{0, "PK\x03\x04"},
                                                    {0, "PK\x05\x06"},  // an empty one
                                                    {0, "\x1f\x8b"},
                                                    {0,
                                                     {"\xfd"
                                                      "7zXZ\0",
                                                      6}},
                                                    {0, "\x28\xb5\x2f\xfd"},
                                                    {0, "BZh"},
                                                    {257, "ustar"}});

bool is_archive(std::string_view head) {
    return std::ranges::any_of(archives, [&](const Signature& signature) {
        return head.size() > signature.at && head.substr(signature.at).starts_with(signature.bytes);
    });
}

/// Byte order marks, and XML without one.
constexpr auto utf16_starts = std::to_array<std::string_view>(
    {"\xff\xfe", "\xfe\xff", {"\0\0\xfe\xff", 4}, {"<\0", 2}, {"\0<", 2}, {"\0\0\0<", 4}});

/// The ASCII characters of text in UTF-16 or UTF-32, for judging it.
std::string ascii_of(std::string_view head) {
    std::string text(head);
    std::erase_if(text, [](char c) { return c == '\0' || c == '\xff' || c == '\xfe'; });
    return text;
}

/// Of one that is written over several lines, the first line does not close it. A line of many does, or,
/// being broken, has the start of another below.
bool is_single_object(std::string_view start) {
    const auto end = start.find('\n');
    if (end == std::string_view::npos)
        return false;
    const std::string_view first = start.substr(0, end);
    const auto last = first.find_last_not_of(" \t\r");
    const bool closes = last != std::string_view::npos && first[last] == '}';
    return !closes && !without_blanks(start.substr(end)).starts_with('{');
}

bool starts_like_json_array(std::string_view start) {
    if (!start.starts_with('['))
        return false;
    const std::string_view inside = without_blanks(start.substr(1));
    return starts_like_json_object(inside) || inside.starts_with(']');
}

/// What a document of markup starts with behind its declaration and comments, in lower case.
std::string without_prologue(std::string_view start) {
    std::string lower = ascii_lower(start);
    std::string_view rest = lower;
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"<?", "?>"}, {"<!--", "-->"}}) {
        while (rest.starts_with(open)) {
            const auto end = rest.find(close);
            if (end == std::string_view::npos)
                return {};
            rest = without_blanks(rest.substr(end + close.size()));
        }
    }
    return std::string(rest);
}

bool starts_like_html(std::string_view start) {
    const std::string rest = without_prologue(start);
    return rest.starts_with("<!doctype html") || rest.starts_with("<html");
}

/// An element: XML where the name says so too.
bool starts_with_tag(std::string_view start) {
    return start.size() > 1 && start[0] == '<' && ((start[1] | 0x20) >= 'a' && (start[1] | 0x20) <= 'z');
}

bool starts_like_xml(std::string_view start) {
    if (start.starts_with("<?xml") || start.starts_with("<!DOCTYPE") || start.starts_with("<!--"))
        return true;
    constexpr auto roots = std::to_array<std::string_view>(
        {"rss", "rdf:RDF", "feed", "newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem",
         "planningItem", "catalogItem", "NewsML", "nitf", "channel", "CHANNEL", "a:feed", "atom:feed"});
    return std::ranges::any_of(roots, [&](std::string_view root) {
        constexpr std::string_view behind = " \t\r\n>/";
        return start.size() > root.size() + 1 && start.starts_with('<') &&
               start.substr(1).starts_with(root) &&
               behind.find(start[root.size() + 1]) != std::string_view::npos;
    });
}

ContentKind text_kind(std::string_view start, std::string_view name) {
    if (starts_like_json_object(start)) {
        const bool is_named_lines = ends_with_any(name, json_lines_extensions);
        return !is_named_lines && is_single_object(start) ? ContentKind::json : ContentKind::json_lines;
    }
    if (starts_like_json_array(start))
        return ContentKind::json_array;
    if (starts_like_html(start))
        return ContentKind::html;
    if (starts_like_xml(start) || (starts_with_tag(start) && ends_with_any(name, xml_extensions)))
        return ContentKind::xml;
    if (ends_with_any(name, csv_extensions) || separator_of(start.substr(0, start.find('\n'))))
        return ContentKind::csv;
    if (ends_with_any(name, json_lines_extensions))
        return ContentKind::json_lines;
    return ends_with_any(name, markdown_extensions) ? ContentKind::markdown : ContentKind::text;
}

}  // namespace

bool is_utf16(std::string_view head) {
    return std::ranges::any_of(utf16_starts, [&](std::string_view start) { return head.starts_with(start); });
}

ContentKind content_kind(std::string_view head, std::string_view name) {
    if (head.empty())
        return ContentKind::empty;
    if (is_archive(head))
        return ContentKind::archive;
    if (is_utf16(head))
        return text_kind(without_blanks(ascii_of(head)), name);
    if (head.find('\0') != std::string_view::npos || head.starts_with("%PDF-"))
        return ContentKind::binary;
    if (head.starts_with("\xef\xbb\xbf"))
        head.remove_prefix(3);
    return text_kind(without_blanks(head), name);
}

bool has_known_extension(std::string_view name) {
    return ends_with_any(name, other_extensions) || ends_with_any(name, xml_extensions) ||
           ends_with_any(name, json_lines_extensions) || ends_with_any(name, csv_extensions) ||
           ends_with_any(name, markdown_extensions);
}

}  // namespace depeche::indexer
