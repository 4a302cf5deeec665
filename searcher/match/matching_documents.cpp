#include "searcher/match/matching_documents.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace depeche::match {

using Xapian::Query;

namespace {

/// Skipping to a posting costs about as much as walking over so many.
constexpr std::size_t postings_a_skip = 20;

/// What a part of a query is looked for in.
struct Among {
    explicit Among(const DocumentSet& documents) : set(documents), size(documents.size()) {}

    const DocumentSet& set;
    std::size_t size;
};

class Walk {
public:
    explicit Walk(const Xapian::Database& index) : index_(index), last_(index.get_lastdocid()) {}

    DocumentSet none() const { return DocumentSet(last_); }

    /// Adds to `into` what `query` matches, all of it when `among` is null.
    void collect(const Query& query, const Among* among, DocumentSet& into) const {
        switch (query.get_type()) {
            case Query::LEAF_TERM:
                collect_term(*query.get_terms_begin(), among, into);
                break;
            case Query::LEAF_MATCH_ALL:
                collect_all(among, into);
                break;
            case Query::LEAF_MATCH_NOTHING:
                break;
            case Query::OP_OR:
            case Query::OP_SYNONYM:
            case Query::OP_MAX:
                for (std::size_t at = 0; at < query.get_num_subqueries(); ++at)
                    collect(query.get_subquery(at), among, into);
                break;
            case Query::OP_SCALE_WEIGHT:
            case Query::OP_AND_MAYBE:
                collect(query.get_subquery(0), among, into);
                break;
            case Query::OP_AND_NOT:
                collect_difference(query, among, into);
                break;
            case Query::OP_AND:
            case Query::OP_FILTER:
                // The matcher looks at positions only where all the rest of a conjunction matches.
                if (can_be_walked(query)) {
                    collect_conjunction(query, among, into);
                    break;
                }
                [[fallthrough]];
            default:
                collect_matched(query, among, into);
        }
    }

private:
    void collect_term(const std::string& term, const Among* among, DocumentSet& into) const {
        auto posting = index_.postlist_begin(term);
        const auto end = index_.postlist_end(term);
        if (among == nullptr) {
            for (; posting != end; ++posting)
                into.add(*posting);
        } else if (among->size * postings_a_skip < index_.get_termfreq(term)) {
            among->set.for_each([&](Xapian::docid document) {
                if (posting == end)
                    return;
                posting.skip_to(document);
                if (posting != end && *posting == document)
                    into.add(document);
            });
        } else {
            for (; posting != end; ++posting)
                if (among->set.contains(*posting))
                    into.add(*posting);
        }
    }

    void collect_all(const Among* among, DocumentSet& into) const {
        if (among != nullptr)
            into |= among->set;
        else if (index_.get_doccount() == last_)
            into.add_all(last_);
        else
            collect_term("", nullptr, into);
    }

    void collect_difference(const Query& query, const Among* among, DocumentSet& into) const {
        DocumentSet kept = none();
        collect(query.get_subquery(0), among, kept);
        DocumentSet excluded = none();
        const Among in_kept(kept);
        for (std::size_t at = 1; at < query.get_num_subqueries(); ++at)
            collect(query.get_subquery(at), &in_kept, excluded);
        into |= kept -= excluded;
    }

    /// The rarest part first, the others among what it leaves.
    void collect_conjunction(const Query& query, const Among* among, DocumentSet& into) const {
        std::vector<std::pair<std::size_t, std::size_t>> parts;
        for (std::size_t at = 0; at < query.get_num_subqueries(); ++at)
            parts.emplace_back(most_matches(query.get_subquery(at)), at);
        std::ranges::sort(parts);
        DocumentSet left = none();
        collect(query.get_subquery(parts.front().second), among, left);
        for (std::size_t at = 1; at < parts.size(); ++at) {
            DocumentSet next = none();
            const Among in_left(left);
            if (in_left.size == 0)
                return;
            collect(query.get_subquery(parts[at].second), &in_left, next);
            left = std::move(next);
        }
        into |= left;
    }

    void collect_matched(const Query& query, const Among* among, DocumentSet& into) const {
        DocumentSet matched = none();
        MatchCollector collector(matched);
        Xapian::Enquire enquire(index_);
        enquire.set_query(query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.add_matchspy(&collector);
        enquire.get_mset(0, 0, index_.get_doccount());
        if (among == nullptr)
            into |= matched;
        else
            among->set.for_each([&](Xapian::docid document) {
                if (matched.contains(document))
                    into.add(document);
            });
    }

    std::size_t most_matches(const Query& query) const {
        const auto of = [&](std::size_t at) { return most_matches(query.get_subquery(at)); };
        switch (query.get_type()) {
            case Query::LEAF_TERM:
                return index_.get_termfreq(*query.get_terms_begin());
            case Query::LEAF_MATCH_NOTHING:
                return 0;
            case Query::OP_SCALE_WEIGHT:
            case Query::OP_AND_MAYBE:
            case Query::OP_AND_NOT:
                return of(0);
            case Query::OP_AND:
            case Query::OP_FILTER: {
                std::size_t fewest = of(0);
                for (std::size_t at = 1; at < query.get_num_subqueries(); ++at)
                    fewest = std::min(fewest, of(at));
                return fewest;
            }
            case Query::OP_OR:
            case Query::OP_SYNONYM:
            case Query::OP_MAX: {
                std::size_t sum = 0;
                for (std::size_t at = 0; at < query.get_num_subqueries(); ++at)
                    sum += of(at);
                return sum;
            }
            default:
                return index_.get_doccount();
        }
    }

    const Xapian::Database& index_;
    Xapian::docid last_;
};

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
            for (std::size_t at = 0; at < query.get_num_subqueries(); ++at)
                if (!can_be_walked(query.get_subquery(at)))
                    return false;
            return true;
        default:
            return false;
    }
}

DocumentSet matching_documents(const Xapian::Database& index, const Query& query) {
    const Walk walk(index);
    DocumentSet found = walk.none();
    walk.collect(query, nullptr, found);
    return found;
}

DocumentSet matching_documents(const Xapian::Database& index, const Query& query, const DocumentSet& among) {
    const Walk walk(index);
    DocumentSet found = walk.none();
    const Among others(among);
    walk.collect(query, &others, found);
    return found;
}

}  // namespace depeche::match
