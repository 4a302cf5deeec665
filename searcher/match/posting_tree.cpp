#include "searcher/match/posting_tree.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/match/posting_nodes.hpp"

namespace depeche::match {

using Xapian::Query;

namespace {

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

/// Of a query.
struct Part {
    /// What its scores are multiplied by; not scored when it is 0.
    double factor;
    /// Other parts may leave out much of what it finds.
    bool is_narrowed = false;

    Part scaled(double by) const { return {factor == 0 ? 0 : factor * by, is_narrowed}; }
};

class Planter {
public:
    explicit Planter(const WalkedIndex& index) : common_{index} {}

    std::unique_ptr<PostingTree> plant(const Query& query, const Part& part) const {
        const std::vector<Query> parts = parts_of(query);
        switch (query.get_type()) {
            case Query::LEAF_TERM:
                return term(query, part);
            case Query::LEAF_MATCH_ALL:
                return std::make_unique<Everything>(common_.index);
            case Query::LEAF_MATCH_NOTHING:
                return std::make_unique<Nothing>();
            case Query::OP_SCALE_WEIGHT:
                return plant(parts.front(), part.scaled(factor_of(query)));
            case Query::OP_SYNONYM:
                if (is_synonym_of_terms(query))
                    return synonym(query, part);
                [[fallthrough]];
            case Query::OP_OR:
            case Query::OP_MAX:
                return std::make_unique<Any>(plant(parts, part));
            case Query::OP_AND:
            case Query::OP_FILTER:
                // The matcher looks at positions only where all the rest of a conjunction matches.
                if (can_be_walked(query, common_.index))
                    return std::make_unique<All>(common_, conjunction(query.get_type(), parts, part));
                return std::make_unique<Matched>(common_.index, query);
            case Query::OP_AND_NOT:
                return std::make_unique<Without>(common_, plant(parts.front(), part),
                                                 plant(std::span(parts).subspan(1), Part{0}));
            case Query::OP_AND_MAYBE:
                return word(parts, part);
            case Query::OP_PHRASE:
                if (auto matches = common_.index.memory.phrase(query))
                    return std::make_unique<Phrase>(common_.index, std::move(matches),
                                                    part.factor > 0 ? plant(parts, part) : Trees());
                [[fallthrough]];
            default:
                return std::make_unique<Matched>(common_.index, query);
        }
    }

private:
    Trees plant(std::span<const Query> queries, const Part& part) const {
        Trees trees;
        for (const Query& query : queries)
            trees.push_back(plant(query, part));
        return trees;
    }

    Trees conjunction(Query::op how, std::span<const Query> parts, const Part& part) const {
        const Part narrowed{part.factor, true};
        if (how == Query::OP_AND)
            return plant(parts, narrowed);
        Trees trees = plant(parts.subspan(1), Part{0});
        trees.push_back(plant(parts.front(), narrowed));
        return trees;
    }

    std::unique_ptr<Term> term(const Query& leaf, const Part& part) const {
        return std::make_unique<Term>(common_, term_of(leaf), part.factor);
    }

    std::unique_ptr<Synonym> synonym(const Query& query, const Part& part) const {
        if (auto joint = common_.index.memory.find_synonym(common_.index.database, query))
            return std::make_unique<Synonym>(common_, std::move(joint), part.factor);
        std::vector<std::string> terms;
        std::ranges::transform(parts_of(query), std::back_inserter(terms), term_of);
        return std::make_unique<Synonym>(common_, std::move(terms), part.factor);
    }

    std::unique_ptr<PostingTree> word(const std::vector<Query>& parts, const Part& part) const {
        // What only adds to scores is nothing to who does not ask for them.
        if (part.factor == 0 || parts.size() != 2 || !is_scaled_term(parts[1]))
            return plant(parts.front(), part);
        auto exact = term(parts[1].get_subquery(0), part.scaled(factor_of(parts[1])));
        if (is_term(parts[0]))
            return word_of(term(parts[0], part), std::move(exact), part);
        if (is_synonym_of_terms(parts[0]))
            return word_of(synonym(parts[0], part), std::move(exact), part);
        return plant(parts.front(), part);
    }

    template <typename Stems>
    static std::unique_ptr<PostingTree> word_of(std::unique_ptr<Stems> stems, std::unique_ptr<Term> exact,
                                                const Part& part) {
        // Documents that drop out need no scores.
        const bool is_scored = !part.is_narrowed && exact->most_matches() < stems->most_matches() / 2;
        return std::make_unique<Word<Stems>>(std::move(stems), std::move(exact), is_scored);
    }

    Common common_;
};

bool all_can_be_walked(std::span<const Query> parts, const WalkedIndex& index) {
    return std::ranges::all_of(parts, [&](const Query& part) { return can_be_walked(part, index); });
}

bool is_weightless(const Query& query) {
    return query.get_type() == Query::OP_SCALE_WEIGHT && factor_of(query) == 0;
}

}  // namespace

void find_phrases(const Query& query, const WalkedIndex& index) {
    switch (query.get_type()) {
        case Query::OP_PHRASE:
            index.memory.find_phrase(index.database, query);
            break;
        case Query::OP_OR:
        case Query::OP_SYNONYM:
        case Query::OP_MAX:
        case Query::OP_SCALE_WEIGHT:
            for (const Query& part : parts_of(query))
                find_phrases(part, index);
            break;
        case Query::OP_AND_MAYBE:
        case Query::OP_AND_NOT:
            find_phrases(query.get_subquery(0), index);
            break;
        default:
            break;
    }
}

bool can_be_walked(const Query& query, const WalkedIndex& index) {
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
            return all_can_be_walked(parts_of(query), index);
        case Query::OP_PHRASE:
            return index.memory.phrase(query) != nullptr;
        default:
            return false;
    }
}

bool can_be_scored(const Query& query, const WalkedIndex& index) {
    const std::vector<Query> parts = parts_of(query);
    switch (query.get_type()) {
        case Query::LEAF_TERM:
        case Query::LEAF_MATCH_ALL:
        case Query::LEAF_MATCH_NOTHING:
            return true;
        case Query::OP_OR:
        case Query::OP_AND:
            return std::ranges::all_of(parts, [&](const Query& part) { return can_be_scored(part, index); });
        case Query::OP_SCALE_WEIGHT:
            return is_weightless(query) ? can_be_walked(parts.front(), index)
                                        : can_be_scored(parts.front(), index);
        case Query::OP_SYNONYM:
            return is_synonym_of_terms(query);
        case Query::OP_AND_MAYBE:
            return parts.size() == 2 && (is_term(parts[0]) || is_synonym_of_terms(parts[0])) &&
                   is_scaled_term(parts[1]);
        case Query::OP_AND_NOT:
        case Query::OP_FILTER:
            return can_be_scored(parts.front(), index) &&
                   all_can_be_walked(std::span(parts).subspan(1), index);
        case Query::OP_PHRASE:
            return can_be_walked(query, index);
        default:
            return false;
    }
}

std::unique_ptr<PostingTree> plant(const Query& query, const WalkedIndex& index, Scoring scoring) {
    return Planter(index).plant(query, Part{scoring == Scoring::none ? 0.0 : 1.0});
}

}  // namespace depeche::match
