#pragma once

#include <xapian.h>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <filesystem>
#include <future>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "indexer/flat_document.hpp"
#include "indexer/glass/shard_writer.hpp"

namespace depeche::indexer {

/// Writes the documents of a new database in small shards, several at once, and merges these in their order:
/// the database is the same for any number of threads.
///
/// Xapian would hold what is not yet in its tables in trees that outgrow the processor's cache; in `glass`
/// the tables of a shard are written from flat arrays, and all shards are merged at once. Measured on
/// dispatches of 3 KB: 7 µs a posting in one database that Xapian writes, 1 in shards, merging included.
///
/// A run in memory takes about 13 times the bytes of its records; there are at most two more than threads.
/// For one thread.
class ShardedBuild {
public:
    /// A document that Xapian refuses; the others are written.
    struct Refusal {
        /// Its data.
        std::string record;
        std::string reason;
    };

    /// Shards are written below `folder`, which is made and in the end removed. A run is as long as it may be
    /// by `bytes_a_run`, which counts the records alone.
    ShardedBuild(std::filesystem::path folder, unsigned threads, std::size_t bytes_a_run);
    ~ShardedBuild();
    ShardedBuild(const ShardedBuild&) = delete;
    ShardedBuild& operator=(const ShardedBuild&) = delete;

    /// Takes the next document. Waits while the writers are behind. Throws what they met: Xapian's errors
    /// that are not about one document.
    void add(FlatDocument document);

    /// Makes a new database in the folder `path` of the metadata in `head`, which has no documents, and of
    /// all that was added, numbered from 1. Ends the build; gives the documents that were refused, in order.
    std::vector<Refusal> merge(const Xapian::Database& head, const std::filesystem::path& path);

private:
    struct Run {
        std::size_t number = 0;
        std::vector<FlatDocument> documents;
        std::size_t bytes = 0;
    };

    void hand_over();
    void finish();
    void work();
    void write(Run run, glass::ShardWriter& writer);
    /// Leaves in the run what is not refused.
    std::vector<Refusal> write_tables(Run& run, glass::ShardWriter& writer) const;
    std::vector<Refusal> write_by_xapian(const Run& run) const;
    static void write_all(const std::filesystem::path& shard, const std::vector<FlatDocument>& documents);
    static std::vector<Refusal> write_each(const std::filesystem::path& shard,
                                           const std::vector<FlatDocument>& documents);
    void merge_group(std::size_t group);
    std::filesystem::path shard(std::size_t run) const;
    std::filesystem::path group_shard(std::size_t group) const;
    std::vector<std::filesystem::path> all_shards() const;

    std::filesystem::path folder_;
    std::size_t bytes_a_run_;
    /// Whether shards are written and merged in `glass`; Xapian stands in where its format is another.
    bool writes_tables_ = false;
    std::size_t runs_a_group_ = 0;
    /// How half of the last merge is done.
    std::launch merging_;
    Run run_;

    /// Guards all below.
    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable ready_;
    std::deque<Run> waiting_;
    /// How many runs of each group are written.
    std::map<std::size_t, std::size_t> written_;
    std::map<std::size_t, std::vector<Refusal>> refusals_;
    std::exception_ptr error_;
    bool ended_ = false;

    std::vector<std::jthread> threads_;
};

}  // namespace depeche::indexer
