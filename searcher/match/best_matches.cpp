#include "searcher/match/best_matches.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "schema/terms.hpp"
#include "searcher/match/recency.hpp"

namespace depeche::match {

namespace {

bool goes_before(const ScoredDocument& a, const ScoredDocument& b) {
    if (a.rank != b.rank)
        return a.rank > b.rank;
    return a.score != b.score ? a.score > b.score : a.document < b.document;
}

/// The first of the documents that come, in the order of their numbers.
class First {
public:
    explicit First(std::size_t limit) : limit_(limit) {}

    /// Whether one who is still to come may be among them with this score.
    bool may_take(std::int64_t rank, double score) const {
        return limit_ > 0 && (!last_ || rank > last_->rank || (rank == last_->rank && score > last_->score));
    }

    void add(const ScoredDocument& document) {
        if (!may_take(document.rank, document.score))
            return;
        documents_.push_back(document);
        // Sorted out now and then only, which costs little for each; the sooner, the fewer are added.
        if (documents_.size() >= limit_ + std::max(spare, limit_ / 2))
            cut();
    }

    std::vector<ScoredDocument> take() {
        cut();
        std::ranges::sort(documents_, goes_before);
        return std::move(documents_);
    }

private:
    static constexpr std::size_t spare = 24;

    void cut() {
        if (documents_.size() <= limit_)
            return;
        const auto end = documents_.begin() + static_cast<std::ptrdiff_t>(limit_);
        std::ranges::nth_element(documents_, end, goes_before);
        documents_.erase(end, documents_.end());
        last_ = *std::ranges::max_element(documents_, goes_before);
    }

    std::size_t limit_;
    /// Of as many as are wanted.
    std::optional<ScoredDocument> last_;
    std::vector<ScoredDocument> documents_;
};

/// The days of documents, each asked for after those before it.
class Days {
public:
    explicit Days(const WalkedIndex& index)
        : loaded_(index.memory.days.loaded()),
          slot_(index.database.valuestream_begin(schema::slot_newest)),
          end_(index.database.valuestream_end(schema::slot_newest)) {}

    std::uint32_t of(Xapian::docid document) {
        if (!loaded_.empty())
            return loaded_[document];
        if (slot_ != end_)
            slot_.skip_to(document);
        return slot_ != end_ && slot_.get_docid() == document ? day_number(*slot_) : 0;
    }

private:
    const std::vector<std::uint32_t>& loaded_;
    Xapian::ValueIterator slot_;
    Xapian::ValueIterator end_;
};

std::int64_t rank_of(std::uint32_t day, Order order) {
    constexpr std::int64_t undated = std::numeric_limits<std::uint32_t>::max();
    switch (order) {
        case Order::best:
            return 0;
        case Order::newest:
            return day;
        case Order::oldest:
            return day == 0 ? -undated : -std::int64_t{day};
    }
    return 0;
}

}  // namespace

BestMatches best_matches(const WalkedIndex& index, const Xapian::Query& query, const Ordering& ordering,
                         std::size_t limit) {
    BestMatches found{{}, DocumentSet(index.database.get_lastdocid())};
    const auto tree = plant(query, index, Scoring::by_words);
    index.memory.lengths.expect(index.database, tree->most_matches());
    const bool needs_days = ordering.order != Order::best || ordering.now;
    if (needs_days)
        index.memory.days.expect(index.database, tree->most_matches());
    std::optional<Days> days;
    if (needs_days)
        days.emplace(index);

    // A rounding more, as the sum of its parts may be.
    const double most_with_bonus = (1 + tree->bonus_ratio()) * (1 + 1e-9);
    First first(limit);
    BlockScores scores{};
    for (std::size_t block = 0; block < found.all.blocks(); ++block) {
        BlockSet& matches = found.all.block(block);
        tree->score(block, nullptr, matches, scores);
        matches.for_each([&](BlockSet::Place place) {
            const Xapian::docid document = first_of(block) + place;
            const double score = std::exchange(scores[place], 0);
            const std::uint32_t day = days ? days->of(document) : 0;
            const std::int64_t rank = rank_of(day, ordering.order);
            const double recent = ordering.now ? recency(day, *ordering.now) : 0;
            if (first.may_take(rank, score * most_with_bonus + recent))
                first.add({document, score + tree->bonus(place) + recent, recent, rank});
        });
    }
    found.first = first.take();
    return found;
}

}  // namespace depeche::match
