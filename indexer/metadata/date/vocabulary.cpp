#include "indexer/metadata/date/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "schema/analysis/word_list.hpp"

namespace depeche::indexer::dates {

using std::chrono::month;
using std::chrono::weekday;
using std::chrono::year;

namespace {

template <typename Value>
using Entry = std::pair<std::string_view, Value>;

constexpr auto weekday_names = std::to_array<std::string_view>(
    {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"});

constexpr auto month_names =
    std::to_array<std::string_view>({"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout",
                                     "septembre", "octobre", "novembre", "decembre"});

constexpr auto short_months = std::to_array<Entry<unsigned>>({{"jan", 1},
                                                              {"janv", 1},
                                                              {"fev", 2},
                                                              {"fevr", 2},
                                                              {"avr", 4},
                                                              {"juil", 7},
                                                              {"juill", 7},
                                                              {"sep", 9},
                                                              {"sept", 9},
                                                              {"oct", 10},
                                                              {"nov", 11},
                                                              {"dec", 12}});

constexpr auto numbers = std::to_array<Entry<unsigned>>(
    {{"un", 1},        {"une", 1},        {"deux", 2},      {"trois", 3},     {"quatre", 4},
     {"cinq", 5},      {"six", 6},        {"sept", 7},      {"huit", 8},      {"neuf", 9},
     {"dix", 10},      {"onze", 11},      {"douze", 12},    {"treize", 13},   {"quatorze", 14},
     {"quinze", 15},   {"seize", 16},     {"vingt", 20},    {"vingts", 20},   {"trente", 30},
     {"quarante", 40}, {"cinquante", 50}, {"soixante", 60}, {"septante", 70}, {"huitante", 80},
     {"octante", 80},  {"nonante", 90},   {"cent", 100},    {"cents", 100},   {"mille", 1000}});

constexpr auto season_names = std::to_array<Entry<Season>>({{"printemps", Season::spring},
                                                            {"ete", Season::summer},
                                                            {"automne", Season::autumn},
                                                            {"hiver", Season::winter}});

constexpr auto directions = std::to_array<Entry<Direction>>({{"dernier", Direction::last},
                                                             {"derniere", Direction::last},
                                                             {"derniers", Direction::last},
                                                             {"dernieres", Direction::last},
                                                             {"passe", Direction::last},
                                                             {"passee", Direction::last},
                                                             {"ecoule", Direction::last},
                                                             {"ecoulee", Direction::last},
                                                             {"prochain", Direction::next},
                                                             {"prochaine", Direction::next},
                                                             {"prochains", Direction::next},
                                                             {"prochaines", Direction::next}});

constexpr auto parts_of_day = std::to_array<std::string_view>(
    {"matin", "soir", "midi", "nuit", "matinee", "soiree", "journee", "minuit", "aube"});

/// Words a date expression starts with that have no table of their own.
constexpr auto other_starts = std::to_array<std::string_view>(
    {"1er",   "premier", "premiere", "debut",     "mi",           "fin",        "courant",
     "en",    "annee",   "annees",   "an",        "hier",         "aujourdhui", "demain",
     "avant", "apres",   "veille",   "lendemain", "surlendemain", "ce",         "cet",
     "cette", "il",      "plus",     "semaine",   "mois",         "seconde",    "deuxieme"});

constexpr auto all_starts = [] {
    std::array<std::string_view, weekday_names.size() + month_names.size() + other_starts.size() +
                                     numbers.size() + season_names.size()>
        words;
    auto end = std::ranges::copy(weekday_names, words.begin()).out;
    end = std::ranges::copy(month_names, end).out;
    end = std::ranges::copy(other_starts, end).out;
    end = std::ranges::transform(numbers, end, &Entry<unsigned>::first).out;
    std::ranges::transform(season_names, end, &Entry<Season>::first);
    return words;
}();

/// All words a date expression may start with: looked up for every word of a text.
constexpr analysis::WordList starts(all_starts);

template <const auto& table>
std::optional<std::size_t> index_in(std::string_view word) {
    static constexpr analysis::WordList words(table);
    const std::size_t at = words.find(word);
    return at == words.none ? std::nullopt : std::optional(at);
}

template <const auto& table>
constexpr auto first_of_each = [] {
    std::array<std::string_view, table.size()> words;
    std::ranges::transform(table, words.begin(), [](const auto& entry) { return entry.first; });
    return words;
}();

template <const auto& table>
auto value_in(std::string_view word) {
    const auto at = index_in<first_of_each<table>>(word);
    return at ? std::optional(table[*at].second) : std::nullopt;
}

}  // namespace

bool may_start_date(std::string_view word) {
    return !word.empty() && ((word[0] >= '0' && word[0] <= '9') || starts.contains(word));
}

std::optional<weekday> weekday_in(std::string_view word) {
    const auto index = index_in<weekday_names>(word);
    return index ? std::optional(weekday{static_cast<unsigned>(*index)}) : std::nullopt;
}

std::optional<Season> season_in(std::string_view word) {
    return value_in<season_names>(word);
}

Direction direction_in(std::string_view word) {
    return value_in<directions>(word).value_or(Direction::none);
}

std::optional<month> month_in(std::string_view word) {
    const auto index = index_in<month_names>(word);
    return index ? std::optional(month{static_cast<unsigned>(*index) + 1}) : std::nullopt;
}

std::optional<month> month_behind_day(std::string_view word) {
    if (const auto whole = month_in(word))
        return whole;
    const auto number = value_in<short_months>(word);
    return number ? std::optional(month{*number}) : std::nullopt;
}

bool is_part_of_day(std::string_view word) {
    return index_in<parts_of_day>(word).has_value();
}

std::optional<unsigned> number_in(std::string_view word, std::size_t most_digits) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (word.empty() || word.size() > most_digits || error != std::errc{} || end != word.data() + word.size())
        return std::nullopt;
    return value;
}

std::optional<Read<unsigned>> number_at(const Words& words, std::size_t at) {
    if (const auto digits = number_in(words[at], 4))
        return Read<unsigned>{*digits, 1};
    unsigned thousands = 0;
    unsigned rest = 0;
    std::size_t behind = at;
    // No number below 10,000 takes more words than "neuf mille quatre cent quatre-vingt-dix-neuf".
    for (std::size_t next = at; next < at + 8; ++next) {
        if (words[next] == "et" && next > at)
            continue;
        const auto value = value_in<numbers>(words[next]);
        if (!value)
            break;
        if (*value == 1000) {
            thousands = std::max(rest, 1U) * 1000;
            rest = 0;
        } else if (*value == 100) {
            rest = std::max(rest, 1U) * 100;
        } else if (*value == 20 && rest % 100 == 4) {
            rest += 76;  // quatre-vingts
        } else if (rest % 10 != 0 || (rest % 100 != 0 && *value > 19)) {
            break;  // "deux trois" are two numbers
        } else {
            rest += *value;
        }
        behind = next + 1;
    }
    if (behind == at || thousands + rest > 9999)
        return std::nullopt;
    return Read<unsigned>{thousands + rest, behind - at};
}

std::optional<Read<unsigned>> day_at(const Words& words, std::size_t at) {
    const std::string_view word = words[at];
    if (word == "1er" || word == "premier")
        return Read<unsigned>{1, 1};
    // A whole number has more than two digits before it: "1 200 avril" is none.
    const auto number = number_at(words, at);
    if (!number || number->value < 1 || number->value > 31 || (number_in(word, 4) && word.size() > 2))
        return std::nullopt;
    return number;
}

std::optional<Read<year>> year_at(const Words& words, std::size_t at) {
    const auto number = number_at(words, at);
    if (!number || number->value < 1500 || number->value > 2199)
        return std::nullopt;
    return Read<year>{year{static_cast<int>(number->value)}, number->words};
}

}  // namespace depeche::indexer::dates
