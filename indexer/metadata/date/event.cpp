#include "indexer/metadata/date/event.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/metadata/date/resolution.hpp"
#include "indexer/metadata/date/role.hpp"
#include "schema/analysis/word_list.hpp"

namespace depeche::indexer::dates {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;

namespace {

/// How long a story may go on telling of one event; days that lie further back than this are history.
constexpr days longest_story{45};

/// How many paragraphs of sentences are the lede.
constexpr int paragraphs_of_lede = 2;

struct Told {
    DateExpression expression;
    Role role;
    bool in_lede;
};

/// The end of the lede in bytes: behind its second paragraph that is a sentence. Headings do not count.
std::size_t end_of_lede(std::string_view body) {
    int sentences = 0;
    std::size_t at = 0;
    while (at < body.size() && sentences < paragraphs_of_lede) {
        const auto end = std::min(body.find('\n', at), body.size());
        const std::string_view paragraph = body.substr(at, end - at);
        constexpr std::size_t longest_heading = 120;
        if (paragraph.size() > longest_heading || paragraph.ends_with('.'))
            ++sentences;
        at = end + 1;
    }
    return at;
}

/// The dates of one text with what its sentences make of them.
class Story {
public:
    Story(std::string_view body, std::span<const analysis::Token> tokens) : words_(body, tokens) {
        const std::size_t lede = end_of_lede(body);
        Judge judge(words_);
        for (const DateExpression& expression : find_expressions(words_))
            told_.push_back({expression, judge.role_of(expression), words_.begin(expression.first) < lede});
    }

    const Words& words() const { return words_; }
    const std::vector<Told>& all() const { return told_; }

    std::string written(const DateExpression& expression) const {
        return std::string(words_.written(expression.first, expression.behind));
    }

    /// The last day that the text, by its dates with a year, is sure to be written on or after; names, laws
    /// and what is to come do not tell.
    std::optional<sys_days> written_after() const {
        std::optional<sys_days> latest;
        for (const Told& one : told_) {
            if (one.role == Role::future || one.role == Role::background || !one.expression.date.year)
                continue;
            if (const auto resolved = resolve(one.expression, one.role, {}))
                latest =
                    std::max(latest.value_or(resolved->interval.first), sys_days{resolved->interval.first});
        }
        return latest;
    }

    /// The latest year of what is told or is to come; history does not tell.
    std::optional<std::chrono::year> year_spoken_of() const {
        std::optional<std::chrono::year> latest;
        for (const Told& one : told_)
            if (one.expression.date.year && one.role != Role::background && one.role != Role::since)
                latest = std::max(latest, one.expression.date.year);
        return latest;
    }

private:
    Words words_;
    std::vector<Told> told_;
};

bool is_whole_day(const Resolved& resolved) {
    return resolved.interval.precision == DatePrecision::day;
}

/// Whether a lede tells the news by a weekday or `hier` alone, which only the publication could date.
const Told* news_day(const Story& story) {
    for (const Told& one : story.all()) {
        if (one.role != Role::told || !one.in_lede || one.expression.vague)
            continue;
        const WrittenDate& date = one.expression.date;
        if (one.expression.days_from_now || (date.weekday && !date.day))
            return &one;
        if (date.day)
            return nullptr;
    }
    return nullptr;
}

/// Whether a weekday that the lede tells of is that of some day the text writes near another, which shows
/// that both belong to one story: `mardi soir` above, `du 2 décembre` below, and `Le 3 décembre 2025`.
bool is_confirmed(const Story& story, const Told& news, Date around) {
    if (!news.expression.date.weekday)
        return false;
    for (const Told& one : story.all()) {
        if (!one.expression.date.day || one.role == Role::future || one.role == Role::background)
            continue;
        const auto resolved = resolve(one.expression, one.role, {around, {}, false});
        if (!resolved)
            continue;
        const sys_days day{resolved->interval.first};
        const days ahead = sys_days{around} - day;
        if (ahead >= days{0} && ahead < days{7} && weekday{day} == *news.expression.date.weekday)
            return true;
    }
    return false;
}

/// Whether the text says that something is to begin at an hour, as one does on the day itself: `était prévue
/// après 17h`, or `aujourd’hui`, `ce soir`.
bool speaks_of_today(const Story& story) {
    const Words& words = story.words();
    if (std::ranges::any_of(story.all(), [](const Told& one) {
            return one.expression.points_at_now && one.expression.days_from_now;
        }))
        return true;
    for (std::size_t at = 0; at + 2 < words.size(); ++at) {
        if (!words[at].starts_with("prevu") && !words[at].starts_with("attendu"))
            continue;
        const std::string_view hour = words[at + 2];
        const auto digits = hour.find_first_not_of("0123456789");
        if (digits != 0 && digits <= 2 && hour[digits] == 'h')
            return true;
        if (digits == std::string_view::npos && hour.size() <= 2 &&
            (words[at + 3] == "h" || words[at + 3] == "heures"))
            return true;
    }
    return false;
}

/// The last day the story tells of, with the expression that has it.
struct LastDay {
    const Told* told = nullptr;
    Resolved resolved;
};

LastDay last_day_told(const Story& story, const Reference& reference) {
    LastDay last;
    for (const Told& one : story.all()) {
        if (one.role != Role::told || !one.expression.date.day)
            continue;
        const auto resolved = resolve(one.expression, one.role, reference);
        if (!resolved || !is_whole_day(*resolved))
            continue;
        const bool later = !last.told || resolved->interval.last > last.resolved.interval.last;
        // Of one day told twice, the one with its weekday is the better evidence.
        const bool better = last.told && resolved->interval.last == last.resolved.interval.last &&
                            resolved->weekday_agrees && !last.resolved.weekday_agrees;
        if (later || better)
            last = {&one, *resolved};
    }
    return last;
}

bool is_history(const Story& story, const DateInterval& interval) {
    const auto after = story.written_after();
    return after && *after - sys_days{interval.last} > longest_story;
}

DerivedDate derived(const DateInterval& interval, std::string_view method, Confidence confidence,
                    std::string text) {
    return {interval, {std::string(method), confidence, std::move(text)}};
}

/// How far from the telling a date is that follows such words: -1 behind `hier, jeudi 16 août 2012`.
std::optional<int> days_from_now(const Story& story, const DateExpression& date) {
    const auto& all = story.all();
    const auto before =
        std::ranges::find(all, date.first, [](const Told& one) { return one.expression.behind; });
    return before == all.end() ? std::nullopt : before->expression.days_from_now;
}

/// The publication as the story itself shows it; see the header.
std::optional<DerivedDate> inferred_publication(const Story& story, const LastDay& last) {
    const Date day = last.resolved.interval.last;
    const DateExpression& expression = last.told->expression;
    // The last day of a range may be to come.
    if (last.resolved.weekday_agrees == false || expression.last)
        return std::nullopt;
    if (const auto from_now = days_from_now(story, expression))
        return derived(day_interval(Date{sys_days{day} - days{*from_now}}), "last-day-told",
                       Confidence::inferred, story.written(expression));
    const bool by_weekday = last.resolved.weekday_agrees == true;
    const Told* news = news_day(story);
    if (news && !by_weekday && !is_confirmed(story, *news, day))
        return std::nullopt;
    if (!by_weekday && !expression.points_at_now && !is_statement(story.words(), expression) &&
        !(last.told->in_lede && speaks_of_today(story)))
        return std::nullopt;
    return derived(day_interval(day), "last-day-told", Confidence::inferred, story.written(expression));
}

/// The day of a dateline in the year of which the news, told by its weekday, is of that day or the one
/// before.
std::optional<Resolved> resolve_by_news(const DateExpression& dateline, const Story& story,
                                        const Reference& reference) {
    const auto news = std::ranges::find_if(story.all(), [](const Told& one) {
        return one.role == Role::told && one.in_lede && one.expression.date.weekday &&
               !one.expression.date.day;
    });
    if (news == story.all().end() || dateline.date.weekday)
        return std::nullopt;
    std::optional<Resolved> found;
    for (const days later : {days{0}, days{1}}) {
        DateExpression that_day = dateline;
        that_day.date.weekday = *news->expression.date.weekday + later;
        const auto resolved = resolve(that_day, Role::told, reference);
        if (resolved && found)
            return std::nullopt;  // in one year the one, in another the other
        if (resolved)
            found = resolved;
    }
    return found;
}

/// `BAMAKO, 3 avr (AFP)` with a year from elsewhere: a day with its year in the text, or a copyright line.
std::optional<DerivedDate> completed_dateline(const PageDates& page, const Story& story,
                                              const Reference& reference) {
    if (!page.dateline)
        return std::nullopt;
    auto resolved = resolve(page.dateline->expression, Role::told, reference);
    if (!resolved && reference.needs_weekday)
        resolved = resolve_by_news(page.dateline->expression, story, reference);
    if (!resolved || !is_whole_day(*resolved))
        return std::nullopt;
    return derived(resolved->interval, "dateline", Confidence::inferred, page.dateline->text);
}

/// The news of `vendredi` in a lede that says `depuis jeudi 6 novembre 2025`: the first such day since.
std::optional<DerivedDate> news_since(const Story& story) {
    const Told* news = news_day(story);
    if (!news || !news->expression.date.weekday)
        return std::nullopt;
    for (const Told& one : story.all()) {
        if (one.role != Role::since || !one.in_lede || !one.expression.date.is_whole_day())
            continue;
        const auto since = resolve(one.expression, one.role, {});
        if (!since || since->weekday_agrees != true)
            continue;
        const sys_days start{since->interval.last};
        const days ahead = *news->expression.date.weekday - weekday{start};
        if (ahead > days{0})
            return derived(day_interval(Date{start + ahead}), "weekday-since", Confidence::inferred,
                           story.written(one.expression));
    }
    return std::nullopt;
}

std::string_view method_of(const DateExpression& expression) {
    const WrittenDate& date = expression.date;
    if (expression.last)
        return "range";
    if (date.day)
        return date.year ? "full-date" : "day-and-month";
    if (date.weekday)
        return "weekday";
    if (date.season)
        return "season";
    if (date.month)
        return date.part == Part::whole ? "month" : "month-part";
    return "relative-day";
}

/// A date of the lede as that of the event.
std::optional<DerivedDate> event_of(const Story& story, const Told& one, const Reference& reference) {
    const auto resolved = resolve(one.expression, one.role, reference);
    if (!resolved || resolved->interval.precision == DatePrecision::year ||
        is_history(story, resolved->interval))
        return std::nullopt;
    const bool sure = is_whole_day(*resolved) && resolved->weekday_agrees != false &&
                      (one.expression.date.year || reference.is_publication);
    return derived(resolved->interval, method_of(one.expression),
                   sure ? Confidence::inferred : Confidence::guessed, story.written(one.expression));
}

/// Whether a month or part of one tells when the news happened: it opens its sentence. `en hausse sur mai
/// 2012` only compares.
bool opens_sentence(const Words& words, std::size_t at) {
    static constexpr analysis::WordList links(
        {"en", "a", "la", "au", "mois", "de", "des", "du", "dans", "cours"});
    while (at > 0 && !words.starts_sentence(at) && links.contains(words[at - 1]))
        --at;
    return words.starts_sentence(at);
}

/// The event: the first day of the lede, else its first month or part of one, else the last day that is told
/// at all, if no weekday of the lede speaks of another.
std::optional<DerivedDate> find_event(const Story& story, const Reference& reference, const LastDay& last) {
    for (const bool whole_days : {true, false})
        for (const Told& one : story.all()) {
            if (one.role != Role::told || !one.in_lede)
                continue;
            const WrittenDate& date = one.expression.date;
            const bool is_day = date.day || date.weekday || one.expression.days_from_now;
            if (is_day != whole_days ||
                (!is_day && date.part == Part::whole && !opens_sentence(story.words(), one.expression.first)))
                continue;
            if (auto event = event_of(story, one, reference))
                return event;
            if (is_day && !one.expression.vague && !date.year)
                return std::nullopt;  // the news has a day, but nobody knows which
        }
    if (!last.told || reference.is_publication || last.resolved.weekday_agrees == false)
        return std::nullopt;
    return event_of(story, *last.told, reference);
}

Reference reference_of(const std::optional<DerivedDate>& published) {
    if (!published)
        return {};
    if (published->interval.precision == DatePrecision::day)
        return {published->interval.first, {}, true};
    return {{}, published->interval.first.year(), false};
}

/// What to count from before anything is known of the publication: the last day told with its year, else the
/// year of the copyright line.
Reference inner_reference(const PageDates& page, const Story& story) {
    if (const LastDay last = last_day_told(story, {}); last.told)
        return {last.resolved.interval.last, {}, false};
    if (page.copyright)
        return reference_of(page.copyright);
    if (const auto year = std::max(page.named_year, story.year_spoken_of()))
        return {{}, year, false, true};
    return {};
}

bool lies_within(const DerivedDate& day, const std::optional<DerivedDate>& span) {
    return !span || (span->interval.precision != DatePrecision::day &&
                     span->interval.first <= day.interval.first && day.interval.last <= span->interval.last);
}

}  // namespace

DispatchDates date_dispatch(const PageDates& page, std::string_view body,
                            std::span<const analysis::Token> tokens) {
    const Story story(body, tokens);
    DispatchDates dates{page.published, {}};
    Reference reference = reference_of(dates.published);
    LastDay last;
    if (!reference.day) {
        if (!reference.year)
            reference = inner_reference(page, story);
        last = last_day_told(story, reference);
        auto inferred = completed_dateline(page, story, reference);
        if (!inferred && last.told && !is_history(story, last.resolved.interval))
            inferred = inferred_publication(story, last);
        if (!inferred && !last.told)
            inferred = news_since(story);
        if (inferred && lies_within(*inferred, dates.published)) {
            dates.published = std::move(inferred);
            reference = reference_of(dates.published);
        }
    }
    dates.event = find_event(story, reference, last);
    if (!dates.published && !dates.event)
        dates.published = page.copyright;
    return dates;
}

}  // namespace depeche::indexer::dates
