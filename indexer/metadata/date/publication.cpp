#include "indexer/metadata/date/publication.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/metadata/address.hpp"
#include "indexer/metadata/date/address_date.hpp"
#include "indexer/metadata/date/resolution.hpp"
#include "indexer/metadata/date/timestamp.hpp"
#include "schema/analysis/word_list.hpp"

namespace depeche::indexer::dates {

namespace {

/// Where a page says its date: among its first and last lines, and never in a long one.
constexpr std::size_t lines_at_the_edges = 8;
constexpr std::size_t longest_line = 160;
constexpr std::size_t longest_dateline = 140;
constexpr std::size_t paragraphs_with_datelines = 40;

bool has_one_of(std::string_view gap, std::initializer_list<std::string_view> signs) {
    return std::ranges::any_of(
        signs, [&](std::string_view sign) { return gap.find(sign) != std::string_view::npos; });
}

/// A dash, bar, bullet or bracket: what parts the pieces of a line that is no sentence.
bool separates(std::string_view gap) {
    return has_one_of(gap, {"–", "—", " -", "- ", "|", "·", "•", "(", "[", "/ ", ".-"});
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

/// `à 14h07`, `14:07`, `à 22 h 41`, `heures`: how many words the time behind a date takes.
std::size_t words_of_time(const Words& words, std::size_t at) {
    static constexpr analysis::WordList signs({"a", "h", "heures", "min", "gmt", "utc", "am", "pm", "hne",
                                               "hae", "cet", "cest", "eat", "wat", "cat", "ist", "est", "edt",
                                               "locale"});
    const std::size_t first = at;
    while (at < words.size() && (signs.contains(words[at]) || (!words[at].empty() && words[at][0] >= '0' &&
                                                               words[at][0] <= '9' && words[at].size() <= 5)))
        ++at;
    return at - first;
}

/// A date of a page with its year, in the words that give it.
std::optional<DerivedDate> stated(const Words& words, const DateExpression& found, std::size_t first,
                                  std::string_view method, Confidence confidence) {
    const auto resolved = found.last || found.vague ? std::nullopt : resolve(found, Role::told, {});
    if (!resolved || resolved->interval.precision == DatePrecision::year)
        return std::nullopt;
    const bool doubtful = resolved->weekday_agrees == false;
    return DerivedDate{resolved->interval,
                       {std::string(method), doubtful ? Confidence::guessed : confidence,
                        std::string(words.written(first, found.behind))}};
}

enum class Sign { none, published, updated };

Sign sign_at(const Words& words, std::size_t at) {
    static constexpr analysis::WordList published(
        {"publie", "publiee", "publication", "paru", "parue", "parution", "poste", "postee", "diffuse",
         "diffusee", "published", "posted", "edition", "cree", "redige", "redigee", "ecrit"});
    static constexpr analysis::WordList updated(
        {"modifie", "modifiee", "actualise", "actualisee", "updated", "maj", "corrige"});
    const std::string_view word = words[at];
    if (published.contains(word) || (word == "mis" && words[at + 1] == "en" && words[at + 2] == "ligne"))
        return Sign::published;
    const bool to_date = (word == "mis" || word == "mise") && words[at + 1] == "a" && words[at + 2] == "jour";
    return to_date || updated.contains(word) ? Sign::updated : Sign::none;
}

/// The date a sign such as `Publié le` announces: a few words further at most.
std::optional<DateExpression> announced(const Words& words, std::size_t sign) {
    static constexpr analysis::WordList links(
        {"le", "la", "du", "de", "on", "en", "ligne", "a", "jour", "mise", "date", "ce", "par"});
    // `Publié dans La Croix du 14 novembre 2025`
    const bool names_paper =
        (words[sign + 1] == "dans" || words[sign + 1] == "par" || words[sign + 1] == "sur") &&
        (words.has_capital(sign + 2) || words.has_capital(sign + 3));
    const std::size_t farthest = sign + (names_paper ? 9 : 5);
    for (std::size_t at = sign + 1; at <= farthest && at < words.size(); ++at) {
        if (auto found = expression_at(words, at); found && found->date.year)
            return found;
        const bool of_name = names_paper && (words.has_capital(at) || at <= sign + 2);
        if (!of_name && !links.contains(words[at]))
            return std::nullopt;
    }
    return std::nullopt;
}

/// Whether a line goes on as one of a page does behind its date: with nothing, a time, a dash.
bool ends_page_line(const Words& words, std::size_t at) {
    const std::size_t time = words_of_time(words, at);
    const std::size_t end = at + time;
    const bool in_paper = words[end] == "dans" && (words.has_capital(end + 1) || words.has_capital(end + 2));
    return end >= words.size() || in_paper || separates(words.gap(end)) ||
           sign_at(words, end) != Sign::none || words[end] == "par" || words[end] == "et" ||
           words[end] == "tous" || (time > 0 && words.gap(end).find('\n') == 0);
}

/// `Publié le 03/04/2025 à 14h07`, `Par X | Mis en ligne le 2 mai 2019, modifié le`; for the sign asked for.
std::optional<DerivedDate> announced_date(const Words& words, Sign wanted, std::string_view method) {
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (sign_at(words, at) != wanted)
            continue;
        const bool opens =
            at == 0 || separates(words.gap(at)) || words.gap(at).find(',') != std::string_view::npos ||
            (at == 1 && (words[0] == "article" || words[0] == "derniere" || words[0] == "date"));
        const auto found = opens || wanted == Sign::updated ? announced(words, at) : std::nullopt;
        if (found && ends_page_line(words, found->behind))
            return stated(words, *found, at, method, Confidence::stated);
    }
    return std::nullopt;
}

/// The first word of what belongs to a date: an article, `Paris, le 3 avril`.
std::size_t with_article(const Words& words, std::size_t at) {
    return words[at - 1] == "le" ? at - 1 : at;
}

/// A line that says its date and little else: `Le Courrier – 3 avril 2025`, `AFP, Paris, 11 février 2025`,
/// `Le 31 août 2024 – Par X. D.`, `15.07.2021 à 18:02`. Headings (`Chronologie du 2 décembre 2025`) and items
/// of a list (`2 décembre 2025 : …`) are none.
std::optional<DerivedDate> date_line(const Words& words) {
    constexpr std::size_t most_words = 20;
    if (words.size() > most_words)
        return std::nullopt;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (is_verb(words, at))
            return std::nullopt;
        const auto found = expression_at(words, at);
        if (!found)
            continue;
        const std::size_t first = with_article(words, at);
        const std::string_view before = words.gap(first);
        const bool closes = found->behind + words_of_time(words, found->behind) >= words.size() ||
                            words[found->behind] == "tous";
        const bool is_piece = first == 0 ? ends_page_line(words, found->behind)
                                         : closes && (separates(before) || has_one_of(before, {",", ". "}));
        // A month needs more: "Fin de la guerre, mai 1945" is a heading, but closes no page.
        if (found->date.year && found->date.month && found->date.part == Part::whole && is_piece)
            return stated(words, *found, first, "date-line", Confidence::stated);
        at = found->behind - 1;
    }
    return std::nullopt;
}

/// `Par Jean Roux – le 3 avril`: the day a line of authors ends on, its year being left to the reader.
std::optional<DateExpression> open_date_line(const Words& words) {
    constexpr std::size_t most_words = 12;
    if (words.size() > most_words || words[0] != "par")
        return std::nullopt;
    for (std::size_t at = 1; at < words.size(); ++at) {
        const auto found = expression_at(words, at);
        if (!found)
            continue;
        const bool closes = found->behind + words_of_time(words, found->behind) >= words.size();
        const bool is_day = found->date.day && found->date.month && !found->date.year && !found->last;
        return closes && is_day && separates(words.gap(with_article(words, at))) ? found : std::nullopt;
    }
    return std::nullopt;
}

/// Whether the words before a dateline's date may stand there: a town, a country, an author.
bool is_dateline_word(const Words& words, std::size_t at) {
    static constexpr analysis::WordList particles(
        {"le", "la", "les", "de", "du", "des", "en", "sur", "et", "a", "lez", "sous"});
    return words.has_capital(at) || particles.contains(words[at]);
}

/// What separates a dateline from the story: a dash behind the date or behind a bracket or place.
bool ends_dateline(const Words& words, std::size_t at) {
    constexpr std::size_t most_words = 5;
    for (std::size_t next = at; next <= at + most_words && next < words.size(); ++next) {
        const std::string_view gap = words.gap(next);
        if (has_one_of(gap, {"–", "—", " -", "- ", ".-"}))
            return true;
        if (next > at && gap.find(')') != std::string_view::npos && has_one_of(gap, {":", "."}))
            return true;
        const bool may_go_on = gap.find('(') != std::string_view::npos ||
                               gap.find(',') != std::string_view::npos || gap == " " || gap == "/";
        if (!may_go_on || !(words.has_capital(next) || words_of_time(words, next) > 0))
            return false;
    }
    return false;
}

/// The date of a dateline at the start of a paragraph: `PARIS, 3 avril 2025 (AFP) –`, `22 mai 2012. -`,
/// `Québec, le 3 avril 2025 –`.
std::optional<DateExpression> dateline(const Words& words) {
    constexpr std::size_t most_words = 8;
    bool in_brackets = false;
    for (std::size_t at = 0; at < std::min(words.size(), most_words); ++at) {
        const std::string_view gap = words.gap(at);
        in_brackets = gap.find('(') != std::string_view::npos ||
                      (in_brackets && gap.find(')') == std::string_view::npos);
        const auto found = expression_at(words, at);
        if (found && found->date.day && !found->last) {
            // "Réunis le 3 avril - une première -" is a sentence, "Paris, le 3 avril -" none.
            const std::size_t first = with_article(words, at);
            const bool is_set_off = first == at || first == 0 || words.gap(first) != " ";
            return is_set_off && ends_dateline(words, found->behind) ? found : std::nullopt;
        }
        if (found || (!in_brackets && !is_dateline_word(words, at)) ||
            (at > 0 && has_one_of(gap, {"\n", ". ", "?", "!"})))
            return std::nullopt;
    }
    return std::nullopt;
}

/// Keeps what is said once, or always the same: two dates of one kind are those of a list.
class Unanimous {
public:
    void add(const std::optional<DerivedDate>& date) {
        if (!date)
            return;
        contradicted_ = contradicted_ || (found_ && found_->interval != date->interval);
        if (!found_)
            found_ = date;
    }
    std::optional<DerivedDate> take() const { return contradicted_ ? std::nullopt : found_; }

private:
    std::optional<DerivedDate> found_;
    bool contradicted_ = false;
};

/// What the lines of a page said, the surest kind first.
struct Lines {
    std::optional<DerivedDate> published;
    Unanimous datelines;
    Unanimous top;
    Unanimous bottom;
    std::optional<DerivedDate> address;
    std::optional<DerivedDate> updated;
    std::optional<DerivedDate> copyright;
    std::optional<OpenDateline> open_dateline;

    std::optional<DerivedDate> best() const {
        for (const auto& date : {published, datelines.take(), top.take(), bottom.take()})
            if (date)
                return date;
        return std::nullopt;
    }
};

bool may_hold_date(std::string_view line) {
    return line.size() <= longest_line && line.find_first_of("0123456789") != std::string_view::npos;
}

/// `© 2025 AFP`; of `2019-2025` the last.
std::optional<DerivedDate> copyright_year(std::string_view line, const Words& words) {
    const bool is_copyright =
        line.find("©") != std::string_view::npos || line.starts_with("(c) ") || words[0] == "copyright";
    std::optional<DerivedDate> found;
    for (std::size_t at = 0; is_copyright && at < words.size(); ++at)
        if (const auto the_year = words[at].size() == 4 ? year_at(words, at) : std::nullopt)
            found = DerivedDate{year_interval(the_year->value),
                                {"copyright", Confidence::guessed, std::string(trimmed(line))}};
    return found;
}

enum class Edge { top, bottom };

void read_line(std::string_view line, Edge edge, Lines& lines, analysis::Analyzer& analyzer) {
    if (!may_hold_date(line))
        return;
    const Words words(line, analyzer.analyze(line));
    if (!lines.published)
        lines.published = announced_date(words, Sign::published, "published-line");
    if (!lines.updated)
        lines.updated = announced_date(words, Sign::updated, "updated-line");
    if (!lines.copyright)
        lines.copyright = copyright_year(line, words);
    if (!lines.address)
        lines.address = date_in_address(line);
    (edge == Edge::top ? lines.top : lines.bottom).add(date_line(words));
    if (const auto open = lines.open_dateline ? std::nullopt : open_date_line(words))
        lines.open_dateline = OpenDateline{*open, std::string(trimmed(line))};
}

void read_dateline(std::string_view paragraph, Lines& lines, analysis::Analyzer& analyzer) {
    // A cut character is one word less; nothing is shown of it.
    const std::string_view start = paragraph.substr(0, longest_dateline);
    if (start.find_first_of("0123456789") == std::string_view::npos)
        return;
    const Words words(start, analyzer.analyze(start));
    const auto found = dateline(words);
    if (!found)
        return;
    const auto date = stated(words, *found, 0, "dateline", Confidence::stated);
    lines.datelines.add(date);
    if (!date && !lines.open_dateline && found->date.month && found->first > 0)
        lines.open_dateline = OpenDateline{*found, std::string(words.written(0, found->behind))};
}

Lines read_lines(const CleanText& text, analysis::Analyzer& analyzer) {
    Lines lines;
    const std::size_t count = text.paragraphs.size();
    for (std::size_t at = 0; at < count; ++at) {
        const std::string_view paragraph = text.paragraphs[at].text;
        if (at < lines_at_the_edges)
            read_line(paragraph, Edge::top, lines, analyzer);
        else if (at + lines_at_the_edges >= count)
            read_line(paragraph, Edge::bottom, lines, analyzer);
        if (at < paragraphs_with_datelines)
            read_dateline(paragraph, lines, analyzer);
    }
    for (const std::string& line : text.dropped)
        read_line(line, Edge::bottom, lines, analyzer);
    return lines;
}

/// A year of four digits that starts at `at`, alone or with the next one: `2025-2026`.
std::optional<int> year_in_digits(std::string_view text, std::size_t at) {
    const auto is_digit = [&](std::size_t where) {
        return where < text.size() && text[where] >= '0' && text[where] <= '9';
    };
    const bool alone = (at == 0 || !is_digit(at - 1)) && !is_digit(at + 4);
    if (!alone || text.substr(at, 2) != "20" || !is_digit(at + 2) || !is_digit(at + 3))
        return std::nullopt;
    return 2000 + (text[at + 2] - '0') * 10 + (text[at + 3] - '0');
}

/// Whether a year at `at` stands right behind a name or a word for what comes round every year.
bool belongs_to_name(std::string_view text, std::size_t at) {
    static constexpr analysis::WordList yearly(
        {"saison", "édition", "campagne", "rentrée", "session", "millésime", "exercice"});
    if (at < 2 || text[at - 1] != ' ')
        return false;
    const std::string_view before = text.substr(0, at - 1);
    const std::string_view word = before.substr(before.find_last_of(" \n’'") + 1);
    return yearly.contains(word) || (!word.empty() && word[0] >= 'A' && word[0] <= 'Z');
}

std::optional<std::chrono::year> named_year(const CleanText& text) {
    std::optional<int> latest;
    for (const Paragraph& paragraph : text.paragraphs)
        for (auto at = paragraph.text.find("20"); at != std::string::npos;
             at = paragraph.text.find("20", at + 2))
            if (const auto found = year_in_digits(paragraph.text, at);
                found && belongs_to_name(paragraph.text, at))
                latest = std::max(latest.value_or(*found), *found);
    return latest ? std::optional(std::chrono::year{*latest}) : std::nullopt;
}

}  // namespace

std::optional<DateInterval> read_date(std::string_view text, analysis::Analyzer& analyzer) {
    if (const auto date = parse_date(text))
        return date;
    if (const auto moment = read_timestamp(text))
        return day_interval(moment->day);
    const Words words(text, analyzer.analyze(text));
    const std::size_t first = words[0] == "le" ? 1 : 0;
    const auto found = expression_at(words, first);
    const auto resolved = found && !found->last ? resolve(*found, Role::told, {}) : std::nullopt;
    if (!resolved || found->behind + words_of_time(words, found->behind) < words.size())
        return std::nullopt;
    return resolved->interval;
}

PageDates dates_of_page(const RawDispatch& raw, const CleanText& text, analysis::Analyzer& analyzer) {
    Lines lines = read_lines(text, analyzer);
    PageDates page{lines.best(), std::move(lines.open_dateline), std::move(lines.copyright),
                   named_year(text)};
    if (const auto date = read_date(raw.date, analyzer))
        page.published = DerivedDate{*date, {std::string(raw.method), Confidence::stated, raw.date}};
    const auto addresses = {date_in_address(raw.url), date_in_address(cited_source(text)), lines.address};
    for (const auto precision : {DatePrecision::day, DatePrecision::month}) {
        for (const auto& date : addresses)
            if (!page.published && date && date->interval.precision == precision)
                page.published = date;
        if (!page.published && precision == DatePrecision::day)
            page.published = lines.updated;
    }
    return page;
}

}  // namespace depeche::indexer::dates
