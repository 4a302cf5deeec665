#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <memory>

#include "searcher/match/document_set.hpp"
#include "searcher/match/postings.hpp"

namespace depeche::match {

/// By the places of documents in a block.
using BlockScores = std::array<double, BlockSet::size>;

/// A query as posting lists that are walked block by block, all parts together, each block in turn: what is
/// noted of a block stays next to the core, no document of a frequent word is looked up in a tree, and the
/// documents that match are found exactly while they are scored.
class PostingTree {
public:
    virtual ~PostingTree() = default;

    /// About as many as match; the same whether lists are kept or not.
    virtual std::size_t most_matches() const = 0;

    /// Adds to `into` what matches in the next block that is wanted; only of those `among` when not null.
    virtual void match(std::size_t block, const Among* among, BlockSet& into) = 0;

    /// The same, and adds to the scores of the matches, though not their `bonus`.
    virtual void score(std::size_t block, const Among* among, BlockSet& into, BlockScores& scores) = 0;

    /// What a match of the block last scored has besides, to be asked for in the order of documents: the
    /// exact forms of words, which are not looked at where they could not put a document on a page.
    virtual double bonus(BlockSet::Place /*place*/) { return 0; }
    /// The most a bonus may be, as a part of the score without it.
    virtual double bonus_ratio() const { return 0; }
};

/// Whether the matches of a query are found by walking over posting lists alone: of words, and of phrases of
/// which the matches are kept.
bool can_be_walked(const Xapian::Query& query, const WalkedIndex& index);

/// Whether they are scored so as well, in an index that can tell its states: the query alone decides, so that
/// no score depends on what was asked before. Phrases are, but for those that narrow other words down:
/// Xapian's matcher looks at positions only where all the rest matches.
bool can_be_scored(const Xapian::Query& query);

enum class Scoring { none, by_words };

/// The tree of a query. Parts that cannot be walked are left to Xapian's matcher, as a whole. The matches of
/// phrases that are scored are found, and kept.
std::unique_ptr<PostingTree> plant(const Xapian::Query& query, const WalkedIndex& index, Scoring scoring);

}  // namespace depeche::match
