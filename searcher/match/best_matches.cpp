#include "searcher/match/best_matches.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace depeche::match {

namespace {

bool is_better(const ScoredDocument& a, const ScoredDocument& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
}

/// The best of the documents that come, in the order of their numbers.
class Best {
public:
    explicit Best(std::size_t limit) : limit_(limit) {
        if (limit == 0)
            floor_ = std::numeric_limits<double>::infinity();
    }

    /// Who is still to come must score more than this to be among them.
    double floor() const { return floor_; }

    void add(ScoredDocument document) {
        if (document.score <= floor_)
            return;
        documents_.push_back(document);
        // Sorted out now and then only, which costs little for each.
        if (documents_.size() >= 2 * limit_ + spare)
            cut();
    }

    std::vector<ScoredDocument> take() {
        cut();
        std::ranges::sort(documents_, is_better);
        return std::move(documents_);
    }

private:
    static constexpr std::size_t spare = 64;

    void cut() {
        if (documents_.size() <= limit_)
            return;
        const auto end = documents_.begin() + static_cast<std::ptrdiff_t>(limit_);
        std::ranges::nth_element(documents_, end, is_better);
        documents_.erase(end, documents_.end());
        floor_ = std::ranges::max_element(documents_, is_better)->score;
    }

    std::size_t limit_;
    double floor_ = -std::numeric_limits<double>::infinity();
    std::vector<ScoredDocument> documents_;
};

}  // namespace

BestMatches best_matches(const WalkedIndex& index, const Xapian::Query& query, std::size_t limit) {
    BestMatches found{{}, DocumentSet(index.database.get_lastdocid())};
    const auto tree = plant(query, index, Scoring::by_words);
    index.memory.expect_lengths(index.database, tree->most_matches());
    // A rounding more, as the sum of its parts may be.
    const double most_with_bonus = (1 + tree->bonus_ratio()) * (1 + 1e-9);
    Best best(limit);
    BlockScores scores{};
    for (std::size_t block = 0; block < found.all.blocks(); ++block) {
        BlockSet& matches = found.all.block(block);
        tree->score(block, nullptr, matches, scores);
        matches.for_each(
            [&, first = static_cast<Xapian::docid>(block * BlockSet::size)](BlockSet::Place place) {
                const double score = std::exchange(scores[place], 0);
                if (score * most_with_bonus > best.floor())
                    best.add({first + place, score + tree->bonus(place)});
            });
    }
    found.best = best.take();
    return found;
}

}  // namespace depeche::match
