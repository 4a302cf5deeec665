#include "searcher/query/written_date.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "depeche/date_label.hpp"
#include "schema/analysis/folding.hpp"

namespace depeche::query {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

/// Longer texts are no dates.
constexpr std::size_t longest = 40;

std::vector<std::string_view> pieces(std::string_view text) {
    constexpr std::string_view separators = " -.";
    std::vector<std::string_view> result;
    for (std::size_t at = 0; (at = text.find_first_not_of(separators, at)) != text.npos;) {
        const auto end = std::min(text.find_first_of(separators, at), text.size());
        result.push_back(text.substr(at, end - at));
        at = end;
    }
    return result;
}

/// 0 for what is no number.
int number_or_zero(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? value : 0;
}

/// The month whose name starts so, when there is one only.
std::optional<month> find_month(const std::string& beginning) {
    constexpr std::size_t least = 3;
    std::optional<month> found;
    if (beginning.size() < least)
        return found;
    for (month candidate{1};; ++candidate) {
        for (const Language language : {Language::french, Language::english}) {
            const std::string label = date_label(month_interval(year{2000} / candidate), language);
            const std::string name = analysis::fold(label.substr(0, label.find(' ')));
            if (name == beginning)
                return candidate;
            if (!name.starts_with(beginning))
                continue;
            if (found && *found != candidate)
                return std::nullopt;
            found = candidate;
        }
        if (candidate == month{12})
            return found;
    }
}

}  // namespace

std::optional<DateInterval> read_written_date(std::string_view text) {
    if (const auto interval = parse_date(text))
        return interval;
    if (text.size() > longest)
        return std::nullopt;
    const std::string plain = analysis::fold(text);
    const std::vector<std::string_view> words = pieces(plain);
    if (words.size() != 2 && words.size() != 3)
        return std::nullopt;
    const int in_year = words.back().size() == 4 ? number_or_zero(words.back()) : 0;
    const auto in_month = find_month(std::string(words[words.size() - 2]));
    if (in_year < 1000 || !in_month)
        return std::nullopt;
    if (words.size() == 2)
        return month_interval(year{in_year} / *in_month);
    const int on_day = words.front() == "1er" ? 1 : number_or_zero(words.front());
    if (on_day < 1)
        return std::nullopt;
    const Date written = year{in_year} / *in_month / day{static_cast<unsigned>(on_day)};
    return written.ok() ? std::optional(day_interval(written)) : std::nullopt;
}

}  // namespace depeche::query
