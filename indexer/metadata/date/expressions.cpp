#include "indexer/metadata/date/expressions.hpp"

#include <algorithm>
#include <array>

#include "depeche/date.hpp"
#include "schema/analysis/word_list.hpp"

namespace depeche::indexer::dates {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

namespace {

/// Whether a word goes on where the one before it ended: a blank or a hyphen lies between, no comma, line end
/// or elided word. A full stop may be that of a short month.
bool goes_on(const Words& words, std::size_t at) {
    const std::string_view gap = words.gap(at);
    if (at == 0 || at >= words.size() || gap.size() > 3 ||
        gap.find_first_of("\n,;:!?()/\"'") != std::string_view::npos)
        return false;
    if (gap.find('.') == std::string_view::npos)
        return true;
    const std::string_view before = words[at - 1];
    return before == "1er" || (month_behind_day(before) && !month_in(before));
}

bool is_elided(std::string_view gap) {
    return gap.ends_with('\'') || gap.ends_with("’");
}

bool is_possible_day(const WrittenDate& date) {
    const year any_leap_year{2000};
    return Date{date.year.value_or(any_leap_year), *date.month, *date.day}.ok();
}

/// A date expression as a rule reads it, from the word it is asked about on.
using Found = std::optional<DateExpression>;

DateExpression expression(std::size_t first, std::size_t behind, const WrittenDate& date) {
    DateExpression result;
    result.first = first;
    result.behind = behind;
    result.date = date;
    return result;
}

/// `11-Septembre`, `8-Mai`: a street, a feast, an attack.
bool is_name(const Words& words, std::size_t month_at) {
    return words.gap(month_at) == "-" && words.has_capital(month_at);
}

/// `mardi 2 décembre 2025`, `mardi, le 2 décembre`, `2 décembre`; without its month when that is not asked
/// for.
std::optional<Read<WrittenDate>> day_of_month(const Words& words, std::size_t at, bool needs_month) {
    WrittenDate date;
    std::size_t next = at;
    if ((date.weekday = weekday_in(words[next]))) {
        ++next;
        const std::string_view gap = words.gap(next);
        if (!goes_on(words, next) && gap != ", ")
            return std::nullopt;
        if (words[next] == "le" && ++next && !goes_on(words, next))
            return std::nullopt;
        if (is_part_of_day(words[next]) && ++next && words.gap(next) != ", ")
            return std::nullopt;
    }
    const auto the_day = day_at(words, next);
    if (!the_day)
        return std::nullopt;
    date.day = day{the_day->value};
    next += the_day->words;
    const auto the_month = goes_on(words, next) ? month_behind_day(words[next]) : std::nullopt;
    if (!the_month)
        return needs_month ? std::nullopt : std::optional(Read<WrittenDate>{date, next - at});
    if (is_name(words, next))
        return std::nullopt;
    date.month = the_month;
    ++next;
    const auto the_year = goes_on(words, next) ? year_at(words, next) : std::nullopt;
    if (the_year) {
        date.year = the_year->value;
        next += the_year->words;
    }
    if (!is_possible_day(date))
        return std::nullopt;
    return Read<WrittenDate>{date, next - at};
}

/// Where the last day of a range starts: behind `au`, `à`, `et le`, a hyphen, a comma. `at` is behind the
/// first day, which starts at `first`.
std::optional<std::size_t> behind_link(const Words& words, std::size_t first, std::size_t at,
                                       bool first_has_month) {
    const std::string_view gap = words.gap(at);
    if (!first_has_month && (gap == "-" || gap == "–" || gap == ", " || gap == "/"))
        return at;
    if (gap.find('\n') != std::string_view::npos || gap.size() > 3)
        return std::nullopt;
    const std::string_view link = words[at];
    const std::string_view before = words[first - 1] == "le" ? words[first - 2] : words[first - 1];
    const bool links = link == "au" || words.accented(at) == "à"
                           ? !first_has_month || before == "du" || before == "de"
                       : link == "et" || link == "ou" ? !first_has_month || before == "entre"
                                                      : false;
    if (!links)
        return std::nullopt;
    return words[at + 1] == "le" || words[at + 1] == "au" ? at + 2 : at + 1;
}

/// Takes for the first day of a range the month and year that only its last day has.
void complete(WrittenDate& first, const WrittenDate& last) {
    if (!first.month)
        first.month = last.month;
    if (!first.year && last.year)
        first.year = *first.month <= *last.month ? *last.year : *last.year - std::chrono::years{1};
}

/// `2 décembre 2025`, `du 2 au 4 décembre 2025`, `les 3, 4 et 5 mai`.
Found days(const Words& words, std::size_t at) {
    const auto first = day_of_month(words, at, false);
    if (!first)
        return std::nullopt;
    DateExpression result = expression(at, at + first->words, first->value);
    // A list is no longer than a week.
    for (int link = 0; link < 7; ++link) {
        const bool has_month = (result.last ? result.last : result.date)->month.has_value();
        const auto next = behind_link(words, at, result.behind, has_month);
        const auto last = next ? day_of_month(words, *next, false) : std::nullopt;
        if (!last)
            break;
        result.last = last->value;
        result.behind = *next + last->words;
    }
    const WrittenDate& end = result.last ? *result.last : result.date;
    if (!end.month)
        return std::nullopt;
    if (result.last) {
        complete(result.date, *result.last);
        if (!is_possible_day(result.date))
            return std::nullopt;
    }
    return result;
}

std::optional<WrittenDate> date_of(std::optional<unsigned> y, std::optional<unsigned> m,
                                   std::optional<unsigned> d) {
    if (!y || !m || !d)
        return std::nullopt;
    const WrittenDate date{year{static_cast<int>(*y)}, month{*m}, day{*d}, {}, {}, Part::whole};
    if (*y < 1500 || *y > 2199 || !date.month->ok() || !is_possible_day(date))
        return std::nullopt;
    return date;
}

/// `2.12.2025`, which is one word.
Found dotted_figures(const Words& words, std::size_t at) {
    const std::string_view word = words[at];
    const auto first = word.find('.');
    const auto second = first == std::string_view::npos ? first : word.find('.', first + 1);
    if (second == std::string_view::npos)
        return std::nullopt;
    const std::string_view the_year = word.substr(second + 1);
    if (the_year.size() != 4)
        return std::nullopt;
    const auto date =
        date_of(number_in(the_year, 4), number_in(word.substr(first + 1, second - first - 1), 2),
                number_in(word.substr(0, first), 2));
    return date ? Found(expression(at, at + 1, *date)) : std::nullopt;
}

/// `02/12/2025`, `2-12-2025`, `03/04/25`, `2025-12-02`, `2025-12-02T14:07`; nothing within an address.
Found figures(const Words& words, std::size_t at) {
    if (words[at].empty() || words[at][0] < '0' || words[at][0] > '9')
        return std::nullopt;
    const std::string_view sign = words.gap(at + 1);
    if ((sign != "/" && sign != "-") || words.gap(at + 2) != sign || words.gap(at).ends_with('/') ||
        words.gap(at).ends_with('-') || words.gap(at + 3) == sign)
        return dotted_figures(words, at);
    const std::string_view head = words[at];
    const auto middle = number_in(words[at + 1], 2);
    std::string_view tail = words[at + 2];
    std::optional<WrittenDate> date;
    if (head.size() == 4) {
        tail = tail.substr(0, tail.find('t'));
        date = date_of(number_in(head, 4), middle, number_in(tail, 2));
    } else if (tail.size() == 4) {
        date = date_of(number_in(tail, 4), middle, number_in(head, 2));
    } else if (sign == "/" && head.size() == 2 && words[at + 1].size() == 2 && tail.size() == 2) {
        const auto short_year = number_in(tail, 2);
        date =
            date_of(short_year ? std::optional(2000 + *short_year) : short_year, middle, number_in(head, 2));
    }
    return date ? Found(expression(at, at + 3, *date)) : std::nullopt;
}

/// `début`, `mi-`, `première quinzaine de`, and how many words it takes.
std::optional<Read<Part>> part_at(const Words& words, std::size_t at) {
    const std::string_view word = words[at];
    std::size_t behind = at + 1;
    Part part = Part::whole;
    if (word == "debut")
        part = Part::start;
    else if (word == "mi")
        part = Part::middle;
    else if (word == "fin")
        part = Part::end;
    else if ((word == "premiere" || word == "seconde" || word == "deuxieme") && words[at + 1] == "quinzaine")
        part = word == "premiere" ? Part::first_half : Part::second_half, behind = at + 2;
    else if (word != "courant")
        return std::nullopt;
    // "de", "du mois de", "de l'année"; d' is elided.
    for (const std::string_view link : {"de", "du", "mois", "annee", "de"})
        behind += words[behind] == link ? 1 : 0;
    return Read<Part>{part, behind - at};
}

/// Whether a month that stands alone is one: `en mars`, `de mai`, `mars dernier`; not the planet.
bool is_month_alone(const Words& words, std::size_t at) {
    static constexpr analysis::WordList links(
        {"en", "de", "mois", "depuis", "des", "ce", "entre", "a", "au", "et", "jusque", "ou"});
    if (words.has_capital(at) && !words.starts_sentence(at))
        return false;
    if (goes_on(words, at + 1) && number_in(words[at + 1], 2))
        return false;  // "Mai 68"
    return direction_in(words[at + 1]) != Direction::none || links.contains(words[at - 1]) ||
           words.gap(at).ends_with("d’") || words.gap(at).ends_with("d'");
}

/// `décembre 2025`, `fin octobre`, `en mars`, `mars dernier`, `janvier à mars 2025`; `début 2025` too.
Found months(const Words& words, std::size_t at) {
    if (goes_on(words, at) && day_at(words, at - 1))
        return std::nullopt;  // "31 février 2025"
    const auto part = part_at(words, at);
    const std::size_t month_at = at + (part ? part->words : 0);
    WrittenDate date;
    date.part = part ? part->value : Part::whole;
    date.month = month_in(words[month_at]);
    std::size_t behind = month_at + (date.month ? 1 : 0);
    if ((!date.month && !part) || (date.month && is_name(words, month_at)))
        return std::nullopt;
    const auto the_year =
        goes_on(words, behind) || behind == month_at ? year_at(words, behind) : std::nullopt;
    if (the_year) {
        date.year = the_year->value;
        behind += the_year->words;
    }
    if (!date.month && !date.year)
        return std::nullopt;
    if (date.month && !date.year && !part && !is_month_alone(words, month_at))
        return std::nullopt;
    DateExpression result = expression(at, behind, date);
    if (!date.year && (words.accented(behind) == "à" || words[behind] == "et" || words[behind] == "au")) {
        const auto end = month_in(words[behind + 1]);
        const auto end_year = end ? year_at(words, behind + 2) : std::nullopt;
        if (end_year) {
            result.last = WrittenDate{end_year->value, end, {}, {}, {}, Part::whole};
            result.behind = behind + 2 + end_year->words;
            complete(result.date, *result.last);
        }
    }
    result.direction = direction_in(words[result.behind]);
    result.behind += result.direction == Direction::none ? 0 : 1;
    return result;
}

/// `été 2025`, `l’hiver dernier`, `au printemps`. Without an article it needs a year: `a été` is no summer.
Found seasons(const Words& words, std::size_t at) {
    const auto season = season_in(words[at]);
    if (!season || (*season == Season::summer && words.accented(at) != "été"))
        return std::nullopt;
    static constexpr analysis::WordList links({"au", "en", "cet", "ce", "fin", "debut", "mi"});
    const bool has_article =
        links.contains(words[at - 1]) || words.gap(at).ends_with("l’") || words.gap(at).ends_with("l'");
    WrittenDate date;
    date.season = season;
    DateExpression result = expression(at, at + 1, date);
    const auto the_year = goes_on(words, at + 1) ? year_at(words, at + 1) : std::nullopt;
    result.direction = direction_in(words[at + 1]);
    if (the_year && (has_article || is_elided(words.gap(at)))) {
        result.date.year = the_year->value;
        result.behind += the_year->words;
    } else if (result.direction != Direction::none) {
        ++result.behind;
    } else if (!has_article) {
        return std::nullopt;
    }
    return result;
}

/// `en 2025`, `l’année 2025`, `l’an 2000`. A year alone may be a number, a name (`G7 2025`), a price.
Found years(const Words& words, std::size_t at) {
    if (words[at] != "en" && words[at] != "annee" && words[at] != "an")
        return std::nullopt;
    const auto the_year = goes_on(words, at + 1) ? year_at(words, at + 1) : std::nullopt;
    if (!the_year || (number_in(words[at + 1], 4) && words[at + 1].size() != 4))
        return std::nullopt;
    WrittenDate date;
    date.year = the_year->value;
    return expression(at, at + 1 + the_year->words, date);
}

/// Takes the part of the day behind an expression: `mardi soir`, `hier dans la soirée`, `lundi après-midi`.
void take_part_of_day(const Words& words, DateExpression& found) {
    const std::size_t at = found.behind;
    if (goes_on(words, at) &&
        (is_part_of_day(words[at]) || (words[at] == "apres" && words[at + 1] == "midi")))
        found.behind += words[at] == "apres" ? 2 : 1;
    else if (words[at] == "au" && (words[at + 1] == "soir" || words[at + 1] == "matin"))
        found.behind += 2;
}

/// `mardi`, `samedi soir`, `lundi dernier`. `Mardi gras` and `le lundi de Pâques` are names.
Found weekdays(const Words& words, std::size_t at) {
    static constexpr analysis::WordList feasts(
        {"gras", "saint", "noir", "rouge", "blanc", "cendres", "paques", "pentecote", "rameaux"});
    static constexpr analysis::WordList habits({"le", "du", "au", "un", "chaque", "des", "les"});
    const auto weekday = weekday_in(words[at]);
    const bool has_link = words[at + 1] == "de" || words[at + 1] == "des";
    if (!weekday || (goes_on(words, at + 1) && feasts.contains(words[at + (has_link ? 2 : 1)])))
        return std::nullopt;
    WrittenDate date;
    date.weekday = weekday;
    DateExpression result = expression(at, at + 1, date);
    take_part_of_day(words, result);
    result.direction = direction_in(words[result.behind]);
    result.behind += result.direction == Direction::none ? 0 : 1;
    // "le lundi", "du lundi au vendredi": every week; "le lundi suivant": not from now.
    result.vague = result.direction == Direction::none && habits.contains(words[at - 1]);
    return result;
}

DateExpression from_now(std::size_t first, std::size_t behind, int days, bool points_at_now) {
    DateExpression result = expression(first, behind, {});
    result.days_from_now = days;
    result.points_at_now = points_at_now;
    return result;
}

DateExpression vague(std::size_t first, std::size_t behind) {
    DateExpression result = expression(first, behind, {});
    result.vague = true;
    return result;
}

/// `ce mardi 2 décembre`, `ce matin`, `cet après-midi`, `cette semaine`.
Found pointed_at(const Words& words, std::size_t at) {
    if (words[at] != "ce" && words[at] != "cet" && words[at] != "cette")
        return std::nullopt;
    Found found = days(words, at + 1);
    if (!found)
        found = weekdays(words, at + 1);
    if (found) {
        found->first = at;
        found->points_at_now = true;
        return found;
    }
    const std::string_view next = words[at + 1];
    if (next == "apres" && words[at + 2] == "midi")
        return from_now(at, at + 3, 0, true);
    if (is_part_of_day(next) || next == "jour")
        return from_now(at, at + 2, 0, next != "nuit" && next != "journee" && next != "jour");
    if (next == "semaine" || next == "mois" || next == "annee")
        return vague(at, at + 2);
    return std::nullopt;
}

/// `il y a trois jours`; other spans, `il y a deux ans`, are vague.
Found ago(const Words& words, std::size_t at) {
    if (words[at] != "il" || words[at + 1] != "y" || words[at + 2] != "a")
        return std::nullopt;
    static constexpr analysis::WordList spans({"jour", "jours", "semaine", "semaines", "mois", "an", "ans",
                                               "annee", "annees", "siecle", "siecles"});
    for (std::size_t next = at + 3; next < at + 9; ++next) {
        if (!spans.contains(words[next]))
            continue;
        const auto number = number_at(words, at + 3);
        if (number && words[next].starts_with("jour") && at + 3 + number->words == next && number->value < 30)
            return from_now(at, next + 1, -static_cast<int>(number->value), false);
        return vague(at, next + 1);
    }
    return std::nullopt;
}

/// `hier`, `aujourd’hui`, `la veille`, `la semaine dernière`, `plus tôt dans la semaine`.
Found relative(const Words& words, std::size_t at) {
    const std::string_view word = words[at];
    const std::string_view next = words[at + 1];
    if (word == "hier")
        return from_now(at, at + 1, -1, false);
    if (word == "aujourdhui")
        return from_now(at, at + 1, 0, true);
    if (word == "demain")
        return from_now(at, at + 1, 1, false);
    if (word == "avant" && next == "hier")
        return from_now(at, at + 2, -2, false);
    if (word == "apres" && next == "demain")
        return from_now(at, at + 2, 2, false);
    if (word == "veille" || word == "lendemain" || word == "surlendemain")
        return vague(at, at + 1);
    if ((word == "semaine" || word == "mois" || word == "an" || word == "annee") &&
        direction_in(next) != Direction::none)
        return vague(at, at + 2);
    if (word == "plus" && next == "tot" && words[at + 2] == "dans")
        return vague(at, at + 5);
    return std::nullopt;
}

using Rule = Found (*)(const Words&, std::size_t);

/// The first that reads something is right: what says more comes before what says less.
constexpr auto rules =
    std::to_array<Rule>({figures, days, months, seasons, years, pointed_at, ago, relative, weekdays});

}  // namespace

std::optional<DateExpression> expression_at(const Words& words, std::size_t at) {
    if (!may_start_date(words[at]))
        return std::nullopt;
    for (const Rule rule : rules)
        if (auto found = rule(words, at)) {
            found->behind = std::min(found->behind, words.size());
            take_part_of_day(words, *found);
            return found;
        }
    return std::nullopt;
}

std::vector<DateExpression> find_expressions(const Words& words) {
    std::vector<DateExpression> found;
    for (std::size_t at = 0; at < words.size();) {
        const auto one = expression_at(words, at);
        if (one)
            found.push_back(*one);
        at = one ? one->behind : at + 1;
    }
    return found;
}

}  // namespace depeche::indexer::dates
