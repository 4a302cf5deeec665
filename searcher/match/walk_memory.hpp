#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "searcher/match/index_state.hpp"
#include "searcher/match/posting_list.hpp"
#include "searcher/match/recent_bytes.hpp"

namespace depeche::match {

/// What walks over the posting lists of an index keep of it in memory, for one of its states: how many words
/// each document has, which costs as much to ask for as all the rest of a score; what day it is of; the lists
/// that were wanted last, as a few thousand words are most of what is asked for; and the matches of phrases,
/// the forward lists and the records that were, as who goes on to the next page, sorts otherwise or narrows a
/// question down asks for the same phrase and looks at the same dispatches again.
///
/// For one index and, like it, one thread at a time. Takes 4 bytes a document once as many lengths were asked
/// for as there are documents, 4 more once as many days were, and 3 a posting and 256 and more a list, but no
/// more than it may; and up to 16 MB for forward lists and for records each.
class WalkMemory {
public:
    explicit WalkMemory(std::size_t most_list_bytes = std::size_t{64} << 20)
        : most_list_bytes_(most_list_bytes) {}

    /// Goes along with the state of the index. To be called before a walk.
    void follow(const Xapian::Database& index);

    /// To be called when about so many lengths are going to be asked for.
    void expect_lengths(const Xapian::Database& index, std::size_t wanted);

    /// How many words a document has that there is.
    Xapian::termcount length(const Xapian::Database& index, Xapian::docid document) const {
        return lengths_.empty() ? index.get_doclength(document) : lengths_[document];
    }

    /// To be called when about so many days are going to be asked for.
    void expect_days(const Xapian::Database& index, std::size_t wanted);

    /// The days of `schema::slot_newest` as numbers, by document; empty until so many were asked for that all
    /// are loaded.
    const std::vector<std::uint32_t>& days() const { return days_; }

    /// The list of a term, read when it is wanted for the second time; null the first time, and for lists
    /// that cannot be kept.
    std::shared_ptr<const PostingList> find(const Xapian::Database& index, const std::string& term);

    /// The same of terms that count as one: a start of words stands for a thousand.
    std::shared_ptr<const PostingList> find_synonym(const Xapian::Database& index,
                                                    const Xapian::Query& synonym);

    /// The matches of a phrase, which are found when they are not kept. That takes as long as it takes Xapian
    /// to look at the positions of all documents that have its words: to be called for phrases of which all
    /// matches are wanted. Null for an index that cannot tell its states.
    std::shared_ptr<const PostingList> find_phrase(const Xapian::Database& index,
                                                   const Xapian::Query& phrase);

    /// Those that are kept; else null.
    std::shared_ptr<const PostingList> phrase(const Xapian::Query& phrase);

    /// How many documents have a term.
    Xapian::doccount frequency(const Xapian::Database& index, const std::string& term) const;

    /// The forward list of a document of the index. Valid until the next call.
    std::string_view forward_list(const Xapian::Document& document);

    /// The same of its record, as `schema::decode_dispatch` reads it.
    std::string_view record(const Xapian::Document& document);

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

    /// Nothing for an index that cannot tell its states: of those nothing is kept.
    std::optional<IndexState> state_;
    /// How many lengths were asked of Xapian.
    std::size_t asked_ = 0;
    /// By number, when loaded.
    std::vector<Xapian::termcount> lengths_;
    /// The same of days.
    std::size_t days_asked_ = 0;
    std::vector<std::uint32_t> days_;
    /// The one used last comes first.
    KeptLists lists_;
    std::unordered_map<std::string, KeptLists::iterator> by_key_;
    std::size_t most_list_bytes_;
    std::size_t list_bytes_ = 0;
    /// Hashes of the keys that were wanted once; forgotten when they are many.
    std::unordered_set<std::uint64_t> wanted_once_;
    /// The bytes of documents, and those last read where nothing is kept.
    struct Kept {
        RecentBytes recent{std::size_t{16} << 20};
        std::string unkept;
    };
    template <typename Read>
    std::string_view read_bytes(const Xapian::Document& document, Kept& kept, Read read);

    Kept forward_lists_;
    Kept records_;
};

}  // namespace depeche::match
