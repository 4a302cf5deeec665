#include "schema/terms.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include "schema/analysis/folding.hpp"

namespace depeche::schema {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month;

namespace {

std::string joined(std::string_view prefix, std::string_view value) {
    std::string term;
    term.reserve(prefix.size() + value.size());
    term.append(prefix).append(value);
    return term;
}

std::string day_term(Date date) {
    return day_prefix + compact(date);
}

std::string month_term(year_month of) {
    return fmt::format("{}{:04}{:02}", month_prefix, static_cast<int>(of.year()),
                       static_cast<unsigned>(of.month()));
}

std::string year_term(year of) {
    return fmt::format("{}{:04}", year_prefix, static_cast<int>(of));
}

}  // namespace

std::string exact_term(std::string_view prefix, std::string_view exact) {
    return joined(prefix, exact);
}

std::string stem_term(std::string_view prefix, std::string_view stem) {
    std::string term;
    term.reserve(1 + prefix.size() + stem.size());
    term.append(1, 'Z').append(prefix).append(stem);
    return term;
}

std::string accented_prefix(std::string_view exact) {
    std::string term;
    term.reserve(accented_terms_prefix.size() + exact.size() + 1);
    term.append(accented_terms_prefix).append(exact).append(1, '/');
    return term;
}

std::string accented_term(std::string_view exact, std::string_view accented) {
    return accented_prefix(exact).append(accented);
}

std::string copies_term(std::string_view group) {
    return joined(copies_terms_prefix, group);
}

std::string sketch_term(std::uint32_t hash) {
    return fmt::format("{}{:08x}", sketch_terms_prefix, hash);
}

std::string id_term(std::string_view id) {
    const std::string_view prefix = field(FieldId::id).prefix;
    // A hashed id starts with a byte that no valid UTF-8 has, so that it meets no readable one.
    if (id.size() > 200 || id.find('\0') != std::string_view::npos)
        return joined(prefix, '\xff' + hash128_hex(id));
    return joined(prefix, id);
}

std::string file_term(std::string_view path) {
    return joined(file_terms_prefix, hash128_hex(path.substr(0, path.find("//"))));
}

std::string name_term(FieldId name_field, std::string_view id) {
    const std::string_view prefix = field(name_field).prefix;
    if (id.size() > 200)
        return joined(prefix, hash128_hex(id));
    return joined(prefix, id);
}

std::vector<std::string> date_terms(const DateInterval& interval) {
    std::vector<std::string> terms;
    for (sys_days at = interval.first; at <= sys_days{interval.last}; at += std::chrono::days{1})
        terms.push_back(day_term(Date{at}));
    const auto end = interval.last.year() / interval.last.month();
    for (auto at = interval.first.year() / interval.first.month(); at <= end; at += months{1})
        terms.push_back(month_term(at));
    for (auto at = interval.first.year(); at <= interval.last.year(); ++at)
        terms.push_back(year_term(at));
    return terms;
}

std::vector<std::string> date_range_terms(Date first, Date last_day) {
    std::vector<std::string> terms;
    const sys_days end = last_day;
    for (sys_days at = first; at <= end;) {
        const Date date{at};
        const sys_days year_end = date.year() / month{12} / day{31};
        const sys_days month_end = Date{date.year() / date.month() / last};
        if (date.month() == month{1} && date.day() == day{1} && year_end <= end) {
            terms.push_back(year_term(date.year()));
            at = year_end;
        } else if (date.day() == day{1} && month_end <= end) {
            terms.push_back(month_term(date.year() / date.month()));
            at = month_end;
        } else {
            terms.push_back(day_term(date));
        }
        at += std::chrono::days{1};
    }
    return terms;
}

std::string compact(Date date) {
    return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::string slug(std::string_view label) {
    std::string result;
    analysis::FoldedWords words(label);
    for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
        if (!result.empty())
            result += '-';
        result += word;
    }
    return result.empty() ? hash128_hex(label) : result;
}

std::uint64_t hash64(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::string hash128_hex(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace depeche::schema
