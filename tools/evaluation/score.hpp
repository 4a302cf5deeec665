#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/dispatch.hpp"
#include "schema/authority/authority.hpp"
#include "tools/evaluation/gold.hpp"

namespace depeche::evaluation {

/// How often one kind of value was right. A value that should have been another one is both false and missed.
struct Tally {
    std::size_t right = 0;
    std::size_t wrong = 0;
    std::size_t missed = 0;
    /// Dispatches, and those with neither a false value nor a missed one: unknown where it should be is
    /// right.
    std::size_t dispatches = 0;
    std::size_t without_fault = 0;

    double precision() const;
    double recall() const;
    double f1() const;
    double share_without_fault() const;
};

/// What is measured, in the order it is printed.
enum class Measure {
    date,
    published,
    event,
    source,
    role,
    agency,
    title,
    byline,
    section,
    keywords,
    actors,
    places,
    boilerplate
};

/// The word for it in the report and in minimums, and whether a dispatch has at most one: then the share of
/// dispatches without a fault is what counts, and F1 otherwise.
struct MeasureName {
    Measure measure;
    std::string_view name;
    bool single;
};
inline constexpr MeasureName measures[] = {
    {Measure::date, "date", true},
    {Measure::published, "published", true},
    {Measure::event, "event", true},
    {Measure::source, "source", true},
    {Measure::role, "role", true},
    {Measure::agency, "agency", true},
    {Measure::title, "title", true},
    {Measure::byline, "byline", true},
    {Measure::section, "section", true},
    {Measure::keywords, "keywords", false},
    {Measure::actors, "actors", false},
    {Measure::places, "places", false},
    {Measure::boilerplate, "boilerplate", false},
};

/// One value that is not as the gold has it, with what gave it.
struct Fault {
    std::string dispatch;
    Measure measure;
    std::string text;
};

/// Compares dispatches with their gold and adds up. Names are compared without case and accents.
class Scorecard {
public:
    /// `authority` must outlive this.
    Scorecard(const authority::Authority& authority, analysis::Analyzer& analyzer)
        : authority_(authority), analyzer_(analyzer) {}

    void add(const GoldDispatch& gold, const Dispatch& found);

    /// The dispatch could not be read at all: everything the gold has of it is missed.
    void add_unread(const GoldDispatch& gold, std::string_view reason);

    const Tally& tally(Measure measure) const;
    const std::vector<Fault>& faults() const { return faults_; }

private:
    class Comparison;

    const authority::Authority& authority_;
    analysis::Analyzer& analyzer_;
    std::map<Measure, Tally> tallies_;
    std::vector<Fault> faults_;
};

}  // namespace depeche::evaluation
