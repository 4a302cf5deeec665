#include "searcher/match/posting_tree.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/match/match_collector.hpp"
#include "searcher/match/word_weight.hpp"

namespace depeche::match {

using Xapian::Query;

namespace {

using Place = BlockSet::Place;
using Trees = std::vector<std::unique_ptr<PostingTree>>;

/// Skipping to a posting costs about as much as walking over so many.
constexpr std::size_t postings_a_skip = 20;

Xapian::docid first_of(std::size_t block) {
    return static_cast<Xapian::docid>(block * BlockSet::size);
}

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

/// A posting list on the way: as it is kept in memory, or else as Xapian reads it.
class Postings {
public:
    Postings(const WalkedIndex& index, std::string term)
        : index_(index), term_(std::move(term)), kept_(index.memory.find(index.database, term_)) {
        frequency_ = kept_ ? static_cast<Xapian::doccount>(kept_->documents.size())
                           : index.database.get_termfreq(term_);
        if (frequency_ == 0)
            document_ = ended;
    }

    Xapian::doccount frequency() const { return frequency_; }
    Xapian::termcount count() const { return kept_ ? kept_->counts[at_kept_] : at_.get_wdf(); }

    /// Whether the document has the term. To be asked in the order of documents.
    bool seek(Xapian::docid document) {
        if (document_ < document) {
            if (kept_)
                seek_kept(document);
            else
                seek_read(document);
        }
        return document_ == document;
    }

    /// Visits those of a block that are `among`.
    template <typename Visit>
    void walk(std::size_t block, const Among* among, Visit visit) {
        const Xapian::docid first = first_of(block);
        const Xapian::docid behind = first + BlockSet::size;
        if (document_ >= behind)
            return;
        if (among != nullptr && among->count * postings_a_skip < postings_a_block()) {
            among->set.for_each([&](Place place) {
                if (seek(first + place))
                    visit(place);
            });
            return;
        }
        const auto visit_wanted = [&](Place place) {
            if (among == nullptr || among->set.contains(place))
                visit(place);
        };
        // There is no document 0.
        seek(std::max<Xapian::docid>(first, 1));
        if (kept_) {
            const std::vector<Xapian::docid>& documents = kept_->documents;
            for (; at_kept_ < documents.size() && documents[at_kept_] < behind; ++at_kept_)
                visit_wanted(documents[at_kept_] - first);
            read_kept();
        } else {
            for (; document_ < behind; ++at_, read())
                visit_wanted(document_ - first);
        }
    }

private:
    static constexpr Xapian::docid unread = 0;
    static constexpr Xapian::docid ended = std::numeric_limits<Xapian::docid>::max();

    void seek_read(Xapian::docid document) {
        if (document_ == unread)
            at_ = index_.database.postlist_begin(term_);
        at_.skip_to(document);
        read();
    }
    void read() { document_ = at_ == Xapian::PostingIterator() ? ended : *at_; }

    /// In steps that double, as the next wanted is often near.
    void seek_kept(Xapian::docid document) {
        const std::vector<Xapian::docid>& documents = kept_->documents;
        std::size_t step = 1;
        std::size_t end = at_kept_;
        while (end < documents.size() && documents[end] < document) {
            at_kept_ = end;
            end += step;
            step *= 2;
        }
        const auto from = documents.begin() + static_cast<std::ptrdiff_t>(at_kept_);
        const auto to = documents.begin() + static_cast<std::ptrdiff_t>(std::min(end, documents.size()));
        at_kept_ = static_cast<std::size_t>(std::lower_bound(from, to, document) - documents.begin());
        read_kept();
    }
    void read_kept() { document_ = at_kept_ < kept_->documents.size() ? kept_->documents[at_kept_] : ended; }

    std::size_t postings_a_block() const {
        return std::size_t{frequency_} * BlockSet::size / (std::size_t{index_.database.get_lastdocid()} + 1);
    }

    WalkedIndex index_;
    std::string term_;
    Xapian::doccount frequency_;
    Xapian::docid document_ = unread;
    Xapian::PostingIterator at_;
    /// Null when it is not kept.
    std::shared_ptr<const PostingList> kept_;
    std::size_t at_kept_ = 0;
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

/// Terms that count as one.
class Synonym final : public PostingTree {
public:
    Synonym(const Common& common, std::vector<std::string> terms, double factor) : common_(common) {
        const Xapian::Database& index = common.index.database;
        // As Xapian has it: as many as have one of them if having one says nothing about having others.
        const double size = index.get_doccount();
        double frequency = 0;
        for (std::string& term : terms) {
            terms_.emplace_back(common.index, std::move(term));
            const double own = terms_.back().frequency();
            frequency += own - frequency * own / std::max(size, 1.0);
        }
        if (factor > 0)
            weight_.emplace(index, static_cast<Xapian::doccount>(frequency + 0.5), factor);
    }

    std::size_t most_matches() const override {
        return std::transform_reduce(terms_.begin(), terms_.end(), std::size_t{0}, std::plus{},
                                     [](const Postings& term) { return std::size_t{term.frequency()}; });
    }
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
        BlockSet found;
        Scratch::Loan counts(*common_.scratch);
        for (Postings& term : terms_)
            term.walk(block, among, [&](Place place) {
                found.add(place);
                (*counts)[place] += term.count();
            });
        found.for_each([&](Place place) {
            const Xapian::termcount length = common_.length(first_of(block) + place);
            const auto count = static_cast<Xapian::termcount>(std::exchange((*counts)[place], 0));
            scores[place] += weight_->of(std::min(count, length), length);
        });
        into |= found;
    }

private:
    Common common_;
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
    Matched(const WalkedIndex& index, Query query) : index_(index), query_(std::move(query)) {}

    std::size_t most_matches() const override { return index_.database.get_doccount(); }

    void match(std::size_t block, const Among* among, BlockSet& into) override {
        if (!found_)
            find();
        BlockSet here = found_->block(block);
        if (among != nullptr)
            here &= among->set;
        into |= here;
    }

private:
    void find() {
        MatchCollector collector(found_.emplace(index_.database.get_lastdocid()));
        Xapian::Enquire enquire(index_.database);
        enquire.set_query(query_);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.add_matchspy(&collector);
        enquire.get_mset(0, 0, index_.database.get_doccount());
    }

    WalkedIndex index_;
    Query query_;
    std::optional<DocumentSet> found_;
};

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
    double bonus(Place place) override {
        double sum = 0;
        for (const auto& part : parts_)
            sum += part->bonus(place);
        return sum;
    }
    double bonus_ratio() const override {
        double most = 0;
        for (const auto& part : parts_)
            most = std::max(most, part->bonus_ratio());
        return most;
    }

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

    double bonus_ratio() const override {
        double most = 0;
        for (const auto& part : parts_)
            most = std::max(most, part->bonus_ratio());
        return most;
    }

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
    double bonus_of_parts(Place place) override {
        double sum = 0;
        for (const auto& part : parts_)
            sum += part->bonus(place);
        return sum;
    }

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

/// A word by its stems, which find it, with its exact form, which only adds to its score. That no document
/// has the form more often than the stems bounds what it adds.
template <typename Stems>
class Word final : public PostingTree {
public:
    Word(std::unique_ptr<Stems> stems, std::unique_ptr<Term> exact)
        : stems_(std::move(stems)), exact_(std::move(exact)) {}

    std::size_t most_matches() const override { return stems_->most_matches(); }
    void match(std::size_t block, const Among* among, BlockSet& into) override {
        stems_->match(block, among, into);
    }
    void score(std::size_t block, const Among* among, BlockSet& into, BlockScores& scores) override {
        block_ = block;
        found_.clear();
        stems_->score(block, among, found_, scores);
        into |= found_;
    }
    double bonus(Place place) override {
        return found_.contains(place) ? exact_->weight_in(first_of(block_) + place) : 0;
    }
    double bonus_ratio() const override {
        return stems_->full_weight() > 0 ? exact_->full_weight() / stems_->full_weight() : 0;
    }

private:
    std::unique_ptr<Stems> stems_;
    std::unique_ptr<Term> exact_;
    std::size_t block_ = 0;
    BlockSet found_;
};

std::string term_of(const Query& leaf) {
    return *leaf.get_terms_begin();
}

/// Xapian tells the factor of a query in words only: "Query(0.5 * word)".
double factor_of(const Query& scaled) {
    constexpr std::string_view before = "Query(";
    return std::strtod(scaled.get_description().c_str() + before.size(), nullptr);
}

std::vector<Query> parts_of(const Query& query) {
    std::vector<Query> parts;
    for (std::size_t at = 0; at < query.get_num_subqueries(); ++at)
        parts.push_back(query.get_subquery(at));
    return parts;
}

bool is_term(const Query& query) {
    return query.get_type() == Query::LEAF_TERM;
}

bool is_synonym_of_terms(const Query& query) {
    return query.get_type() == Query::OP_SYNONYM && std::ranges::all_of(parts_of(query), is_term);
}

/// Whether this is the exact form of a word, as `query::compile` adds it to the stems.
bool is_scaled_term(const Query& query) {
    return query.get_type() == Query::OP_SCALE_WEIGHT && is_term(query.get_subquery(0));
}

class Planter {
public:
    explicit Planter(const WalkedIndex& index) : common_{index} {}

    std::unique_ptr<PostingTree> plant(const Query& query, double factor) const {
        const std::vector<Query> parts = parts_of(query);
        switch (query.get_type()) {
            case Query::LEAF_TERM:
                return term(query, factor);
            case Query::LEAF_MATCH_ALL:
                return std::make_unique<Everything>(common_.index);
            case Query::LEAF_MATCH_NOTHING:
                return std::make_unique<Nothing>();
            case Query::OP_SCALE_WEIGHT:
                return plant(parts.front(), factor == 0 ? 0 : factor * factor_of(query));
            case Query::OP_SYNONYM:
                if (is_synonym_of_terms(query))
                    return synonym(parts, factor);
                [[fallthrough]];
            case Query::OP_OR:
            case Query::OP_MAX:
                return std::make_unique<Any>(plant(parts, factor));
            case Query::OP_AND:
            case Query::OP_FILTER:
                // The matcher looks at positions only where all the rest of a conjunction matches.
                if (can_be_walked(query))
                    return std::make_unique<All>(common_, conjunction(query.get_type(), parts, factor));
                return std::make_unique<Matched>(common_.index, query);
            case Query::OP_AND_NOT:
                return std::make_unique<Without>(common_, plant(parts.front(), factor),
                                                 plant(std::span(parts).subspan(1), 0));
            case Query::OP_AND_MAYBE:
                return word(parts, factor);
            default:
                return std::make_unique<Matched>(common_.index, query);
        }
    }

private:
    Trees plant(std::span<const Query> queries, double factor) const {
        Trees trees;
        for (const Query& query : queries)
            trees.push_back(plant(query, factor));
        return trees;
    }

    Trees conjunction(Query::op how, std::span<const Query> parts, double factor) const {
        if (how == Query::OP_AND)
            return plant(parts, factor);
        Trees trees = plant(parts.subspan(1), 0);
        trees.push_back(plant(parts.front(), factor));
        return trees;
    }

    std::unique_ptr<Term> term(const Query& leaf, double factor) const {
        return std::make_unique<Term>(common_, term_of(leaf), factor);
    }

    std::unique_ptr<Synonym> synonym(const std::vector<Query>& leaves, double factor) const {
        std::vector<std::string> terms;
        std::ranges::transform(leaves, std::back_inserter(terms), term_of);
        return std::make_unique<Synonym>(common_, std::move(terms), factor);
    }

    std::unique_ptr<PostingTree> word(const std::vector<Query>& parts, double factor) const {
        // What only adds to scores is nothing to who does not ask for them.
        if (factor == 0 || parts.size() != 2 || !is_scaled_term(parts[1]))
            return plant(parts.front(), factor);
        auto exact = term(parts[1].get_subquery(0), factor * factor_of(parts[1]));
        if (is_term(parts[0]))
            return std::make_unique<Word<Term>>(term(parts[0], factor), std::move(exact));
        if (is_synonym_of_terms(parts[0]))
            return std::make_unique<Word<Synonym>>(synonym(parts_of(parts[0]), factor), std::move(exact));
        return plant(parts.front(), factor);
    }

    Common common_;
};

bool is_weightless(const Query& query) {
    return query.get_type() == Query::OP_SCALE_WEIGHT && factor_of(query) == 0;
}

}  // namespace

bool can_be_walked(const Query& query) {
    switch (query.get_type()) {
        case Query::LEAF_TERM:
        case Query::LEAF_MATCH_ALL:
        case Query::LEAF_MATCH_NOTHING:
            return true;
        case Query::OP_OR:
        case Query::OP_SYNONYM:
        case Query::OP_MAX:
        case Query::OP_SCALE_WEIGHT:
        case Query::OP_AND_MAYBE:
        case Query::OP_AND_NOT:
        case Query::OP_AND:
        case Query::OP_FILTER:
            return std::ranges::all_of(parts_of(query), can_be_walked);
        default:
            return false;
    }
}

bool can_be_scored(const Query& query) {
    const std::vector<Query> parts = parts_of(query);
    switch (query.get_type()) {
        case Query::LEAF_TERM:
        case Query::LEAF_MATCH_ALL:
        case Query::LEAF_MATCH_NOTHING:
            return true;
        case Query::OP_OR:
        case Query::OP_AND:
            return std::ranges::all_of(parts, can_be_scored);
        case Query::OP_SCALE_WEIGHT:
            return is_weightless(query) ? can_be_walked(parts.front()) : can_be_scored(parts.front());
        case Query::OP_SYNONYM:
            return is_synonym_of_terms(query);
        case Query::OP_AND_MAYBE:
            return parts.size() == 2 && (is_term(parts[0]) || is_synonym_of_terms(parts[0])) &&
                   is_scaled_term(parts[1]);
        case Query::OP_AND_NOT:
        case Query::OP_FILTER:
            return can_be_scored(parts.front()) &&
                   std::ranges::all_of(std::span(parts).subspan(1), can_be_walked);
        default:
            return false;
    }
}

std::unique_ptr<PostingTree> plant(const Query& query, const WalkedIndex& index, Scoring scoring) {
    return Planter(index).plant(query, scoring == Scoring::none ? 0 : 1);
}

}  // namespace depeche::match
