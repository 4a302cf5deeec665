#include "searcher/match/recency.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>

#include "schema/terms.hpp"
#include "searcher/match/date_buckets.hpp"

namespace depeche::match {

namespace {

/// The dated dispatches, each with its recency.
class RecencySource final : public Xapian::ValuePostingSource {
public:
    explicit RecencySource(Date now) : ValuePostingSource(schema::slot_newest), now_(now) {}

    double get_weight() const override { return recency(day_number(get_value()), now_); }
    RecencySource* clone() const override { return new RecencySource(now_); }
    void init(const Xapian::Database& database) override {
        ValuePostingSource::init(database);
        set_maxweight(most_recency);
    }

private:
    Date now_;
};

}  // namespace

std::uint32_t day_number(std::string_view day) {
    std::uint32_t number = 0;
    std::from_chars(day.data(), day.data() + day.size(), number);
    return number;
}

double recency(std::uint32_t day, Date now) {
    if (day == 0)
        return 0;
    const auto days = (std::chrono::sys_days(now) - to_day(day)).count();
    return most_recency * half_recency_days /
           (half_recency_days + static_cast<double>(std::max<std::int64_t>(0, days)));
}

Xapian::Query with_recency(const Xapian::Query& query, Date now) {
    return {Xapian::Query::OP_AND_MAYBE, query, Xapian::Query((new RecencySource(now))->release())};
}

}  // namespace depeche::match
