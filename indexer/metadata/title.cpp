#include "indexer/metadata/title.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/page/line.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

constexpr std::size_t longest_title = 200;
constexpr std::size_t fewest_title_words = 3;
constexpr std::size_t derived_title_characters = 110;

// Headings that dispatches start with though they are not about anything, as slugs.
constexpr auto generic_headings = std::to_array<std::string_view>({
    "a-retenir",
    "apercu",
    "avant-propos",
    "background",
    "bilan",
    "ce-qu-il-faut-retenir",
    "ce-qu-il-faut-savoir",
    "ce-qu-on-sait",
    "ce-que-l-on-sait",
    "ce-que-l-on-sait-a-ce-stade",
    "ce-que-l-on-sait-pour-l-instant",
    "ce-que-l-on-sait-pour-le-moment",
    "ce-que-nous-savons",
    "ce-qui-s-est-passe",
    "chapeau",
    "chronologie",
    "chronologie-des-evenements",
    "chronologie-des-faits",
    "circonstances",
    "conclusion",
    "contenu",
    "declarations",
    "deroulement",
    "deroulement-des-faits",
    "details",
    "en-bref",
    "en-clair",
    "en-quelques-mots",
    "en-resume",
    "enjeux",
    "etat-des-lieux",
    "expose-des-faits",
    "faits",
    "faits-essentiels",
    "faits-marquants",
    "faits-principaux",
    "faits-saillants",
    "introduction",
    "key-points",
    "l-essentiel",
    "l-essentiel-a-retenir",
    "l-info-en-bref",
    "la-situation",
    "le-contexte",
    "le-fait-du-jour",
    "les-enjeux",
    "les-faits",
    "les-faits-en-bref",
    "les-points-cles",
    "main-facts",
    "mise-en-contexte",
    "mise-en-situation",
    "objet",
    "origine-des-faits",
    "overview",
    "perspectives",
    "point-de-situation",
    "points-a-suivre",
    "points-cles",
    "points-essentiels",
    "preambule",
    "presentation",
    "que-s-est-il-passe",
    "que-sait-on",
    "rappel",
    "rappel-des-faits",
    "rappel-du-contexte",
    "reactions",
    "recapitulatif",
    "resume",
    "resume-de-la-situation",
    "resume-des-evenements",
    "resume-des-faits",
    "retour-sur-les-faits",
    "situation",
    "situation-actuelle",
    "sommaire",
    "summary",
    "synthese",
    "synthese-des-faits",
    "vue-d-ensemble",
    "what-we-know",
});

// First words of headings of a part, which headlines share: `Réactions internationales et perspectives`.
constexpr auto part_words = std::to_array<std::string_view>({
    "arrivee",      "avancees",       "bilan",        "cadre",        "causes",    "circonstances",
    "conditions",   "consequences",   "contenu",      "declarations", "demarches", "deroulement",
    "details",      "developpements", "elements",     "enjeux",       "etat",      "etapes",
    "faits",        "impact",         "implications", "introduction", "mesures",   "objectifs",
    "origine",      "origines",       "participants", "perspectives", "points",    "positions",
    "presentation", "priorites",      "prochaines",   "rappel",       "reactions", "resume",
    "situation",    "suite",          "suites",       "synthese",
});

/// Whether no word but the first has a capital, nor is a figure: nothing is named.
bool names_nothing(std::string_view line) {
    for (auto blank = line.find(' '); blank != std::string_view::npos; blank = line.find(' ', blank + 1)) {
        std::string_view word = line.substr(blank + 1);
        for (const std::string_view elided : {"l'", "l’", "d'", "d’"})
            word.remove_prefix(word.starts_with(elided) ? elided.size() : 0);
        if (starts_with_capital(word) || (!word.empty() && word.front() >= '0' && word.front() <= '9'))
            return false;
    }
    return true;
}

bool is_generic_heading(std::string_view line) {
    constexpr std::size_t most_words = 7;
    const std::string slug = schema::slug(line);
    if (slug == "contexte" || slug.starts_with("contexte-") || slug.ends_with("-contexte") ||
        std::ranges::find(generic_headings, slug) != generic_headings.end())
        return true;
    const auto words = plain_words(line);
    return !words.empty() && words.size() <= most_words && names_nothing(line) &&
           std::ranges::find(part_words, words.front()) != part_words.end();
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

/// `Haïti – Insécurité` above a headline.
bool is_kicker(std::string_view line, std::string_view title) {
    const auto parts = segments(line);
    return parts.size() == 2 && plain_words(line).size() <= 4 && is_heading(line) &&
           plain_words(title).size() > 2 * plain_words(line).size();
}

/// `10 oct`, `3 mars`: a day whose year goes without saying.
bool is_day(std::string_view text) {
    return is_date_line(std::string(text) + " 2000");
}

/// Whether the words before a dash are where and by whom: capitals, places and dates, and nothing of a
/// sentence.
bool is_dateline(std::string_view before) {
    constexpr std::size_t longest = 80;
    constexpr std::size_t most_words = 5;
    if (before.empty() || before.size() > longest)
        return false;
    std::string plain(before);  // `3 sept. 2025`
    if (const auto stop = plain.find(". 20"); stop != std::string::npos)
        plain.erase(stop, 1);
    const auto parts = segments(plain);
    return !parts.empty() && (starts_with_capital(before) || before.starts_with('(')) &&
           std::ranges::all_of(parts, [](std::string_view part) {
               return is_date_line(part) || is_day(part) || part.starts_with("avec ") ||
                      (plain_words(part).size() <= most_words && is_name_like(part));
           });
}

/// `MOSCOU –`, `MANILLE, 10 oct (Reuters) -`, `Mirecourt (Vosges) –`: where and by whom, before a sentence.
std::string_view without_dateline(std::string_view paragraph) {
    for (const std::string_view dash : {" – ", " — ", " - ", " -- "}) {
        const auto at = paragraph.find(dash);
        if (at == std::string_view::npos || !is_dateline(paragraph.substr(0, at)))
            continue;
        const std::string_view rest = paragraph.substr(at + dash.size());
        if (starts_with_capital(rest) || rest.starts_with("«") ||
            (!rest.empty() && rest.front() >= '0' && rest.front() <= '9'))
            return rest;
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
        (is_breadcrumb(paragraphs[0].text, paragraphs[1].text) ||
         is_kicker(paragraphs[0].text, paragraphs[1].text))) {
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
