#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "searcher/match/document_set.hpp"

namespace depeche::match {

/// A posting list, read: the documents that have a term, in order, and how often each has it; of a phrase,
/// the documents alone. Kept by blocks of `BlockSet::size` numbers, so that a posting takes two bytes, and
/// one for its count, and a block is found at once.
class PostingList {
public:
    /// What keeping one takes besides its postings, about.
    static constexpr std::size_t entry_bytes = 256;

    void reserve(std::size_t postings) {
        places_.reserve(postings);
        counts_.reserve(postings);
    }

    /// Adds a document behind all that are in it. Lists have counts for all documents or for none.
    void add(Xapian::docid document) {
        begins_.resize(document / BlockSet::size + 1, size());
        places_.push_back(static_cast<std::uint16_t>(document % BlockSet::size));
    }
    void add(Xapian::docid document, std::uint8_t count) {
        add(document);
        counts_.push_back(count);
    }

    void shrink_to_fit() {
        begins_.shrink_to_fit();
        places_.shrink_to_fit();
        counts_.shrink_to_fit();
    }

    std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }

    /// The number of the first posting that is in this block, or in one behind it.
    std::uint32_t begin_of(std::size_t block) const {
        return block < begins_.size() ? begins_[block] : size();
    }

    /// By number of posting: the place of the document in its block.
    std::span<const std::uint16_t> places() const { return places_; }
    std::uint8_t count(std::uint32_t posting) const { return counts_[posting]; }

    /// Of how many documents weights take it to be: of terms that count as one that is an estimate.
    Xapian::doccount frequency() const { return frequency_; }
    void set_frequency(Xapian::doccount frequency) { frequency_ = frequency; }

    std::size_t bytes() const {
        return entry_bytes + begins_.size() * sizeof(std::uint32_t) + places_.size() * sizeof(std::uint16_t) +
               counts_.size();
    }

private:
    /// By block, up to the last that has some.
    std::vector<std::uint32_t> begins_;
    std::vector<std::uint16_t> places_;
    std::vector<std::uint8_t> counts_;
    Xapian::doccount frequency_ = 0;
};

}  // namespace depeche::match
