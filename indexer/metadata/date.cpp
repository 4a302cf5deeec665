#include "indexer/metadata/date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "indexer/metadata/address.hpp"

namespace depeche::indexer {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

namespace {

constexpr auto weekdays = std::to_array<std::string_view>(
    {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"});
constexpr auto months =
    std::to_array<std::string_view>({"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout",
                                     "septembre", "octobre", "novembre", "decembre"});

/// The words of a text, which must outlive this, with what stands between them.
class Words {
public:
    Words(std::string_view text, std::span<const analysis::Token> tokens) : text_(text) {
        words_.reserve(tokens.size());
        for (const analysis::Token& token : tokens)
            if (token.kind == analysis::TokenKind::word)
                words_.push_back(&token);
    }

    std::size_t size() const { return words_.size(); }

    /// Lower case, without accents; empty behind the last.
    std::string_view operator[](std::size_t at) const {
        return at < words_.size() ? words_[at]->form->exact : std::string_view{};
    }

    /// The text from one word to another, both included.
    std::string_view written(std::size_t first, std::size_t last) const {
        return text_.substr(words_[first]->begin, words_[last]->end - words_[first]->begin);
    }

    /// What stands before a word.
    std::string_view before(std::size_t at) const { return text_.substr(0, words_[at]->begin); }

private:
    std::string_view text_;
    std::vector<const analysis::Token*> words_;
};

std::optional<unsigned> number_in(std::string_view text, std::size_t most_digits) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || text.size() > most_digits || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<unsigned> day_in(std::string_view word) {
    if (word == "1er" || word == "premier")
        return 1;
    return number_in(word, 2);
}

bool is_weekday(std::string_view word) {
    return std::ranges::find(weekdays, word) != weekdays.end();
}

std::optional<month> month_in(std::string_view word) {
    const auto found = std::ranges::find(months, word);
    if (found == months.end())
        return std::nullopt;
    return month{static_cast<unsigned>(found - months.begin()) + 1};
}

std::optional<year> year_in(std::string_view word) {
    const auto value = word.size() == 4 ? number_in(word, 4) : std::nullopt;
    if (!value || *value < 1000)
        return std::nullopt;
    return year{static_cast<int>(*value)};
}

/// A date found in words, and how many of them it takes.
struct Found {
    DateInterval interval;
    std::size_t words;
};

/// `3 avril 2025` from `at` on.
std::optional<Found> full_date_in_words(const Words& words, std::size_t at) {
    const auto the_day = day_in(words[at]);
    const auto the_month = the_day ? month_in(words[at + 1]) : std::nullopt;
    const auto the_year = the_month ? year_in(words[at + 2]) : std::nullopt;
    if (!the_year)
        return std::nullopt;
    const Date date{*the_year, *the_month, day{*the_day}};
    if (!date.ok())
        return std::nullopt;
    return Found{day_interval(date), 3};
}

/// `2025-12-03`, `03/04/2025`: each figure is a word.
std::optional<Found> full_date_in_figures(const Words& words, std::size_t at) {
    if (at + 2 >= words.size() || !number_in(words[at], 4) || !number_in(words[at + 1], 2))
        return std::nullopt;
    const auto date = parse_date(words.written(at, at + 2));
    if (!date || date->precision != DatePrecision::day)
        return std::nullopt;
    return Found{*date, 3};
}

std::optional<Found> full_date(const Words& words, std::size_t at) {
    if (const auto date = full_date_in_words(words, at))
        return date;
    return full_date_in_figures(words, at);
}

/// `début décembre 2025`, `mi-décembre 2025`, `fin décembre 2025`.
std::optional<Found> month_part(const Words& words, std::size_t at) {
    const std::string_view part = words[at];
    if (part != "debut" && part != "mi" && part != "fin")
        return std::nullopt;
    const auto the_month = month_in(words[at + 1]);
    const auto the_year = the_month ? year_in(words[at + 2]) : std::nullopt;
    if (!the_year)
        return std::nullopt;
    const auto of = *the_year / *the_month;
    const day first{part == "debut" ? 1U : part == "mi" ? 11U : 21U};
    const day last = part == "debut" ? day{10} : part == "mi" ? day{20} : (of / std::chrono::last).day();
    return Found{{of / first, of / last, DatePrecision::month_part}, 3};
}

/// Whether the date that starts at word `at` is where a span starts or ends, when someone was born, or of the
/// page: `depuis le`, `d’ici au`, `jusqu’au`, `né le`, `publié le`, `mis à jour le`.
bool is_background(const Words& words, std::size_t at) {
    constexpr auto signs = std::to_array<std::string_view>(
        {"depuis", "ici", "jusque", "ne", "nee", "nes", "avant", "apres", "partir", "publie", "jour"});
    constexpr auto links =
        std::to_array<std::string_view>({"le", "au", "a", "du", "la", "debut", "mi", "fin"});
    for (; at > 0; --at) {
        // Elided words are no words of their own.
        const std::string_view before = words.before(at);
        if (before.ends_with("jusqu’") || before.ends_with("jusqu'"))
            return true;
        const std::string_view word = words[at - 1];
        if (std::ranges::find(signs, word) != signs.end())
            return true;
        if (std::ranges::find(links, word) == links.end() && !is_weekday(word))
            return false;
    }
    return false;
}

using Rule = std::optional<Found> (*)(const Words&, std::size_t);

std::optional<DerivedDate> first_date(const Words& words, Rule rule, std::string_view method) {
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto found = rule(words, at);
        if (found && !is_background(words, at))
            return DerivedDate{found->interval,
                               {std::string(method), Confidence::guessed,
                                std::string(words.written(at, at + found->words - 1))}};
    }
    return std::nullopt;
}

/// The date in the path of an address: `/2025/12/6/`.
std::optional<DerivedDate> date_in_address(std::string_view address) {
    const auto host = address.find("://");
    for (auto slash = address.find('/', host == std::string_view::npos ? 0 : host + 3);
         slash != std::string_view::npos; slash = address.find('/', slash + 1)) {
        std::string_view figures = address.substr(slash + 1);
        figures = figures.substr(0, figures.find_first_not_of("0123456789/"));
        if (figures.ends_with('/'))
            figures.remove_suffix(1);
        const auto date = figures.find('/') == 4 ? parse_date(figures) : std::nullopt;
        if (date && date->precision == DatePrecision::day)
            return DerivedDate{*date, {"url-path", Confidence::inferred, std::string(figures)}};
    }
    return std::nullopt;
}

/// `Publié le 03/04/2025 à 14h07`. When it was last changed does not say when it came out.
std::optional<DerivedDate> published_line(std::string_view line, analysis::Analyzer& analyzer) {
    if (!line.starts_with("Publi") && !line.starts_with("PUBLI"))
        return std::nullopt;
    const Words words(line, analyzer.analyze(line));
    if (!words[0].starts_with("publie") || words[1] != "le")
        return std::nullopt;
    for (const std::size_t at : {2U, 3U})  // a weekday may stand before
        if (const auto found = full_date(words, at))
            return DerivedDate{found->interval,
                               {"published-line", Confidence::inferred,
                                std::string(words.written(0, at + found->words - 1))}};
    return std::nullopt;
}

}  // namespace

std::optional<DateInterval> read_date(std::string_view text, analysis::Analyzer& analyzer) {
    if (const auto date = parse_date(text))
        return date;
    const Words words(text, analyzer.analyze(text));
    std::size_t at = words[0] == "le" ? 1 : 0;
    at += is_weekday(words[at]) ? 1 : 0;
    if (const auto found = full_date(words, at))
        return found->interval;
    const auto the_month = month_in(words[at]);
    const auto the_year = the_month ? year_in(words[at + 1]) : std::nullopt;
    if (the_year)
        return month_interval(*the_year / *the_month);
    return std::nullopt;
}

std::optional<DerivedDate> find_published(const RawDispatch& raw, const CleanText& text,
                                          analysis::Analyzer& analyzer) {
    if (const auto date = read_date(raw.date, analyzer))
        return DerivedDate{*date, {std::string(raw.method), Confidence::stated, raw.date}};
    if (auto date = date_in_address(raw.url))
        return date;
    for (const Paragraph& paragraph : text.paragraphs)
        if (auto date = published_line(paragraph.text, analyzer))
            return date;
    return date_in_address(cited_source(text));
}

std::optional<DerivedDate> find_event(std::string_view body, std::span<const analysis::Token> tokens) {
    const Words words(body, tokens);
    if (auto date = first_date(words, full_date, "full-date"))
        return date;
    return first_date(words, month_part, "month-part");
}

}  // namespace depeche::indexer
