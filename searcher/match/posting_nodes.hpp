#pragma once

// The kinds of nodes that posting_tree.cpp makes trees of.

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "searcher/match/match_collector.hpp"
#include "searcher/match/posting_tree.hpp"
#include "searcher/match/word_weight.hpp"

namespace depeche::match {

using Place = BlockSet::Place;
using Trees = std::vector<std::unique_ptr<PostingTree>>;

/// Block scores for parts that need some for the time of a call: as many are made as calls are nested. All 0
/// when they are lent and when they come back.
class Scratch {
public:
    class Loan {
    public:
        explicit Loan(Scratch& scratch) : scratch_(scratch) {
            if (scratch_.free_.empty())
                scratch_.free_.push_back(std::make_unique<BlockScores>());
            scores_ = std::move(scratch_.free_.back());
            scratch_.free_.pop_back();
        }
        ~Loan() { scratch_.free_.push_back(std::move(scores_)); }
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;

        BlockScores& operator*() { return *scores_; }

    private:
        Scratch& scratch_;
        std::unique_ptr<BlockScores> scores_;
    };

private:
    std::vector<std::unique_ptr<BlockScores>> free_;
};

/// What the parts of a tree share.
struct Common {
    WalkedIndex index;
    std::shared_ptr<Scratch> scratch = std::make_shared<Scratch>();

    Xapian::termcount length(Xapian::docid document) const {
        return index.memory.length(index.database, document);
    }
};

/// A tree of which nothing counts but what it matches.
class Unscored : public PostingTree {
public:
    void score(std::size_t block, const Among* among, BlockSet& into, BlockScores& /*scores*/) override {
        match(block, among, into);
    }
};

class Term final : public PostingTree {
public:
    Term(const Common& common, std::string term, double factor)
        : common_(common), postings_(common.index, std::move(term)) {
        if (factor > 0)
            weight_.emplace(common.index.database, postings_.frequency(), factor);
    }

    std::size_t most_matches() const override { return postings_.frequency(); }
    double full_weight() const { return weight_ ? weight_->full() : 0; }

    void match(std::size_t block, const Among* among, BlockSet& into) override {
        postings_.walk(block, among, [&](Place place) { into.add(place); });
    }

    void score(std::size_t block, const Among* among, BlockSet& into, BlockScores& scores) override {
        if (!weight_) {
            match(block, among, into);
            return;
        }
        postings_.walk(block, among, [&](Place place) {
            into.add(place);
            scores[place] += weight_here(first_of(block) + place);
        });
    }

    /// What one document has for it. To be asked in the order of documents.
    double weight_in(Xapian::docid document) {
        return weight_ && postings_.seek(document) ? weight_here(document) : 0;
    }

private:
    double weight_here(Xapian::docid document) const {
        return weight_->of(postings_.count(), common_.length(document));
    }

    Common common_;
    Postings postings_;
    std::optional<WordWeight> weight_;
};

/// Terms that count as one: their joint list where that is kept, else each in turn.
class Synonym final : public PostingTree {
public:
    Synonym(const Common& common, std::shared_ptr<const PostingList> joint, double factor)
        : Synonym(common, joint->frequency(), factor) {
        terms_.emplace_back(common.index, std::move(joint));
    }

    Synonym(const Common& common, std::vector<Postings> terms, double factor)
        : Synonym(common, joint_frequency_of(terms, common.index.database.get_doccount()), factor) {
        terms_ = std::move(terms);
    }

    std::size_t most_matches() const override { return frequency_; }
    double full_weight() const { return weight_ ? weight_->full() : 0; }

    void match(std::size_t block, const Among* among, BlockSet& into) override {
        for (Postings& term : terms_)
            term.walk(block, among, [&](Place place) { into.add(place); });
    }

    void score(std::size_t block, const Among* among, BlockSet& into, BlockScores& scores) override {
        if (!weight_) {
            match(block, among, into);
            return;
        }
        if (terms_.size() == 1) {
            terms_.front().walk(block, among, [&](Place place) {
                into.add(place);
                scores[place] += weight_of(terms_.front().count(), first_of(block) + place);
            });
            return;
        }
        BlockSet found;
        Scratch::Loan counts(*common_.scratch);
        for (Postings& term : terms_)
            term.walk(block, among, [&](Place place) {
                found.add(place);
                (*counts)[place] += term.count();
            });
        found.for_each([&](Place place) {
            const auto count = static_cast<Xapian::termcount>(std::exchange((*counts)[place], 0));
            scores[place] += weight_of(count, first_of(block) + place);
        });
        into |= found;
    }

private:
    Synonym(const Common& common, Xapian::doccount frequency, double factor)
        : common_(common), frequency_(frequency) {
        if (factor > 0)
            weight_.emplace(common.index.database, frequency, factor);
    }

    static Xapian::doccount joint_frequency_of(const std::vector<Postings>& terms, double size) {
        std::vector<Xapian::doccount> frequencies;
        for (const Postings& term : terms)
            frequencies.push_back(term.frequency());
        return joint_frequency(std::move(frequencies), size);
    }

    double weight_of(Xapian::termcount count, Xapian::docid document) const {
        const Xapian::termcount length = common_.length(document);
        return weight_->of(std::min(count, length), length);
    }

    Common common_;
    /// As weights take it, an estimate.
    Xapian::doccount frequency_;
    std::vector<Postings> terms_;
    std::optional<WordWeight> weight_;
};

class Everything final : public Unscored {
public:
    explicit Everything(const WalkedIndex& index)
        : documents_(index, ""),
          last_(index.database.get_lastdocid()),
          is_dense_(index.database.get_doccount() == last_) {}

    std::size_t most_matches() const override { return documents_.frequency(); }

    void match(std::size_t block, const Among* among, BlockSet& into) override {
        if (among != nullptr) {
            into |= among->set;
        } else if (is_dense_ && block > 0 && first_of(block) + BlockSet::size <= last_ + 1) {
            into.fill();
        } else {
            documents_.walk(block, nullptr, [&](Place place) { into.add(place); });
        }
    }

private:
    Postings documents_;
    Xapian::docid last_;
    bool is_dense_;
};

class Nothing final : public Unscored {
public:
    std::size_t most_matches() const override { return 0; }
    void match(std::size_t, const Among*, BlockSet&) override {}
};

/// What Xapian's matcher finds for a query, asked when it is first wanted.
class Matched final : public Unscored {
public:
    Matched(const WalkedIndex& index, Xapian::Query query) : index_(index), query_(std::move(query)) {}

    std::size_t most_matches() const override { return index_.database.get_doccount(); }

    void match(std::size_t block, const Among* among, BlockSet& into) override {
        if (!found_)
            found_ = found_by_matcher(index_.database, query_);
        BlockSet here = found_->block(block);
        if (among != nullptr)
            here &= among->set;
        into |= here;
    }

private:
    WalkedIndex index_;
    Xapian::Query query_;
    std::optional<DocumentSet> found_;
};

/// A phrase of which the matches are kept: found like a term, scored by its words.
class Phrase final : public PostingTree {
public:
    Phrase(const WalkedIndex& index, std::shared_ptr<const PostingList> matches, Trees words)
        : matches_(index, std::move(matches)), words_(std::move(words)) {}

    std::size_t most_matches() const override { return matches_.frequency(); }

    void match(std::size_t block, const Among* among, BlockSet& into) override {
        matches_.walk(block, among, [&](Place place) { into.add(place); });
    }

    void score(std::size_t block, const Among* among, BlockSet& into, BlockScores& scores) override {
        BlockSet found;
        match(block, among, found);
        const Among in_found(found);
        if (in_found.count == 0)
            return;
        into |= found;
        // All of them have the words.
        for (const auto& word : words_)
            word->score(block, &in_found, found, scores);
    }

private:
    Postings matches_;
    Trees words_;
};

inline double bonus_of(const Trees& parts, Place place) {
    double sum = 0;
    for (const auto& part : parts)
        sum += part->bonus(place);
    return sum;
}

inline double most_bonus_ratio(const Trees& parts) {
    double most = 0;
    for (const auto& part : parts)
        most = std::max(most, part->bonus_ratio());
    return most;
}

class Any final : public PostingTree {
public:
    explicit Any(Trees parts) : parts_(std::move(parts)) {}

    std::size_t most_matches() const override {
        return std::transform_reduce(parts_.begin(), parts_.end(), std::size_t{0}, std::plus{},
                                     [](const auto& part) { return part->most_matches(); });
    }
    void match(std::size_t block, const Among* among, BlockSet& into) override {
        for (const auto& part : parts_)
            part->match(block, among, into);
    }
    void score(std::size_t block, const Among* among, BlockSet& into, BlockScores& scores) override {
        for (const auto& part : parts_)
            part->score(block, among, into, scores);
    }
    double bonus(Place place) override { return bonus_of(parts_, place); }
    double bonus_ratio() const override { return most_bonus_ratio(parts_); }

private:
    Trees parts_;
};

/// A part whose documents may drop out: its scores are kept apart until it is known which stay.
class Narrowed : public PostingTree {
public:
    explicit Narrowed(const Common& common) : scratch_(common.scratch) {}

    void score(std::size_t block, const Among* among, BlockSet& into, BlockScores& scores) final {
        BlockSet scored;
        kept_.clear();
        Scratch::Loan apart(*scratch_);
        score_apart(block, among, scored, kept_, *apart);
        kept_.for_each([&](Place place) { scores[place] += (*apart)[place]; });
        scored.for_each([&](Place place) { (*apart)[place] = 0; });
        into |= kept_;
    }
    double bonus(Place place) final { return kept_.contains(place) ? bonus_of_parts(place) : 0; }

private:
    /// Gives the documents that have scores, and those that match.
    virtual void score_apart(std::size_t block, const Among* among, BlockSet& scored, BlockSet& kept,
                             BlockScores& scores) = 0;
    virtual double bonus_of_parts(Place place) = 0;

    std::shared_ptr<Scratch> scratch_;
    BlockSet kept_;
};

class All final : public Narrowed {
public:
    All(const Common& common, Trees parts) : Narrowed(common), parts_(std::move(parts)) {
        // The rarest first, the others among what it leaves.
        std::ranges::stable_sort(parts_, {}, [](const auto& part) { return part->most_matches(); });
    }

    std::size_t most_matches() const override { return parts_.front()->most_matches(); }

    void match(std::size_t block, const Among* among, BlockSet& into) override {
        BlockSet left;
        parts_.front()->match(block, among, left);
        for (std::size_t at = 1; at < parts_.size(); ++at) {
            const Among in_left(left);
            if (in_left.count == 0)
                return;
            BlockSet next;
            parts_[at]->match(block, &in_left, next);
            left = next;
        }
        into |= left;
    }

    double bonus_ratio() const override { return most_bonus_ratio(parts_); }

private:
    void score_apart(std::size_t block, const Among* among, BlockSet& scored, BlockSet& kept,
                     BlockScores& scores) override {
        parts_.front()->score(block, among, scored, scores);
        BlockSet left = scored;
        for (std::size_t at = 1; at < parts_.size(); ++at) {
            const Among in_left(left);
            if (in_left.count == 0)
                return;
            BlockSet next;
            parts_[at]->score(block, &in_left, next, scores);
            left = next;
        }
        kept = left;
    }
    double bonus_of_parts(Place place) override { return bonus_of(parts_, place); }

    Trees parts_;
};

class Without final : public Narrowed {
public:
    Without(const Common& common, std::unique_ptr<PostingTree> wanted, Trees excluded)
        : Narrowed(common), wanted_(std::move(wanted)), excluded_(std::move(excluded)) {}

    std::size_t most_matches() const override { return wanted_->most_matches(); }

    void match(std::size_t block, const Among* among, BlockSet& into) override {
        BlockSet wanted;
        wanted_->match(block, among, wanted);
        exclude(block, wanted);
        into |= wanted;
    }

    double bonus_ratio() const override { return wanted_->bonus_ratio(); }

private:
    void score_apart(std::size_t block, const Among* among, BlockSet& scored, BlockSet& kept,
                     BlockScores& scores) override {
        wanted_->score(block, among, scored, scores);
        kept = scored;
        exclude(block, kept);
    }
    double bonus_of_parts(Place place) override { return wanted_->bonus(place); }

    void exclude(std::size_t block, BlockSet& from) {
        const Among wanted(from);
        if (wanted.count == 0)
            return;
        BlockSet excluded;
        for (const auto& part : excluded_)
            part->match(block, &wanted, excluded);
        from -= excluded;
    }

    std::unique_ptr<PostingTree> wanted_;
    Trees excluded_;
};

/// A word by its stems, which find it, with its exact form, which only adds to its score: as a bonus, which
/// is bounded as no document has the form more often than the stems; or at once, as a form that is rare
/// beside the stems weighs so much that hardly any document would be left out by the bound.
template <typename Stems>
class Word final : public PostingTree {
public:
    Word(std::unique_ptr<Stems> stems, std::unique_ptr<Term> exact, bool is_exact_scored)
        : stems_(std::move(stems)), exact_(std::move(exact)), is_exact_scored_(is_exact_scored) {}

    std::size_t most_matches() const override { return stems_->most_matches(); }
    void match(std::size_t block, const Among* among, BlockSet& into) override {
        stems_->match(block, among, into);
    }
    void score(std::size_t block, const Among* among, BlockSet& into, BlockScores& scores) override {
        block_ = block;
        found_.clear();
        stems_->score(block, among, found_, scores);
        into |= found_;
        if (!is_exact_scored_)
            return;
        BlockSet having_it;
        const Among in_found(found_);
        exact_->score(block, &in_found, having_it, scores);
    }
    double bonus(Place place) override {
        return !is_exact_scored_ && found_.contains(place) ? exact_->weight_in(first_of(block_) + place) : 0;
    }
    double bonus_ratio() const override {
        if (is_exact_scored_)
            return 0;
        return stems_->full_weight() > 0 ? exact_->full_weight() / stems_->full_weight() : 0;
    }

private:
    std::unique_ptr<Stems> stems_;
    std::unique_ptr<Term> exact_;
    bool is_exact_scored_;
    std::size_t block_ = 0;
    BlockSet found_;
};

}  // namespace depeche::match
