#include "searcher/match/posting_tree.hpp"

#include <algorithm>
#include <cstdlib>
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

/// How a part of a query is planted.
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
                if ((part.factor > 0 && can_be_scored(query)) || can_be_walked(query, common_.index))
                    return std::make_unique<All>(common_, conjunction(query.get_type(), parts, part));
                return std::make_unique<Matched>(common_.index, query);
            case Query::OP_AND_NOT:
                return std::make_unique<Without>(common_, plant(parts.front(), part),
                                                 plant(std::span(parts).subspan(1), Part{0}));
            case Query::OP_AND_MAYBE:
                return word(parts, part);
            case Query::OP_PHRASE:
                if (auto matches = matches_of(query, part))
                    return std::make_unique<Phrase>(common_.index, std::move(matches),
                                                    part.factor > 0 ? plant(parts, part) : Trees());
                [[fallthrough]];
            default:
                return std::make_unique<Matched>(common_.index, query);
        }
    }

private:
    std::shared_ptr<const PostingList> matches_of(const Query& phrase, const Part& part) const {
        const auto& [database, memory] = common_.index;
        return part.factor > 0 ? memory.lists.find_phrase(database, phrase) : memory.lists.phrase(phrase);
    }

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
        if (auto joint = common_.index.memory.lists.find_synonym(common_.index.database, query))
            return std::make_unique<Synonym>(common_, std::move(joint), part.factor);
        std::vector<Postings> terms;
        for (const Query& leaf : parts_of(query))
            terms.emplace_back(common_.index, term_of(leaf));
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

template <typename IsFound>
bool is_walked(const Query& query, IsFound is_found) {
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
            return std::ranges::all_of(parts_of(query),
                                       [&](const Query& part) { return is_walked(part, is_found); });
        case Query::OP_PHRASE:
            return is_found(query);
        default:
            return false;
    }
}

bool is_walked_without_phrases(const Query& query) {
    return is_walked(query, [](const Query&) { return false; });
}

bool is_weightless(const Query& query) {
    return query.get_type() == Query::OP_SCALE_WEIGHT && factor_of(query) == 0;
}

}  // namespace

bool can_be_walked(const Query& query, const WalkedIndex& index) {
    return is_walked(query,
                     [&](const Query& phrase) { return index.memory.lists.phrase(phrase) != nullptr; });
}

bool can_be_scored(const Query& query) {
    const std::vector<Query> parts = parts_of(query);
    switch (query.get_type()) {
        case Query::LEAF_TERM:
        case Query::LEAF_MATCH_ALL:
        case Query::LEAF_MATCH_NOTHING:
            return true;
        case Query::OP_OR:
            return std::ranges::all_of(parts, can_be_scored);
        case Query::OP_AND:
            return std::ranges::all_of(parts, [](const Query& part) {
                return is_walked_without_phrases(part) && can_be_scored(part);
            });
        case Query::OP_SCALE_WEIGHT:
            return is_weightless(query) ? is_walked_without_phrases(parts.front())
                                        : can_be_scored(parts.front());
        case Query::OP_SYNONYM:
            return is_synonym_of_terms(query);
        case Query::OP_AND_MAYBE:
            return parts.size() == 2 && (is_term(parts[0]) || is_synonym_of_terms(parts[0])) &&
                   is_scaled_term(parts[1]);
        case Query::OP_AND_NOT:
        case Query::OP_FILTER:
            return can_be_scored(parts.front()) &&
                   std::ranges::all_of(std::span(parts).subspan(1), is_walked_without_phrases);
        case Query::OP_PHRASE:
            return std::ranges::all_of(parts, is_walked_without_phrases);
        default:
            return false;
    }
}

std::unique_ptr<PostingTree> plant(const Query& query, const WalkedIndex& index, Scoring scoring) {
    return Planter(index).plant(query, Part{scoring == Scoring::none ? 0.0 : 1.0});
}

}  // namespace depeche::match
