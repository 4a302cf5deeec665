#pragma once

#include <xapian.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <vector>

namespace depeche::match {

/// Documents of a block of `BlockSet::size` numbers, by their places in it. What is noted of so many fits the
/// cache next to a core.
class BlockSet {
public:
    static constexpr Xapian::docid size = 4096;
    /// The place of a document in its block.
    using Place = std::uint32_t;

    void add(Place place) { words_[place / bits] |= bit(place); }
    bool contains(Place place) const { return (words_[place / bits] & bit(place)) != 0; }
    void clear() { words_.fill(0); }
    /// Adds every one.
    void fill() { words_.fill(~std::uint64_t{0}); }

    BlockSet& operator|=(const BlockSet& other) { return combine(other, std::bit_or{}); }
    BlockSet& operator&=(const BlockSet& other) { return combine(other, std::bit_and{}); }
    BlockSet& operator-=(const BlockSet& other) {
        return combine(other, [](std::uint64_t a, std::uint64_t b) { return a & ~b; });
    }

    std::size_t count() const {
        return std::transform_reduce(
            words_.begin(), words_.end(), std::size_t{0}, std::plus{},
            [](std::uint64_t word) { return static_cast<std::size_t>(std::popcount(word)); });
    }

    /// Calls `visit` with each place, in order.
    template <typename Visit>
    void for_each(Visit visit) const {
        for (std::uint32_t word = 0; word < words_.size(); ++word)
            for (std::uint64_t left = words_[word]; left != 0; left &= left - 1)
                visit(word * bits + static_cast<Place>(std::countr_zero(left)));
    }

private:
    static constexpr Place bits = 64;
    static std::uint64_t bit(Place place) { return std::uint64_t{1} << (place % bits); }

    template <typename How>
    BlockSet& combine(const BlockSet& other, How how) {
        std::ranges::transform(words_, other.words_, words_.begin(), how);
        return *this;
    }

    std::array<std::uint64_t, size / bits> words_{};
};

/// Documents of one state of an index, a bit for each number: 25 KB for 200,000. Sets that are combined must
/// be of the same state.
class DocumentSet {
public:
    /// Nothing yet of the documents up to number `last`.
    explicit DocumentSet(Xapian::docid last) : blocks_(last / BlockSet::size + 1) {}

    void add(Xapian::docid document) { blocks_[document / BlockSet::size].add(document % BlockSet::size); }
    bool contains(Xapian::docid document) const {
        return blocks_[document / BlockSet::size].contains(document % BlockSet::size);
    }

    /// Block n has the documents from n × `BlockSet::size` on.
    std::size_t blocks() const { return blocks_.size(); }
    BlockSet& block(std::size_t number) { return blocks_[number]; }
    const BlockSet& block(std::size_t number) const { return blocks_[number]; }

    /// Every number of its blocks that is not in it, those beyond the last document too.
    DocumentSet others() const;

    DocumentSet& operator&=(const DocumentSet& other);
    DocumentSet& operator-=(const DocumentSet& other);

    std::size_t size() const;

    /// Calls `visit` with each document, in the order of their numbers.
    template <typename Visit>
    void for_each(Visit visit) const {
        Xapian::docid first = 0;
        for (const BlockSet& block : blocks_) {
            block.for_each([&](BlockSet::Place place) { visit(first + place); });
            first += BlockSet::size;
        }
    }

private:
    std::vector<BlockSet> blocks_;
};

}  // namespace depeche::match
