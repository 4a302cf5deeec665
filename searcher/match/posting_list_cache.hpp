#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "searcher/match/posting_list.hpp"

namespace depeche::match {

/// The posting lists of one state of an index that were wanted last, as a few thousand words are most of what
/// is asked for; and the matches of phrases that were, as who goes on to the next page, sorts otherwise or
/// narrows a question down asks for the same phrase again.
///
/// Takes 3 bytes a posting and 256 and more a list, but no more than it may; without room it keeps nothing.
/// For one thread at a time.
class PostingListCache {
public:
    explicit PostingListCache(std::size_t most_bytes = 0) : most_bytes_(most_bytes) {}

    /// The list of a term, read when it is wanted for the second time; null the first time, and for lists
    /// that cannot be kept.
    std::shared_ptr<const PostingList> find(const Xapian::Database& index, const std::string& term);

    /// The same of terms that count as one: a start of words stands for a thousand.
    std::shared_ptr<const PostingList> find_synonym(const Xapian::Database& index,
                                                    const Xapian::Query& synonym);

    /// The matches of a phrase, which are found when they are not kept. That takes as long as it takes Xapian
    /// to look at the positions of all documents that have its words: to be called for phrases of which all
    /// matches are wanted. Null where nothing is kept.
    std::shared_ptr<const PostingList> find_phrase(const Xapian::Database& index,
                                                   const Xapian::Query& phrase);

    /// Those that are kept; else null.
    std::shared_ptr<const PostingList> phrase(const Xapian::Query& phrase);

    /// How many documents have a term.
    Xapian::doccount frequency(const Xapian::Database& index, const std::string& term) const;

private:
    struct KeptList {
        /// A term, or what `key_of` makes of a phrase or of terms that count as one.
        std::string key;
        /// Null for one that cannot be kept.
        std::shared_ptr<const PostingList> list;
    };
    using KeptLists = std::list<KeptList>;

    /// Under `key`, made when it is wanted for the second time; null the first time.
    template <typename Read>
    std::shared_ptr<const PostingList> find(const std::string& key, Read read);
    /// Null when there is none under the key; its list is null when that cannot be kept.
    const KeptList* kept(const std::string& key);
    void keep(std::string key, std::shared_ptr<const PostingList> list);

    std::size_t most_bytes_;
    std::size_t bytes_ = 0;
    /// The one used last comes first.
    KeptLists lists_;
    std::unordered_map<std::string, KeptLists::iterator> by_key_;
    /// Hashes of the keys that were wanted once; forgotten when they are many.
    std::unordered_set<std::uint64_t> wanted_once_;
};

}  // namespace depeche::match
