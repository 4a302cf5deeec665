#include "indexer/furniture.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

/// A paragraph of the dispatch itself may well start with such words.
constexpr std::size_t longest_bytes = 300;
constexpr std::size_t longest_prefix_bytes = 160;

// Lines as slugs: no case, accents or punctuation; a count at the end (`Commentaires (7)`) is taken off.
constexpr auto whole_lines = std::to_array<std::string_view>({
    "laisser-un-commentaire",
    "laissez-un-commentaire",
    "leave-a-comment",
    "leave-a-reply",
    "commentaires",
    "commentaire",
    "comments",
    "vos-reactions",
    "reagir-a-cet-article",
    "you-may-also-like",
    "vous-aimerez-aussi",
    "vous-pourriez-aussi-aimer",
    "a-lire-aussi",
    "lire-aussi",
    "sur-le-meme-sujet",
    "articles-similaires",
    "related-posts",
    "partager",
    "partager-cet-article",
    "partager-l-article",
    "partagez-cet-article",
    "partager-imprimer-envoyer",
    "share-this",
    "share-this-article",
    "imprimer",
    "tous-droits-reserves",
    "all-rights-reserved",
});

constexpr auto line_starts = std::to_array<std::string_view>({
    "partager-sur-",
    "partagez-sur-",
    "share-on-",
    "lire-aussi-",
    "a-lire-aussi-",
    "newsletter-",
    "credit-photo",
    "credit-photos",
});

std::string_view without_count(std::string_view slug) {
    const auto end = slug.find_last_not_of("0123456789");
    return end != std::string_view::npos && slug[end] == '-' ? slug.substr(0, end) : slug;
}

/// `© Le Monde`, `Copyright 2025 AFP`.
bool is_copyright(std::string_view line, std::string_view slug) {
    return line.starts_with("©") || line.starts_with("(c) ") || slug.starts_with("copyright-");
}

/// `source:https://…`, `Source : AFP`. An address may be long; what else a source line says is short.
bool is_source_line(std::string_view line) {
    if (!line.starts_with("source") && !line.starts_with("Source") && !line.starts_with("SOURCE"))
        return false;
    const std::string_view after = line.substr(std::string_view("source").size());
    const auto colon = after.find(':');
    if (colon == std::string_view::npos ||
        after.substr(0, colon).find_first_not_of(" \xC2\xA0") != std::string_view::npos)
        return false;
    return line.find(' ', std::min(line.size(), longest_prefix_bytes)) == std::string_view::npos;
}

}  // namespace

bool is_furniture(std::string_view line) {
    if (is_source_line(line))
        return true;
    if (line.size() > longest_bytes)
        return false;
    const std::string slug = schema::slug(line);
    if (std::ranges::find(whole_lines, without_count(slug)) != whole_lines.end() || is_copyright(line, slug))
        return true;
    return line.size() <= longest_prefix_bytes &&
           std::ranges::any_of(line_starts, [&](std::string_view start) { return slug.starts_with(start); });
}

}  // namespace depeche::indexer
