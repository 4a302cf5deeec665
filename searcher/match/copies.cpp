#include "searcher/match/copies.hpp"

#include "schema/record.hpp"
#include "schema/terms.hpp"

namespace depeche::match {

using Xapian::Query;

FoldedCount count_folded(const Xapian::Database& index, const Query& matching) {
    Xapian::ValueCountMatchSpy groups(schema::slot_copies);
    Xapian::Enquire enquire(index);
    enquire.set_query(matching);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.add_matchspy(&groups);
    enquire.get_mset(0, 0, index.get_doccount());
    FoldedCount count{.matches = groups.get_total()};
    for (auto group = groups.values_begin(); group != groups.values_end(); ++group)
        count.folded += group.get_termfreq() - 1;
    return count;
}

void add_copies(Hit& hit, const std::string& group, const Xapian::Database& index, const Query& matching,
                Xapian::Enquire& enquire) {
    const std::string term = schema::copies_term(group);
    if (group.empty() || index.get_termfreq(term) < 2)
        return;
    const Query others(Query::OP_AND_NOT, matching, Query(schema::id_term(hit.id)));
    enquire.set_query({Query::OP_FILTER, others, Query(term)});
    const Xapian::MSet found = enquire.get_mset(0, max_copies_listed, index.get_doccount());
    hit.copy_count = found.get_matches_lower_bound();
    for (auto at = found.begin(); at != found.end(); ++at) {
        Dispatch dispatch = schema::decode_dispatch(at.get_document().get_data());
        Copy& copy = hit.copies.emplace_back(Copy{dispatch.id, dispatch.title, {}, {}});
        if (const DerivedDate* date = dispatch.date())
            copy.date = *date;
        for (Source& source : dispatch.sources)
            copy.sources.push_back(std::move(source.name));
    }
}

}  // namespace depeche::match
