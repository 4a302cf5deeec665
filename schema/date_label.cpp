#include "depeche/date_label.hpp"

#include <fmt/format.h>

#include <array>

namespace depeche {

namespace {

constexpr auto months = std::to_array<Text>({
    {"janvier", "January"},
    {"février", "February"},
    {"mars", "March"},
    {"avril", "April"},
    {"mai", "May"},
    {"juin", "June"},
    {"juillet", "July"},
    {"août", "August"},
    {"septembre", "September"},
    {"octobre", "October"},
    {"novembre", "November"},
    {"décembre", "December"},
});

std::string month_label(Date day, Language language) {
    return fmt::format("{} {}", months[unsigned{day.month()} - 1].in(language), int{day.year()});
}

std::string day_label(Date day, Language language) {
    const unsigned number{day.day()};
    const bool ordinal = number == 1 && language == Language::french;
    return fmt::format("{}{} {}", number, ordinal ? "er" : "", month_label(day, language));
}

std::string part_label(Date first, Language language) {
    constexpr Text beginning{"début ", "early "};
    constexpr Text middle{"mi-", "mid-"};
    constexpr Text end{"fin ", "late "};
    const unsigned day{first.day()};
    const Text& part = day <= 10 ? beginning : day <= 20 ? middle : end;
    return fmt::format("{}{}", part.in(language), month_label(first, language));
}

}  // namespace

std::string date_label(const DateInterval& interval, Language language) {
    const auto& [first, last, precision] = interval;
    const bool same_month = first.year() == last.year() && first.month() == last.month();
    if (first == last)
        return day_label(first, language);
    if (precision == DatePrecision::year && first.year() == last.year())
        return std::to_string(int{first.year()});
    if (precision == DatePrecision::month && same_month)
        return month_label(first, language);
    if (precision == DatePrecision::month_part && same_month)
        return part_label(first, language);
    return language == Language::french
               ? fmt::format("du {} au {}", day_label(first, language), day_label(last, language))
               : fmt::format("{} to {}", day_label(first, language), day_label(last, language));
}

}  // namespace depeche
