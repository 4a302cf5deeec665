#include "indexer/metadata/title.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "schema/analysis/folding.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

constexpr std::size_t longest_title = 200;
constexpr std::size_t fewest_title_words = 3;
constexpr std::size_t derived_title_characters = 110;

// Headings that dispatches start with though they are not about anything, as slugs.
constexpr auto generic_headings = std::to_array<std::string_view>({
    "introduction",
    "resume",
    "l-essentiel",
    "en-bref",
    "les-faits",
    "rappel-des-faits",
    "chronologie",
    "ce-que-l-on-sait",
    "ce-qu-il-faut-savoir",
    "ce-qu-il-faut-retenir",
});

bool is_generic_heading(std::string_view line) {
    const std::string slug = schema::slug(line);
    return slug == "contexte" || slug.starts_with("contexte-") || slug.ends_with("-contexte") ||
           std::ranges::find(generic_headings, slug) != generic_headings.end();
}

std::size_t count_words(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count(line, ' ')) + 1;
}

/// Short and not a sentence: a headline or a heading inside the text.
bool is_heading(std::string_view line) {
    if (line.size() > longest_title)
        return false;
    return !line.ends_with('.') && !line.ends_with(':') && !line.ends_with(';') && !line.ends_with(',') &&
           !line.starts_with("- ") && !line.starts_with("• ");
}

bool is_headline(std::string_view line) {
    return is_heading(line) && count_words(line) >= fewest_title_words && !is_generic_heading(line);
}

/// `Home ActualitéÉtats-Unis et Ukraine…` above `États-Unis et Ukraine…`.
bool is_breadcrumb(std::string_view line, std::string_view title) {
    return line.size() > title.size() && line.ends_with(title);
}

/// `MOSCOU –`, `ISTANBUL (AFP) –`: where and by whom, before the first sentence.
std::string_view without_dateline(std::string_view paragraph) {
    constexpr std::size_t longest_dateline = 60;
    for (const std::string_view dash : {" – ", " — ", " - "}) {
        const auto at = paragraph.find(dash);
        if (at == std::string_view::npos || at > longest_dateline)
            continue;
        const std::string_view place = paragraph.substr(0, paragraph.find_first_of(" ,("));
        if (place.size() > 2 && analysis::lower(place) != place &&
            std::ranges::none_of(place, [](char c) { return c >= 'a' && c <= 'z'; }))
            return paragraph.substr(at + dash.size());
    }
    return paragraph;
}

/// The first line that is a sentence, else the first.
std::string_view lede(std::string_view body) {
    std::string_view rest = body;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        if (!is_heading(rest.substr(0, end)))
            return without_dateline(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return body.substr(0, body.find('\n'));
}

/// Cut at a blank so that `…` still fits into `limit` characters.
std::string shortened(std::string_view text, std::size_t limit) {
    std::size_t characters = 0;
    std::size_t cut = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((text[at] & '\xC0') == '\x80')
            continue;
        if (++characters > limit)
            break;
        if (text[at] == ' ')
            cut = at;
        if (at + 1 == text.size())
            return std::string(text);
    }
    if (characters <= limit)
        return std::string(text);
    std::string_view kept = text.substr(0, cut);
    while (!kept.empty() && std::string_view(" ,;:-(").find(kept.back()) != std::string_view::npos)
        kept.remove_suffix(1);
    return std::string(kept) + "…";
}

}  // namespace

std::string take_title(CleanText& text) {
    auto& paragraphs = text.paragraphs;
    if (paragraphs.size() >= 3 && is_headline(paragraphs[1].text) &&
        is_breadcrumb(paragraphs[0].text, paragraphs[1].text)) {
        text.dropped.insert(text.dropped.begin(), std::move(paragraphs[0].text));
        paragraphs.erase(paragraphs.begin());
    } else if (paragraphs.size() < 2 || !is_headline(paragraphs[0].text)) {
        return {};
    }
    std::string title = std::move(paragraphs[0].text);
    paragraphs.erase(paragraphs.begin());
    return title;
}

void drop_repeated_title(CleanText& text, std::string_view title) {
    if (text.paragraphs.size() < 2 || schema::slug(text.paragraphs[0].text) != schema::slug(title))
        return;
    text.dropped.insert(text.dropped.begin(), std::move(text.paragraphs[0].text));
    text.paragraphs.erase(text.paragraphs.begin());
}

std::string derive_title(std::string_view body, analysis::SentenceBreaker& sentences) {
    const std::string_view paragraph = lede(body);
    const auto starts = sentences.starts(paragraph);
    std::string_view sentence = paragraph.substr(0, starts.size() > 1 ? starts[1] : paragraph.size());
    while (sentence.ends_with(' '))
        sentence.remove_suffix(1);
    return shortened(sentence, derived_title_characters);
}

}  // namespace depeche::indexer
