#include "indexer/page/line.hpp"

#include <algorithm>
#include <array>

#include "schema/analysis/digits.hpp"
#include "schema/analysis/folding.hpp"
#include "schema/analysis/word_list.hpp"

namespace depeche::indexer {

namespace {

constexpr auto separators =
    std::to_array<std::string_view>({" – ", " — ", " - ", " | ", " • ", " · ", " / ", " > ", " » ", ", ", "(",
                                     ")", ". ", "|", "»", ">", " \xC2\xA0"});

constexpr analysis::WordList months({"janvier",  "fevrier",   "mars",      "avril",    "mai",      "juin",
                                     "juillet",  "aout",      "septembre", "octobre",  "novembre", "decembre",
                                     "janv",     "jan",       "fevr",      "fev",      "avr",      "juil",
                                     "sept",     "sep",       "oct",       "nov",      "dec",      "january",
                                     "february", "march",     "april",     "may",      "june",     "july",
                                     "august",   "september", "october",   "november", "december"});

// What may stand in a line that says when a page was written, beside figures and months.
constexpr analysis::WordList date_words(
    {"lundi",       "mardi",     "mercredi",     "jeudi",     "vendredi",   "samedi",   "dimanche", "lun",
     "mar",         "mer",       "jeu",          "ven",       "sam",        "dim",      "monday",   "tuesday",
     "wednesday",   "thursday",  "friday",       "saturday",  "sunday",     "1er",      "premier",  "le",
     "la",          "a",         "au",           "du",        "et",         "en",       "on",       "at",
     "publie",      "publiee",   "parution",     "paru",      "mis",        "mise",     "jour",     "maj",
     "modifie",     "modifiee",  "modification", "actualise", "actualisee", "derniere", "last",     "updated",
     "update",      "published", "posted",       "poste",     "cree",       "ecrit",    "date",     "de",
     "publication", "h",         "heure",        "heures",    "min",        "mn",       "gmt",      "utc",
     "tu",          "cet",       "locale",       "am",        "pm",         "edt",      "est",      "ist",
     "eat",         "wat",       "cat",          "cest",      "hne",        "hae",      "article"});

/// `14h07`, `11h`.
bool is_time(std::string_view word) {
    const auto h = word.find('h');
    return h != std::string_view::npos && h > 0 && h <= 2 && analysis::is_all_digits(word.substr(0, h)) &&
           (h + 1 == word.size() || analysis::is_all_digits(word.substr(h + 1)));
}

std::string_view without_outer_blanks(std::string_view text) {
    static constexpr auto blanks = std::to_array<std::string_view>({" ", "\xC2\xA0", "\xE2\x80\xAF"});
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string_view blank : blanks) {
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                changed = true;
            }
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                changed = true;
            }
        }
    }
    return text;
}

/// The bytes that separators start with: few of a line.
constexpr auto starts_separator = [] {
    std::array<bool, 256> starts{};
    for (const std::string_view separator : separators)
        starts[static_cast<unsigned char>(separator.front())] = true;
    return starts;
}();

/// The separator that `text` starts with, empty when it is none.
std::string_view separator_at(std::string_view text) {
    if (!starts_separator[static_cast<unsigned char>(text.front())])
        return {};
    const auto found = std::ranges::find_if(
        separators, [&](std::string_view separator) { return text.starts_with(separator); });
    return found == separators.end() ? std::string_view{} : *found;
}

bool ends_with_initial(std::string_view line) {
    const auto size = line.size();
    return size >= 3 && line[size - 1] == '.' && line[size - 2] >= 'A' && line[size - 2] <= 'Z' &&
           (line[size - 3] == ' ' || line[size - 3] == '.');
}

}  // namespace

std::vector<std::string> plain_words(std::string_view line) {
    return analysis::folded_words(line);
}

std::vector<std::string_view> segments(std::string_view line) {
    std::vector<std::string_view> parts;
    const auto take = [&](std::string_view part) {
        if (part = without_outer_blanks(part); !part.empty())
            parts.push_back(part);
    };
    std::size_t start = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::string_view separator = separator_at(line.substr(at));
        if (!separator.empty()) {
            take(line.substr(start, at - start));
            start = at + separator.size();
        }
        at += std::max<std::size_t>(separator.size(), 1);
    }
    take(line.substr(start));
    return parts;
}

bool is_date_line(std::string_view line) {
    constexpr std::size_t longest = 120;
    if (line.size() > longest)
        return false;
    std::size_t figures = 0;
    bool month = false;
    analysis::FoldedWords words(line);
    for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
        if (analysis::is_all_digits(word))
            ++figures;
        else if (months.contains(word))
            month = true;
        else if (!is_time(word) && !date_words.contains(word))
            return false;
    }
    return month ? figures > 0 : figures >= 3;
}

bool starts_with_capital(std::string_view text) {
    std::size_t end = 1;
    while (end < text.size() && (text[end] & '\xC0') == '\x80')
        ++end;
    const std::string_view first = text.substr(0, std::min(end, text.size()));
    return !first.empty() && analysis::lower(first) != first;
}

bool is_name_like(std::string_view text) {
    static constexpr analysis::WordList particles({"de",  "du",  "des", "la",  "le",  "les", "d",   "l",
                                                   "et",  "and", "van", "von", "der", "den", "el",  "al",
                                                   "ben", "bin", "ibn", "dos", "da",  "di",  "del", "y"});
    if (!starts_with_capital(text))
        return false;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        const bool elided = word.starts_with("d'") || word.starts_with("d’") || word.starts_with("l'") ||
                            word.starts_with("l’") || word.starts_with("al-") || word.starts_with("el-");
        if (!starts_with_capital(word) && !elided && !particles.contains(word) && word != "&")
            return false;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

bool is_prose(std::string_view line) {
    constexpr std::size_t longest_headline = 200;
    constexpr std::ptrdiff_t fewest_blanks = 5;
    if (line.size() > longest_headline)
        return true;
    static constexpr auto ends =
        std::to_array<std::string_view>({".", "!", "?", "…", "»", "\"", "”", "“", "«"});
    const bool is_sentence =
        std::ranges::count(line, ' ') >= fewest_blanks &&
        std::ranges::any_of(ends, [&](std::string_view end) { return line.ends_with(end); });
    // `Par X. D.`, `Mis en ligne le 22 oct. 2025`
    return is_sentence && !ends_with_initial(line) && !is_date_line(line);
}

Margins margins(std::span<const Paragraph> paragraphs) {
    constexpr std::size_t most = 12;
    Margins result{0, paragraphs.size()};
    for (std::size_t prose = 0; result.top < std::min(paragraphs.size(), most); ++result.top)
        if (is_prose(paragraphs[result.top].text) && ++prose == 2)
            break;
    while (result.bottom > 0 && paragraphs.size() - result.bottom < most &&
           !is_prose(paragraphs[result.bottom - 1].text))
        --result.bottom;
    return result;
}

}  // namespace depeche::indexer
