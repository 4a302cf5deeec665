#pragma once

#include <xapian.h>

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <deque>
#include <span>

#include "indexer/flat_document.hpp"
#include "indexer/sketch.hpp"

namespace depeche::indexer {

/// Finds out, while dispatches are written in their order, which are near-copies of an earlier one.
///
/// A group of near-copies is named by the sketch of its first dispatch, in `slot_copies` and a term of each
/// of them. The first also has its sketch in a slot, and its least hashes as terms, by which those that come
/// later find it; all are compared with the first alone, so that a story that changes from day to day does
/// not drift into one long group. What comes first decides who is first, threads and batches do not; of two
/// copies it makes no difference. The same text has the same group in every index and shard.
///
/// Takes some 700 bytes for each dispatch that was assigned and not forgotten.
class NearCopies {
public:
    /// Gives a document made by `build_document` its group: that of an earlier dispatch it is a near-copy of,
    /// else one of its own. `replaced` is the document it replaces, 0 for none: nobody's copy.
    void assign(FlatDocument& document, const Xapian::Database& database, Xapian::docid replaced);

    /// To be called when what was assigned is in the database, or was given up.
    void forget();

private:
    /// The first of a group: its name and its sketch.
    struct First {
        std::uint64_t group;
        std::uint32_t runs;
        std::uint32_t size;
        std::array<std::uint32_t, most_hashes> least;

        SketchView sketch() const { return {runs, std::span(least).first(size)}; }
    };
    /// One of the firsts that have a hash, and the link of the one before it.
    struct Link {
        std::uint32_t first;
        std::uint32_t previous;
    };
    struct Chain {
        std::uint32_t last;
        std::uint32_t size;
    };

    Chain& with_hash(std::uint32_t hash, const Xapian::Database& database, Xapian::docid replaced);
    void add_to(Chain& chain, std::uint32_t first);
    std::uint32_t keep(const Sketch& sketch, std::uint64_t group);
    const First* find(const Sketch& sketch, const Xapian::Database& database, Xapian::docid replaced);

    // A new index keeps all its firsts in here to its end: so they are small, and no second copy is made of
    // them where they grow.
    std::deque<First> firsts_;
    std::deque<Link> links_;
    /// The firsts with a hash that was asked for, those of the open transaction included: Xapian would flush
    /// it if it were asked again.
    boost::unordered_flat_map<std::uint32_t, Chain> by_hash_;
};

/// The group of a document that was written before, given to the one that replaces it with the same body.
void keep_group(const Xapian::Document& written, FlatDocument& document);

}  // namespace depeche::indexer
