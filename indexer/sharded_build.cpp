#include "indexer/sharded_build.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <system_error>
#include <utility>

#include "indexer/glass/merge.hpp"
#include "schema/record.hpp"

namespace depeche::indexer {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t documents_a_run = 1000;

/// So many shards of ours are merged while others are written: a merge keeps some blocks of each in memory.
constexpr std::size_t our_runs_a_group = 500;
/// The same of shards of Xapian's, of each of which it opens all files.
constexpr std::size_t xapian_runs_a_group = 50;

/// All shards behind what is in `all`.
void merge_by_xapian(const std::vector<fs::path>& shards, const fs::path& to, Xapian::Database all = {}) {
    for (const fs::path& shard : shards)
        all.add_database(Xapian::Database(shard.native()));
    all.compact(to.native(), 0);
}

}  // namespace

ShardedBuild::ShardedBuild(fs::path folder, unsigned threads, std::size_t bytes_a_run)
    : folder_(std::move(folder)),
      bytes_a_run_(bytes_a_run),
      merging_(threads > 1 ? std::launch::async : std::launch::deferred) {
    fs::create_directories(folder_);
    writes_tables_ = glass::is_readable_by_xapian(folder_ / "probe");
    runs_a_group_ = writes_tables_ ? our_runs_a_group : xapian_runs_a_group;
    for (unsigned at = 0; at < std::max(1U, threads); ++at)
        threads_.emplace_back([this] { work(); });
}

ShardedBuild::~ShardedBuild() {
    {
        const std::lock_guard lock(mutex_);
        waiting_.clear();
    }
    finish();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

fs::path ShardedBuild::shard(std::size_t run) const {
    return folder_ / fmt::format("run-{}", run);
}

fs::path ShardedBuild::group_shard(std::size_t group) const {
    return folder_ / fmt::format("group-{}", group);
}

void ShardedBuild::add(FlatDocument document) {
    if (run_.documents.size() >= documents_a_run || run_.bytes >= bytes_a_run_)
        hand_over();
    run_.bytes += schema::unpacked_size(document.data());
    run_.documents.push_back(std::move(document));
}

void ShardedBuild::hand_over() {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return error_ || waiting_.empty(); });
    if (error_)
        std::rethrow_exception(error_);
    const std::size_t next = run_.number + 1;
    waiting_.push_back(std::exchange(run_, Run{next, {}, 0}));
    ready_.notify_one();
}

/// Lets the writers come to their end.
void ShardedBuild::finish() {
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        ready_.notify_all();
    }
    threads_.clear();
}

void ShardedBuild::work() try {
    std::optional<glass::ShardWriter> writer(std::in_place);
    for (;;) {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [this] { return ended_ || error_ || !waiting_.empty(); });
        if (error_ || waiting_.empty())
            return;
        Run run = std::move(waiting_.front());
        waiting_.pop_front();
        room_.notify_one();
        lock.unlock();
        const bool is_huge = run.bytes > 2 * bytes_a_run_;
        write(std::move(run), *writer);
        // A writer keeps its memory for the next run.
        if (is_huge)
            writer.emplace();
    }
} catch (...) {
    const std::lock_guard lock(mutex_);
    if (!error_)
        error_ = std::current_exception();
    room_.notify_one();
    ready_.notify_all();
}

void ShardedBuild::write(Run run, glass::ShardWriter& writer) {
    const std::vector<Refusal> refused = writes_tables_ ? write_tables(run, writer) : write_by_xapian(run);
    run.documents.clear();
    const std::size_t group = run.number / runs_a_group_;
    bool is_whole = false;
    {
        const std::lock_guard lock(mutex_);
        if (!refused.empty())
            refusals_.emplace(run.number, refused);
        is_whole = ++written_[group] == runs_a_group_;
    }
    if (is_whole)
        merge_group(group);
}

std::vector<ShardedBuild::Refusal> ShardedBuild::write_tables(Run& run, glass::ShardWriter& writer) const {
    const auto write_to = [&](const fs::path& shard, std::span<const FlatDocument> documents) {
        fs::remove_all(shard);
        writer.clear();
        for (const FlatDocument& document : documents)
            writer.add(document);
        writer.write_to(shard);
    };
    const fs::path shard = this->shard(run.number);
    std::vector<Refusal> refused;
    try {
        write_to(shard, run.documents);
    } catch (const Xapian::DatabaseError&) {
        throw;
    } catch (const Xapian::Error&) {
        // A document that is refused takes all others with it.
        std::erase_if(run.documents, [&](const FlatDocument& document) {
            try {
                write_to(shard, {&document, 1});
                return false;
            } catch (const Xapian::DatabaseError&) {
                throw;
            } catch (const Xapian::Error& error) {
                refused.push_back({document.data(), error.get_msg()});
                return true;
            }
        });
        write_to(shard, run.documents);
    }
    return refused;
}

std::vector<ShardedBuild::Refusal> ShardedBuild::write_by_xapian(const Run& run) const {
    try {
        write_all(shard(run.number), run.documents);
        return {};
    } catch (const Xapian::DatabaseError&) {
        throw;
    } catch (const Xapian::Error&) {
        return write_each(shard(run.number), run.documents);
    }
}

void ShardedBuild::write_all(const fs::path& shard, const std::vector<FlatDocument>& documents) {
    // Nobody else reads a shard, and one that is not whole is thrown away.
    Xapian::WritableDatabase database(
        shard.native(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
    for (const FlatDocument& document : documents)
        database.add_document(to_xapian(document));
    database.commit();
}

std::vector<ShardedBuild::Refusal> ShardedBuild::write_each(const fs::path& shard,
                                                            const std::vector<FlatDocument>& documents) {
    Xapian::WritableDatabase database(shard.native(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
    std::vector<Refusal> refused;
    for (const FlatDocument& document : documents)
        try {
            database.begin_transaction();
            database.add_document(to_xapian(document));
            database.commit_transaction();
        } catch (const Xapian::DatabaseError&) {
            throw;
        } catch (const Xapian::Error& error) {
            refused.push_back({document.data(), error.get_msg()});
            try {
                database.cancel_transaction();
            } catch (const Xapian::InvalidOperationError&) {
                // A commit that failed has ended the transaction already.
            }
        }
    return refused;
}

void ShardedBuild::merge_group(std::size_t group) {
    std::vector<fs::path> shards;
    for (std::size_t run = group * runs_a_group_; run < (group + 1) * runs_a_group_; ++run)
        shards.push_back(shard(run));
    if (writes_tables_)
        glass::merge(shards, group_shard(group));
    else
        merge_by_xapian(shards, group_shard(group));
    for (const fs::path& merged : shards)
        fs::remove_all(merged);
}

/// In their order.
std::vector<fs::path> ShardedBuild::all_shards() const {
    std::vector<fs::path> shards;
    for (const auto& [group, runs] : written_) {
        if (runs == runs_a_group_)
            shards.push_back(group_shard(group));
        else
            for (std::size_t run = group * runs_a_group_; run < group * runs_a_group_ + runs; ++run)
                shards.push_back(shard(run));
    }
    return shards;
}

std::vector<ShardedBuild::Refusal> ShardedBuild::merge(const Xapian::Database& head, const fs::path& path) {
    if (!run_.documents.empty())
        hand_over();
    finish();
    if (error_)
        std::rethrow_exception(error_);
    const std::vector<fs::path> shards = all_shards();
    if (writes_tables_)
        glass::merge(shards, head, path, merging_);
    else
        merge_by_xapian(shards, path, head);
    std::vector<Refusal> refused;
    for (auto& [run, of_run] : refusals_)
        std::ranges::move(of_run, std::back_inserter(refused));
    return refused;
}

}  // namespace depeche::indexer
