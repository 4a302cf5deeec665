#include "indexer/metadata/date/timestamp.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "schema/analysis/digits.hpp"
#include "schema/analysis/folding.hpp"

namespace depeche::indexer::dates {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size();
    return whole && digits.front() != '-' ? std::optional(value) : std::nullopt;
}

/// `+01:00`, `-0500`, `+02`, `Z`, and the letters of RFC 822.
std::optional<seconds> read_zone(std::string_view zone) {
    struct Named {
        std::string_view name;
        int hours;
    };
    constexpr auto names = std::to_array<Named>(
        {{"z", 0},    {"ut", 0},   {"utc", 0},  {"gmt", 0},  {"est", -5}, {"edt", -4}, {"cst", -6},
         {"cdt", -5}, {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7}, {"cet", 1},  {"cest", 2},
         {"bst", 1},  {"west", 1}, {"wet", 0},  {"eet", 2},  {"eest", 3}, {"msk", 3},  {"jst", 9}});
    const auto named = std::ranges::find(names, zone, &Named::name);
    if (named != names.end())
        return std::chrono::hours(named->hours);
    if (zone.size() < 3 || (zone.front() != '+' && zone.front() != '-'))
        return std::nullopt;
    std::string digits(zone.substr(1));
    std::erase(digits, ':');
    if (!analysis::is_all_digits(digits) || (digits.size() != 2 && digits.size() != 4))
        return std::nullopt;
    const int hours = *number(std::string_view(digits).substr(0, 2));
    const int the_minutes = digits.size() == 4 ? *number(std::string_view(digits).substr(2)) : 0;
    if (hours > 15 || the_minutes > 59)
        return std::nullopt;
    const seconds offset = std::chrono::hours(hours) + minutes(the_minutes);
    return zone.front() == '-' ? -offset : offset;
}

/// `14:07`, `14:07:00`, `14:07:00.5`, `140700`, `1407`, perhaps with a zone right behind.
struct Time {
    seconds of_day{0};
    seconds zone{0};
};

std::optional<Time> read_time(std::string_view text) {
    Time time;
    if (const auto zone = text.find_first_of("+-z"); zone != std::string_view::npos) {
        const auto offset = read_zone(text.substr(zone));
        if (!offset)
            return std::nullopt;
        time.zone = *offset;
        text = text.substr(0, zone);
    }
    std::string_view whole = text.substr(0, text.find_first_of(".,"));
    if (whole.size() < text.size() && !analysis::is_all_digits(text.substr(whole.size() + 1)))
        return std::nullopt;
    std::string digits(whole);
    std::erase(digits, ':');
    if (whole.size() == 4 && whole[1] == ':')  // 4:07
        digits.insert(0, "0");
    if (!analysis::is_all_digits(digits) || (digits.size() != 4 && digits.size() != 6))
        return std::nullopt;
    const std::string_view view = digits;
    const int hour = *number(view.substr(0, 2));
    const int minute = *number(view.substr(2, 2));
    const int second = digits.size() == 6 ? *number(view.substr(4, 2)) : 0;
    if (hour > 24 || minute > 59 || second > 60)
        return std::nullopt;
    time.of_day = std::chrono::hours(hour) + minutes(minute) + seconds(second);
    return time;
}

Timestamp timestamp(Date day, const std::optional<Time>& time) {
    const std::chrono::sys_seconds start = std::chrono::sys_days(day);
    return {day, time ? start + time->of_day - time->zone : start, time.has_value()};
}

std::optional<unsigned> month_named(std::string_view word) {
    constexpr auto names = std::to_array<std::array<std::string_view, 3>>({{"jan", "janv", "janvier"},
                                                                           {"feb", "fev", "fevr"},
                                                                           {"mar", "mars", "march"},
                                                                           {"apr", "avr", "avril"},
                                                                           {"may", "mai", "mai"},
                                                                           {"jun", "juin", "june"},
                                                                           {"jul", "juil", "juillet"},
                                                                           {"aug", "aou", "aout"},
                                                                           {"sep", "sept", "septembre"},
                                                                           {"oct", "octobre", "october"},
                                                                           {"nov", "novembre", "november"},
                                                                           {"dec", "decembre", "december"}});
    constexpr auto others = std::to_array<std::pair<std::string_view, unsigned>>({{"january", 1U},
                                                                                  {"february", 2U},
                                                                                  {"fevrier", 2U},
                                                                                  {"april", 4U},
                                                                                  {"july", 7U},
                                                                                  {"august", 8U},
                                                                                  {"september", 9U}});
    if (word.ends_with('.'))
        word.remove_suffix(1);
    for (unsigned at = 0; at < names.size(); ++at)
        if (std::ranges::find(names[at], word) != names[at].end())
            return at + 1;
    for (const auto& [name, month] : others)
        if (name == word)
            return month;
    return std::nullopt;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(" ,\t\n"), text.size());
        if (end > 0)
            words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::optional<Date> checked(int year, unsigned month, int day) {
    if (year < 100)
        year += year < 70 ? 2000 : 1900;
    const Date date =
        std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(static_cast<unsigned>(day));
    return date.ok() && year >= 1000 && year <= 9999 ? std::optional(date) : std::nullopt;
}

/// `[tue] 10 jun 2003 [04:00:00 [gmt]]`, and asctime's `tue jun 10 04:00:00 2003`.
std::optional<Timestamp> read_words(std::string_view text) {
    std::vector<std::string_view> words = words_of(text);
    // The day of the week; `mar.` is March where no other month follows.
    if (!words.empty() && !analysis::is_all_digits(words[0].substr(0, 1)) &&
        (!month_named(words[0]) || (words.size() > 2 && month_named(words[2]))))
        words.erase(words.begin());
    if (words.size() == 1) {  // 10-Jun-2003
        const std::string_view joined = words[0];
        const auto first = joined.find('-');
        const auto second = joined.find('-', first + 1);
        if (second == std::string_view::npos)
            return std::nullopt;
        words = {joined.substr(0, first), joined.substr(first + 1, second - first - 1),
                 joined.substr(second + 1)};
    }
    if (words.size() < 3)
        return std::nullopt;
    if (month_named(words[0])) {
        std::swap(words[0], words[1]);
        if (words.size() == 4 && words[2].find(':') != std::string_view::npos)
            std::swap(words[2], words[3]);
    }
    const auto month = month_named(words[1]);
    if (!month || !analysis::is_all_digits(words[0]) || words[0].size() > 2 ||
        !analysis::is_all_digits(words[2]) || words[2].size() > 4)
        return std::nullopt;
    const auto day = checked(*number(words[2]), *month, *number(words[0]));
    if (!day || words.size() > 5)
        return std::nullopt;
    if (words.size() == 3)
        return timestamp(*day, std::nullopt);
    auto time = read_time(words[3]);
    if (time && words.size() == 5) {
        const auto zone = read_zone(words[4]);
        if (!zone)
            return std::nullopt;
        time->zone = *zone;
    }
    return time ? std::optional(timestamp(*day, time)) : std::nullopt;
}

/// A day, perhaps with a time behind `T` or a blank.
std::optional<Timestamp> read_iso(std::string_view text) {
    const auto split = std::min(text.find_first_of("t "), text.size());
    const auto day = parse_date(text.substr(0, split));
    if (!day || day->precision != DatePrecision::day)
        return std::nullopt;
    if (split == text.size())
        return timestamp(day->first, std::nullopt);
    std::string rest(text.substr(split + 1));
    std::erase(rest, ' ');
    if (rest.ends_with("utc") || rest.ends_with("gmt"))
        rest.replace(rest.size() - 3, 3, "z");
    const auto time = read_time(rest);
    return time ? std::optional(timestamp(day->first, time)) : std::nullopt;
}

}  // namespace

std::optional<Timestamp> read_timestamp(std::string_view text) {
    constexpr std::size_t longest = 64;
    if (text.size() > longest)
        return std::nullopt;
    std::string folded = analysis::fold(text);
    const auto begin = folded.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos)
        return std::nullopt;
    folded = folded.substr(begin, folded.find_last_not_of(" \t\r\n") - begin + 1);
    if (auto found = read_iso(folded))
        return found;
    return read_words(folded);
}

}  // namespace depeche::indexer::dates
