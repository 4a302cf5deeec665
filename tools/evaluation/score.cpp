#include "tools/evaluation/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "schema/terms.hpp"

namespace depeche::evaluation {

using schema::slug;

namespace {

double share(std::size_t part, std::size_t rest) {
    return part + rest == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(part + rest);
}

std::string said(const Evidence& evidence) {
    constexpr std::string_view confidences[] = {"stated", "inferred", "guessed"};
    return fmt::format("{}, {}: '{}'", evidence.method, confidences[static_cast<int>(evidence.confidence)],
                       evidence.text);
}

/// Slug of a line without what `…` at its end leaves out.
std::string beginning(std::string_view text) {
    constexpr std::string_view ellipsis = "…";
    return slug(text.ends_with(ellipsis) ? text.substr(0, text.size() - ellipsis.size()) : text);
}

/// Whether one is how the other starts.
bool start_alike(std::string_view one, std::string_view other) {
    const std::string left = beginning(one);
    const std::string right = beginning(other);
    return !left.empty() && !right.empty() && (left.starts_with(right) || right.starts_with(left));
}

/// A gold line, of which `…` leaves out the end, against a line of a dispatch.
bool same_line(std::string_view gold, std::string_view line) {
    return gold.ends_with("…") ? slug(line).starts_with(beginning(gold)) : slug(line) == slug(gold);
}

/// `Claire Bonnefoy; Thomas Arnaud` and `Claire Bonnefoy et Thomas Arnaud` name the same.
std::string author_key(std::string_view authors) {
    std::string key = slug(authors);
    for (const std::string_view between : {"-et-", "-and-"})
        for (auto at = key.find(between); at != std::string::npos; at = key.find(between))
            key.replace(at, between.size(), "-");
    return key;
}

bool is_one_of(std::string_view label, const std::vector<std::string>& names) {
    const std::string key = slug(label);
    return std::ranges::any_of(names, [&](const std::string& name) { return slug(name) == key; });
}

/// A value of a facet as it was found.
struct FoundName {
    const FacetName& name;
    const Evidence& evidence;
    /// Of a place.
    std::string country;
};

}  // namespace

double Tally::precision() const {
    return share(right, wrong);
}

double Tally::recall() const {
    return share(right, missed);
}

double Tally::f1() const {
    return share(2 * right, wrong + missed);
}

double Tally::share_without_fault() const {
    return share(without_fault, dispatches - without_fault);
}

/// One dispatch beside its gold.
class Scorecard::Comparison {
public:
    Comparison(Scorecard& card, const GoldDispatch& gold, const Dispatch& found)
        : card_(card), gold_(gold), found_(found) {}

    void run() {
        measure(Measure::date, [&] { compare_date(gold_.date, found_.date()); });
        measure(Measure::published, [&] { compare_published(); });
        measure(Measure::event, [&] { compare_event(); });
        measure(Measure::source, [&] { compare_source(); });
        measure(Measure::role, [&] { compare_role(); });
        measure(Measure::agency, [&] { compare_agency(); });
        measure(Measure::title, [&] { compare_title(); });
        measure(Measure::byline, [&] { compare_byline(); });
        measure(Measure::section, [&] { compare_text(gold_.section, found_.section); });
        measure(Measure::keywords, [&] { compare_keywords(); });
        measure(Measure::actors, [&] { compare_names<schema::FieldId::actor>(gold_.actors, found_.actors); });
        measure(Measure::places, [&] { compare_names<schema::FieldId::place>(gold_.places, found_.places); });
        measure(Measure::boilerplate, [&] { compare_boilerplate(); });
    }

private:
    template <typename Compare>
    void measure(Measure measure, Compare compare) {
        measure_ = measure;
        const Tally before = tally();
        compare();
        ++tally().dispatches;
        if (tally().wrong == before.wrong && tally().missed == before.missed)
            ++tally().without_fault;
    }

    Tally& tally() { return card_.tallies_[measure_]; }

    void right() { ++tally().right; }

    void wrong(std::string_view what, std::string_view evidence = {}) {
        ++tally().wrong;
        fault(evidence.empty() ? fmt::format("false  {}", what)
                               : fmt::format("false  {} ({})", what, evidence));
    }

    void missed(std::string_view what) {
        ++tally().missed;
        fault(fmt::format("missed {}", what));
    }

    void fault(std::string text) {
        card_.faults_.push_back(
            {gold_.record == 0 ? gold_.file : fmt::format("{}:{}", gold_.file, gold_.record), measure_,
             std::move(text)});
    }

    /// At most one value; `found` is empty when there is none.
    void compare_one(bool same, std::string_view wanted, std::string_view found, std::string_view evidence) {
        if (same)
            return wanted.empty() ? void() : right();
        if (!found.empty())
            wrong(found, evidence);
        if (!wanted.empty())
            missed(wanted);
    }

    void compare_text(std::string_view wanted, std::string_view found) {
        compare_one(wanted.empty() == found.empty() && slug(wanted) == slug(found), wanted, found, {});
    }

    void compare_date(const std::optional<GoldDate>& wanted, const DerivedDate* found) {
        const std::string want = wanted ? wanted->first + " " + wanted->precision : "";
        std::string have;
        if (found)
            have = to_iso(found->interval.first) + " " + std::string(to_string(found->interval.precision));
        compare_one(want == have, want, have, found ? said(found->evidence) : "");
    }

    void compare_published() {
        const auto& found = found_.published;
        const std::string have = found ? to_iso(found->interval) : "";
        compare_one(have == gold_.published, gold_.published, have, found ? said(found->evidence) : "");
    }

    void compare_event() {
        const auto& found = found_.event;
        const std::string have =
            found ? to_iso(found->interval.first) + "/" + to_iso(found->interval.last) : "";
        const std::string want = gold_.event ? gold_.event->first + "/" + gold_.event->last : "";
        compare_one(have == want, want, have, found ? said(found->evidence) : "");
    }

    const Source* first_source() const { return found_.sources.empty() ? nullptr : &found_.sources.front(); }

    static bool names(const GoldSource& gold, const Source& source) {
        return is_one_of(source.name.label, {gold.value, gold.label});
    }

    /// The first source, which is the one that is shown. Where the gold knows of an agency only, that may be
    /// it.
    void compare_source() {
        const GoldSource& gold = gold_.source;
        const Source* found = first_source();
        if (gold.value.empty() && found && is_one_of(found->name.label, {gold.agency}))
            return;
        compare_one(found ? names(gold, *found) : gold.value.empty(), gold.value,
                    found ? found->name.label : "", found ? said(found->evidence) : "");
    }

    /// Only of a source that is right.
    void compare_role() {
        const Source* found = first_source();
        if (!found || gold_.source.value.empty() || !names(gold_.source, *found))
            return;
        constexpr std::string_view roles[] = {"publisher", "agency", "cited"};
        const std::string_view role = roles[static_cast<int>(found->role)];
        const bool open = gold_.source.role.find("does not say which") != std::string::npos;
        compare_one(open || gold_.source.role.starts_with(role), gold_.source.role, role,
                    said(found->evidence));
    }

    void compare_agency() {
        const GoldSource& gold = gold_.source;
        const std::string wanted = !gold.agency.empty()              ? gold.agency
                                   : gold.role.starts_with("agency") ? gold.value
                                                                     : "";
        const auto found = std::ranges::find(found_.sources, SourceRole::agency, &Source::role);
        if (found == found_.sources.end())
            return compare_one(wanted.empty(), wanted, {}, {});
        compare_one(!wanted.empty() && is_one_of(found->name.label, {wanted, gold.label}), wanted,
                    found->name.label, said(found->evidence));
    }

    void compare_title() {
        const bool derived = gold_.title.empty();
        const std::string& wanted = derived ? gold_.title_fallback : gold_.title;
        const bool same = derived ? found_.title_derived && start_alike(wanted, found_.title)
                                  : !found_.title_derived && slug(wanted) == slug(found_.title);
        compare_one(same, wanted, found_.title, found_.title_derived ? "derived" : "");
    }

    /// `De notre correspondante` names nobody: neither a fault nor asked for.
    void compare_byline() {
        if (gold_.author.empty() && is_unnamed(found_.byline))
            return;
        // A header may add where the author was: `Tatiana Verdier (Kiev, envoyée spéciale)`.
        const std::string author = found_.byline.substr(0, found_.byline.find(" ("));
        const bool same =
            gold_.author.empty() == author.empty() && author_key(gold_.author) == author_key(author);
        compare_one(same, gold_.author, found_.byline, {});
    }

    static bool is_unnamed(std::string_view byline) {
        const std::string key = slug(byline);
        return key.find("de-notre-") != std::string::npos || key.find("de-nos-") != std::string::npos;
    }

    void compare_keywords() {
        for (const std::string& keyword : found_.keywords) {
            if (is_one_of(keyword, gold_.keywords))
                right();
            else
                wrong(keyword);
        }
        for (const std::string& keyword : gold_.keywords)
            if (!is_one_of(keyword, found_.keywords))
                missed(keyword);
    }

    static FoundName found_name(const Actor& actor) { return {actor.name, actor.evidence, {}}; }
    static FoundName found_name(const Place& place) { return {place.name, place.evidence, place.country}; }

    /// Whether the gold puts the name into a country that is not the one found: `Alexandrie (Italie)`.
    bool lies_elsewhere(const GoldName& gold, const FoundName& found) const {
        const auto open = gold.canonical.rfind('(');
        if (found.country.empty() || open == std::string::npos)
            return false;
        const auto comma = gold.canonical.find(", ", open);
        const auto from = comma == std::string::npos ? open + 1 : comma + 2;
        const std::string country = gold.canonical.substr(from, gold.canonical.find(')', from) - from);
        const auto* entry = card_.authority_.find(schema::FieldId::place, country, card_.analyzer_);
        return entry && entry->kind == "country" && entry->name.label != found.country;
    }

    /// The same name, or one that the tables know as another name of it: `PAM`.
    template <schema::FieldId facet>
    bool is_canonical(const GoldName& gold, const FacetName& name) const {
        if (slug(gold.canonical) == slug(name.label))
            return true;
        const auto* entry = card_.authority_.find(facet, gold.canonical, card_.analyzer_);
        return entry && entry->name == name;
    }

    /// The entry that a value is; one by its canonical name before one by an alias.
    template <schema::FieldId facet>
    std::size_t entry_of(const FoundName& found, const std::vector<GoldName>& gold) const {
        for (const bool by_alias : {false, true})
            for (std::size_t at = 0; at < gold.size(); ++at)
                if (!lies_elsewhere(gold[at], found) &&
                    (by_alias ? is_one_of(found.name.label, gold[at].aliases)
                              : is_canonical<facet>(gold[at], found.name)))
                    return at;
        return gold.size();
    }

    template <schema::FieldId facet, typename Name>
    void compare_names(const std::vector<GoldName>& gold, const std::vector<Name>& values) {
        using enum GoldName::Scoring;
        std::vector<bool> seen(gold.size());
        for (const Name& value : values) {
            const FoundName found = found_name(value);
            const std::size_t at = entry_of<facet>(found, gold);
            if (at < gold.size() && gold[at].scoring == optional)
                continue;
            if (at < gold.size() && gold[at].scoring == required && !seen[at]) {
                seen[at] = true;
                right();
                continue;
            }
            const auto stands_for = [&](const GoldName& entry) {
                return is_one_of(found.name.label, entry.metonyms);
            };
            if (at == gold.size() && std::ranges::any_of(gold, stands_for))
                continue;
            wrong(found.name.label, said(found.evidence));
        }
        for (std::size_t at = 0; at < gold.size(); ++at)
            if (!seen[at] && gold[at].scoring == required)
                missed(gold[at].canonical);
    }

    void compare_boilerplate() {
        std::vector<std::string_view> shown{found_.title};
        for (std::string_view rest = found_.body; !rest.empty();) {
            const auto end = std::min(rest.find('\n'), rest.size());
            shown.push_back(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        for (const std::string& line : gold_.boilerplate) {
            if (std::ranges::any_of(shown, [&](std::string_view text) { return same_line(line, text); }))
                missed(line);
            else
                right();
        }
        for (const std::string& line : found_.dropped)
            if (slug(line) != slug(found_.title) &&
                std::ranges::none_of(gold_.boilerplate,
                                     [&](const auto& gold) { return same_line(gold, line); }))
                wrong(line);
    }

    Scorecard& card_;
    const GoldDispatch& gold_;
    const Dispatch& found_;
    Measure measure_ = Measure::date;
};

void Scorecard::add(const GoldDispatch& gold, const Dispatch& found) {
    Comparison(*this, gold, found).run();
}

void Scorecard::add_unread(const GoldDispatch& gold, std::string_view reason) {
    add(gold, {});
    faults_.push_back({gold.file, Measure::title, fmt::format("not read: {}", reason)});
}

const Tally& Scorecard::tally(Measure measure) const {
    static const Tally none;
    const auto found = tallies_.find(measure);
    return found == tallies_.end() ? none : found->second;
}

}  // namespace depeche::evaluation
