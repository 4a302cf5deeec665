#include "searcher/match/copies.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "schema/record.hpp"
#include "schema/terms.hpp"

namespace depeche::match {

using Xapian::Query;

namespace {

Copy copy_of(const Xapian::Document& document) {
    Dispatch dispatch = schema::decode_dispatch(document.get_data(), schema::RecordPart::all_but_body);
    Copy copy{dispatch.id, dispatch.title, {}, {}};
    if (const DerivedDate* date = dispatch.date())
        copy.date = *date;
    for (Source& source : dispatch.sources)
        copy.sources.push_back(std::move(source.name));
    return copy;
}

}  // namespace

std::uint64_t CopyGroups::count_folded(const Xapian::Database& index, const DocumentSet& documents) {
    if (groups_.empty()) {
        read_ += documents.size();
        if (read_ <= index.get_doccount())
            return count_read(index, documents);
        load(index);
    }
    return count_loaded(documents);
}

std::uint64_t CopyGroups::group(const Xapian::Document& document) const {
    if (!groups_.empty())
        return groups_[document.get_docid()];
    const std::string group = document.get_value(schema::slot_copies);
    return group.empty() ? 0 : schema::hash64(group);
}

void CopyGroups::load(const Xapian::Database& index) {
    // Numbers that no document has, up to the end of the last block, have a place too.
    groups_.resize((index.get_lastdocid() / BlockSet::size + 1) * std::size_t{BlockSet::size});
    std::unordered_map<std::uint64_t, Xapian::docid> firsts;
    for (auto slot = index.valuestream_begin(schema::slot_copies);
         slot != index.valuestream_end(schema::slot_copies); ++slot) {
        const auto [first, is_new] = firsts.try_emplace(schema::hash64(*slot), slot.get_docid());
        if (is_new)
            continue;
        std::uint32_t& group = groups_[first->second];
        if (group == 0)
            group = ++group_count_;
        groups_[slot.get_docid()] = group;
    }
}

std::uint64_t CopyGroups::count_loaded(const DocumentSet& documents) const {
    std::uint64_t folded = 0;
    std::vector<bool> is_met(std::size_t{group_count_} + 1);
    documents.for_each([&](Xapian::docid document) {
        const std::uint32_t group = groups_[document];
        if (group == 0)
            return;
        folded += is_met[group] ? 1 : 0;
        is_met[group] = true;
    });
    return folded;
}

std::uint64_t CopyGroups::count_read(const Xapian::Database& index, const DocumentSet& documents) {
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
    for (auto at = found.begin(); at != found.end(); ++at)
        hit.copies.push_back(copy_of(at.get_document()));
}

std::vector<Copy> copies_of(Xapian::docid document, const Xapian::Database& index) {
    std::vector<Copy> copies;
    const std::string group = index.get_document(document).get_value(schema::slot_copies);
    if (group.empty())
        return copies;
    const std::string term = schema::copies_term(group);
    for (auto at = index.postlist_begin(term);
         at != index.postlist_end(term) && copies.size() < max_copies_listed; ++at)
        if (*at != document)
            copies.push_back(copy_of(index.get_document(*at)));
    return copies;
}

}  // namespace depeche::match
