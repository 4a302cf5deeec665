#include "searcher/match/recency.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

#include "schema/terms.hpp"

namespace depeche::match {

namespace {

/// The dated dispatches, each with its recency.
class RecencySource final : public Xapian::ValuePostingSource {
public:
    explicit RecencySource(Date now) : ValuePostingSource(schema::slot_newest), now_(now) {}

    double get_weight() const override { return recency(get_value(), now_); }
    RecencySource* clone() const override { return new RecencySource(now_); }
    void init(const Xapian::Database& database) override {
        ValuePostingSource::init(database);
        set_maxweight(most_recency);
    }

private:
    Date now_;
};

}  // namespace

double recency(std::string_view day, Date now) {
    const std::optional<DateInterval> date = parse_date(day);
    if (!date)
        return 0;
    const auto days = (std::chrono::sys_days(now) - std::chrono::sys_days(date->first)).count();
    return most_recency * half_recency_days /
           (half_recency_days + static_cast<double>(std::max<std::int64_t>(0, days)));
}

Xapian::Query with_recency(const Xapian::Query& query, Date now) {
    return {Xapian::Query::OP_AND_MAYBE, query, Xapian::Query((new RecencySource(now))->release())};
}

}  // namespace depeche::match
