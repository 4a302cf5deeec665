#include "indexer/metadata/date/address_date.hpp"

#include "indexer/metadata/date/vocabulary.hpp"

namespace depeche::indexer::dates {

namespace {

using std::chrono::month;
using std::chrono::year;

constexpr std::string_view digits = "0123456789";

/// No page is older; other numbers of four digits are not years.
constexpr unsigned first_year = 1990;
constexpr unsigned last_year = 2099;

/// The number of at most `most_digits` that `text` starts with, taken off it.
std::optional<unsigned> take_number(std::string_view& text, std::size_t most_digits) {
    const std::string_view number = text.substr(0, text.find_first_not_of(digits));
    const auto value = number_in(number, most_digits);
    if (value)
        text.remove_prefix(number.size());
    return value;
}

bool take_sign(std::string_view& text, char sign) {
    if (!text.starts_with(sign))
        return false;
    text.remove_prefix(1);
    return true;
}

/// `20251206` followed by something else than a digit.
std::optional<DateInterval> compact_day(std::string_view path) {
    if (path.size() < 8 || path.find_first_not_of(digits) != 8 || (path[8] != '-' && path[8] != '/'))
        return std::nullopt;
    return parse_date(path.substr(0, 8));
}

/// The date that starts right behind a slash, and its length.
std::optional<Read<DateInterval>> date_at(std::string_view path) {
    if (const auto day = compact_day(path))
        return Read<DateInterval>{*day, 8};
    std::string_view rest = path;
    const auto the_year = path.find_first_not_of(digits) == 4 ? take_number(rest, 4) : std::nullopt;
    if (!the_year || rest.empty())
        return std::nullopt;
    const char sign = rest[0];
    if ((sign != '/' && sign != '-') || !take_sign(rest, sign))
        return std::nullopt;
    const auto the_month = take_number(rest, 2);
    if (!the_month || !month{*the_month}.ok())
        return std::nullopt;
    const auto of = year{static_cast<int>(*the_year)} / month{*the_month};
    const std::size_t month_size = path.size() - rest.size();
    if (!take_sign(rest, sign))
        return std::nullopt;
    if (const auto the_day = take_number(rest, 2)) {
        const Date date = of / std::chrono::day{*the_day};
        const bool ends =
            rest.empty() || rest[0] == '/' || rest[0] == '-' || rest[0] == '_' || rest[0] == '.';
        if (date.ok() && ends)
            return Read<DateInterval>{day_interval(date), path.size() - rest.size()};
    }
    if (sign == '/')
        return Read<DateInterval>{month_interval(of), month_size};
    return std::nullopt;
}

}  // namespace

std::optional<DerivedDate> date_in_address(std::string_view text) {
    std::optional<DerivedDate> found;
    for (auto slash = text.find('/'); slash != std::string_view::npos; slash = text.find('/', slash + 1)) {
        const std::string_view path = text.substr(slash + 1);
        const auto date = date_at(path);
        if (!date)
            continue;
        const auto the_year = static_cast<int>(date->value.first.year());
        const bool is_day = date->value.precision == DatePrecision::day;
        if (the_year >= static_cast<int>(first_year) && the_year <= static_cast<int>(last_year) &&
            (is_day || !found))
            found = DerivedDate{date->value,
                                {"url-path", Confidence::inferred, std::string(path.substr(0, date->words))}};
        if (found && is_day)
            break;
    }
    return found;
}

}  // namespace depeche::indexer::dates
