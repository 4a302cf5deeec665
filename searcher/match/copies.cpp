#include "searcher/match/copies.hpp"

#include <algorithm>
#include <vector>

#include "schema/record.hpp"
#include "schema/terms.hpp"

namespace depeche::match {

using Xapian::Query;

std::uint64_t count_folded(const Xapian::Database& index, const DocumentSet& documents) {
    std::vector<std::uint64_t> groups;
    auto slot = index.valuestream_begin(schema::slot_copies);
    const auto end = index.valuestream_end(schema::slot_copies);
    documents.for_each([&](Xapian::docid document) {
        if (slot == end)
            return;
        slot.skip_to(document);
        if (slot != end && slot.get_docid() == document)
            groups.push_back(schema::hash64(*slot));
    });
    std::ranges::sort(groups);
    const auto distinct = std::unique(groups.begin(), groups.end());
    return static_cast<std::uint64_t>(groups.end() - distinct);
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
