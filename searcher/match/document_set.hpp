#pragma once

#include <xapian.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace depeche::match {

/// Documents of one state of an index, a bit for each number: 25 KB for 200,000. Sets that are combined must
/// be of the same state.
class DocumentSet {
public:
    /// Nothing yet of the documents up to number `last`.
    explicit DocumentSet(Xapian::docid last) : words_(last / bits + 1) {}

    void add(Xapian::docid document) { words_[document / bits] |= bit(document); }
    bool contains(Xapian::docid document) const { return (words_[document / bits] & bit(document)) != 0; }
    /// Adds every document up to number `last`.
    void add_all(Xapian::docid last);

    DocumentSet& operator|=(const DocumentSet& other);
    DocumentSet& operator&=(const DocumentSet& other);
    DocumentSet& operator-=(const DocumentSet& other);

    std::size_t size() const;

    /// Calls `visit` with each document, in the order of their numbers.
    template <typename Visit>
    void for_each(Visit visit) const {
        for (std::size_t word = 0; word < words_.size(); ++word)
            for (std::uint64_t left = words_[word]; left != 0; left &= left - 1)
                visit(static_cast<Xapian::docid>(word * bits) +
                      static_cast<Xapian::docid>(std::countr_zero(left)));
    }

private:
    static constexpr Xapian::docid bits = 64;
    static std::uint64_t bit(Xapian::docid document) { return std::uint64_t{1} << (document % bits); }

    std::vector<std::uint64_t> words_;
};

}  // namespace depeche::match
