#include "searcher/match/posting_list_cache.hpp"

#include <limits>
#include <utility>
#include <vector>

#include "schema/terms.hpp"
#include "searcher/match/match_collector.hpp"
#include "searcher/match/word_weight.hpp"

namespace depeche::match {

namespace {

/// Takes 3 MB: longer ones would drive out too many others.
constexpr std::size_t longest_kept = 1'000'000;
/// A start of words may stand for a thousand.
constexpr std::size_t most_wanted_once = 100'000;

/// No term begins so.
std::string key_of(const Xapian::Query& query) {
    return '\0' + schema::hash128_hex(query.serialise());
}

std::size_t bytes_of(const std::shared_ptr<const PostingList>& list) {
    return list ? list->bytes() : PostingList::entry_bytes;
}

/// Null for one that cannot be kept.
std::shared_ptr<const PostingList> read_term(const Xapian::Database& index, const std::string& term) {
    const Xapian::doccount postings = index.get_termfreq(term);
    if (postings > longest_kept)
        return nullptr;
    const auto list = std::make_shared<PostingList>();
    list->set_frequency(postings);
    list->reserve(postings);
    for (auto at = index.postlist_begin(term); at != index.postlist_end(term); ++at) {
        if (at.get_wdf() > std::numeric_limits<std::uint8_t>::max())
            return nullptr;
        list->add(*at, static_cast<std::uint8_t>(at.get_wdf()));
    }
    return list;
}

/// The same of terms that count as one.
std::shared_ptr<const PostingList> read_synonym(const Xapian::Database& index, const Xapian::Query& synonym) {
    std::vector<std::string> terms;
    std::vector<Xapian::doccount> frequencies;
    for (std::size_t at = 0; at < synonym.get_num_subqueries(); ++at) {
        terms.push_back(*synonym.get_subquery(at).get_terms_begin());
        frequencies.push_back(index.get_termfreq(terms.back()));
        if (frequencies.back() > longest_kept)
            return nullptr;
    }
    std::vector<Xapian::termcount> counts(std::size_t{index.get_lastdocid()} + 1);
    for (const std::string& term : terms)
        for (auto at = index.postlist_begin(term); at != index.postlist_end(term); ++at) {
            // Such a term has documents that no count would tell.
            if (at.get_wdf() == 0)
                return nullptr;
            counts[*at] += at.get_wdf();
        }
    const auto list = std::make_shared<PostingList>();
    list->set_frequency(joint_frequency(std::move(frequencies), index.get_doccount()));
    for (Xapian::docid document = 0; document < counts.size(); ++document) {
        if (counts[document] == 0)
            continue;
        if (counts[document] > std::numeric_limits<std::uint8_t>::max())
            return nullptr;
        list->add(document, static_cast<std::uint8_t>(counts[document]));
    }
    if (list->size() > longest_kept)
        return nullptr;
    list->shrink_to_fit();
    return list;
}

}  // namespace

template <typename Read>
std::shared_ptr<const PostingList> PostingListCache::find(const std::string& key, Read read) {
    if (const KeptList* found = kept(key))
        return found->list;
    if (most_bytes_ == 0)
        return nullptr;
    if (wanted_once_.size() == most_wanted_once)
        wanted_once_.clear();
    if (wanted_once_.insert(schema::hash64(key)).second)
        return nullptr;
    std::shared_ptr<const PostingList> list = read();
    keep(key, list);
    return list;
}

std::shared_ptr<const PostingList> PostingListCache::find(const Xapian::Database& index,
                                                          const std::string& term) {
    return find(term, [&] { return read_term(index, term); });
}

std::shared_ptr<const PostingList> PostingListCache::find_synonym(const Xapian::Database& index,
                                                                  const Xapian::Query& synonym) {
    return find(key_of(synonym), [&] { return read_synonym(index, synonym); });
}

std::shared_ptr<const PostingList> PostingListCache::find_phrase(const Xapian::Database& index,
                                                                 const Xapian::Query& phrase) {
    if (most_bytes_ == 0)
        return nullptr;
    std::string key = key_of(phrase);
    if (const KeptList* known = kept(key))
        return known->list;
    const auto list = std::make_shared<PostingList>();
    found_by_matcher(index, phrase).for_each([&](Xapian::docid document) { list->add(document); });
    list->shrink_to_fit();
    list->set_frequency(list->size());
    keep(std::move(key), list);
    return list;
}

std::shared_ptr<const PostingList> PostingListCache::phrase(const Xapian::Query& phrase) {
    const KeptList* found = kept(key_of(phrase));
    return found != nullptr ? found->list : nullptr;
}

Xapian::doccount PostingListCache::frequency(const Xapian::Database& index, const std::string& term) const {
    const auto found = by_key_.find(term);
    return found != by_key_.end() && found->second->list ? Xapian::doccount{found->second->list->size()}
                                                         : index.get_termfreq(term);
}

const PostingListCache::KeptList* PostingListCache::kept(const std::string& key) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end())
        return nullptr;
    lists_.splice(lists_.begin(), lists_, found->second);
    return &*found->second;
}

void PostingListCache::keep(std::string key, std::shared_ptr<const PostingList> list) {
    bytes_ += bytes_of(list);
    lists_.push_front({std::move(key), std::move(list)});
    by_key_.emplace(lists_.front().key, lists_.begin());
    for (; bytes_ > most_bytes_; lists_.pop_back()) {
        bytes_ -= bytes_of(lists_.back().list);
        by_key_.erase(lists_.back().key);
    }
}

}  // namespace depeche::match
