#include "indexer/page/byline.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/page/line.hpp"
#include "schema/analysis/folding.hpp"
#include "schema/analysis/word_list.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

constexpr std::size_t longest_byline = 140;
constexpr std::ptrdiff_t most_words_of_a_name = 10;

// Before an author's name, lower case.
constexpr auto introductions =
    std::to_array<std::string_view>({"(rédigé par ",  "rédigé par ",      "écrit par ",
                                     "publié par ",   "posté par ",       "propos recueillis par ",
                                     "auteur : ",     "auteur: ",         "auteur\xC2\xA0: ",
                                     "autrice : ",    "texte : ",         "texte de ",
                                     "texte ",        "(reportage de ",   "(reportage ",
                                     "reportage de ", "un reportage de ", "une enquête de ",
                                     "written by ",   "posted by ",       "reported by ",
                                     "reporting by ", "(reporting by ",   "by ",
                                     "par "});

// Behind an author's name: where it ends.
constexpr auto continuations = std::to_array<std::string_view>(
    {" (",   ")",        ", ",       " avec ", " – ",    " — ", " - ",    " | ",  " • ", " · ",
     " le ", " publié ", " Publié ", " à ",    " pour ", ";",   " with ", " on ", " @",  " / "});

constexpr analysis::WordList trades({"envoye", "envoyee", "envoyes", "envoyees", "correspondant",
                                     "correspondante", "correspondants", "journaliste", "reporter",
                                     "correspondent", "redacteur", "redactrice"});

constexpr auto unnamed = std::to_array<std::string_view>(
    {"de notre correspondant", "de notre envoye", "de nos envoye", "de nos correspondant", "de notre bureau",
     "de notre redaction", "correspondance particuliere", "from our correspondent"});

bool is_trade(const std::string& word) {
    return trades.contains(word);
}

std::string_view up_to_continuation(std::string_view text) {
    std::size_t end = text.size();
    for (const std::string_view continuation : continuations)
        end = std::min(end, text.find(continuation));
    return text.substr(0, end);
}

/// `la rédaction`, `Rédaction web`.
bool is_desk(std::string_view text) {
    const auto words = plain_words(text);
    const std::size_t at = !words.empty() && (words[0] == "la" || words[0] == "notre") ? 1 : 0;
    return words.size() > at && words.size() <= at + 4 && words[at] == "redaction" &&
           starts_with_capital(text.substr(at == 0 ? 0 : text.find(' ') + 1));
}

bool is_author(std::string_view text) {
    return !text.empty() && std::ranges::count(text, ' ') < most_words_of_a_name && is_name_like(text);
}

/// The author behind `Par`, `Rédigé par`.
std::string_view introduced_author(std::string_view line) {
    // Lower case has as many bytes for every letter of these words.
    const std::string lower = analysis::lower(line.substr(0, line.find('\0')));
    for (const std::string_view introduction : introductions) {
        if (!lower.starts_with(introduction) || line.size() <= introduction.size())
            continue;
        const std::string_view rest = line.substr(introduction.size());
        const std::string_view author = up_to_continuation(rest);
        if (is_author(author) || is_desk(author) ||
            plain_words(author) == std::vector<std::string>{"la", "redaction"})
            return author;
    }
    return {};
}

/// `De notre envoyée spéciale à Tawila, Camille Desroches`: the name at the end.
std::string_view author_at_the_end(std::string_view line) {
    const auto comma = line.rfind(", ");
    const std::string_view name =
        comma == std::string_view::npos ? std::string_view{} : line.substr(comma + 2);
    const bool places_before = line.find(", de no") != std::string_view::npos;
    return !places_before && name.find(' ') != std::string_view::npos && is_author(name) ? name
                                                                                         : std::string_view{};
}

/// `A.-L. R.`, `X. D. (avec AFP)`: who signs by initials.
std::string_view initials(std::string_view line) {
    const std::string_view name = line.substr(0, line.find(" ("));
    const bool is_initials = std::ranges::all_of(
        name, [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == ' '; });
    const auto stops = std::ranges::count(name, '.');
    const auto letters = std::ranges::count_if(name, [](char c) { return c >= 'A' && c <= 'Z'; });
    return is_initials && stops >= 2 && name.find(' ') != std::string_view::npos && letters == stops &&
                   letters <= 4
               ? name
               : std::string_view{};
}

/// `GRENOBLE, de notre envoyé spécial`, `Cordoue (Espagne), de notre correspondante`: places before it at
/// most.
bool names_nobody(std::string_view line) {
    const std::string folded = analysis::fold(line);
    for (const std::string_view start : unnamed) {
        const auto at = folded.find(start);
        if (at == std::string::npos)
            continue;
        if (at == 0)
            return true;
        const auto comma = line.find(", ");
        return comma != std::string_view::npos && starts_with_capital(line) &&
               std::ranges::count(line.substr(0, comma), ' ') <= 4;
    }
    return false;
}

/// `Sophie Kervella, envoyée spéciale à Dakar`.
std::string_view author_with_trade(std::string_view line) {
    const std::string_view author = line.substr(0, line.find_first_of(",("));
    if (author.size() == line.size())
        return {};
    const auto words = plain_words(line.substr(author.size()));
    const std::size_t look = std::min<std::size_t>(words.size(), 3);
    const bool traded =
        std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(look), is_trade);
    return traded && words.size() <= 8 && author.find(' ') != std::string_view::npos && is_author(author)
               ? author
               : std::string_view{};
}

std::string without_end(std::string_view author) {
    while (author.ends_with(' ') || author.ends_with(','))
        author.remove_suffix(1);
    return std::string(author);
}

}  // namespace

std::string read_byline(std::string_view line) {
    if (line.size() > longest_byline || is_prose(line))
        return {};
    if (const auto author = introduced_author(line); !author.empty())
        return without_end(author);
    if (const auto author = initials(line); !author.empty())
        return without_end(author);
    if (names_nobody(line)) {
        const auto author = author_at_the_end(line);
        return std::string(author.empty() ? line : author);
    }
    if (is_desk(line))
        return std::string(line);
    if (const auto author = author_with_trade(line); !author.empty())
        return without_end(author);
    // `Le 31 août 2024 – Par X. D.`
    for (const std::string_view dash : {" – ", " — ", " - ", " | ", " • ", " · "}) {
        const auto at = line.find(dash);
        if (at == std::string_view::npos)
            continue;
        const std::string_view rest = line.substr(at + dash.size());
        if (const auto author = introduced_author(rest); !author.empty() && is_date_line(line.substr(0, at)))
            return without_end(author);
        // `Radio Nord – Texte : Geneviève Lachance`
        if (is_name_like(line.substr(0, at)) && analysis::fold(rest).starts_with("texte : "))
            return without_end(introduced_author(rest));
    }
    // `01.12.2025 | 15:20 | La rédaction avec l'OMS`
    const auto parts = segments(line);
    const bool is_of_desk = parts.size() >= 2 && is_date_line(parts.front()) &&
                            analysis::fold(parts.back()).starts_with("la redaction");
    return is_of_desk ? std::string(parts.back()) : std::string{};
}

}  // namespace depeche::indexer
