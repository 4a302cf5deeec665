#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "indexer/earlier_versions.hpp"
#include "indexer/file_state.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/prepared.hpp"
#include "indexer/reader/reader.hpp"
#include "indexer/version_store.hpp"

namespace depeche::indexer {

/// What became of the dispatches given to a writer.
struct WriteCounts {
    std::size_t added = 0;
    std::size_t replaced = 0;
    std::size_t unchanged = 0;
    std::size_t removed = 0;

    bool operator==(const WriteCounts&) const = default;
};

/// A dispatch that was not written because a newer version, or word that it is taken back, was met before.
struct Outdated {
    std::string path;
    std::uint32_t record = 0;
    Message reason;
};

/// Which database of an index is written: the one that serves, or a new one aside, in shards that are merged
/// when it is committed (sharded_build.hpp): a third faster for one thread, and the more so for several.
enum class Target { serving, aside };

/// How much is written between two commits.
struct BatchLimits {
    std::size_t dispatches = 10'000;
    /// Of records before they are compressed; what Xapian holds for a batch in memory is about ten times as
    /// much.
    std::size_t bytes = std::size_t{32} << 20;
    /// Of the records of a run of an index made anew, which has no batches.
    std::size_t run_bytes = std::size_t{1} << 20;
};

/// What a run left behind that was cut off.
struct Recovery {
    /// The process that was, when it is known.
    std::optional<LockHolder> holder;
    /// Where the last dispatch was read that it committed; empty when it had committed none.
    std::string last;
};

/// Metadata key of where the last committed dispatch was read, while a run is not at its end.
inline constexpr const char* cursor_key = "depeche/cursor";

/// The only writer of one index. Dispatches are known by their id: one that is in the index already replaces
/// it, or leaves it alone when nothing changed. Everything of a batch is committed together, or nothing.
/// For one thread.
class IndexWriter {
public:
    using Build = std::function<Prepared(const Dispatch&)>;

    /// `build` makes a dispatch again that was in a failed batch. A database aside is written by so many
    /// `threads` and not in batches. Throws `IndexError` when the index is of another version.
    IndexWriter(IndexFolder folder, Target target, Build build, BatchLimits limits = {},
                unsigned threads = 1);
    /// Opens the index in folder `path`, or makes it there when the folder is missing or empty. Throws
    /// `IndexError` as `IndexFolder` does.
    IndexWriter(const std::filesystem::path& path, Build build, BatchLimits limits = {});
    ~IndexWriter();
    IndexWriter(IndexWriter&&) noexcept;

    /// Adds, replaces or leaves alone. Of two versions of a dispatch the newer is shown, and what it says it
    /// corrects is taken out. Of two dispatches with one id and no order of versions, in the life of a
    /// writer, the first is kept, and the second refused when it differs. Older versions, and what is
    /// corrected, stay in the index as earlier versions (schema/earlier_versions.hpp). Throws `IndexError`
    /// when the index cannot be written: what was committed before stays. `prepared` is not to be used after
    /// the next call: its document may be another thread's by then.
    void write(Prepared prepared);

    /// Takes a dispatch out of the index, unless a newer version than `version` is in it: its sender took it
    /// back. It does not come in again but in a newer version, whatever the order of the input.
    void withdraw(const std::string& id, const std::string& version);
    /// The dispatches left alone since the last call: of two versions the newer one stays.
    std::vector<Outdated> take_outdated();

    /// Makes what was written so far visible to readers and safe.
    void commit();

    /// What the index remembers of a file.
    std::optional<FileState> file(std::string_view identity) const;
    /// Tells that what is written from now on was read in a file: what is remembered of it is committed
    /// together with its dispatches. The state tells what is known at the beginning.
    void begin_file(FileState state);
    /// Tells that a record of the file is nothing to index. A file with one under an embargo is read again
    /// each time.
    void pass_over(const SetAside& record);
    /// Tells that a record of the file was refused; its path is what follows that of the file.
    void refuse(const Rejection& rejection);
    /// The file was read to its end. When `prunes`, what it held before and does not any more is removed,
    /// unless something in it was refused now, which may be just that. `is_steady` as in `FileEnd`.
    void end_file(bool is_steady, bool prunes);
    /// Remembers a file that was not read.
    void remember(const FileState& state);
    /// Removes the dispatches of a file, and what is remembered of it. Gives their number.
    std::size_t remove_file(const std::string& identity);
    /// Calls `visit` with each file that is remembered by what was committed.
    void visit_files(const std::function<void(const FileState&)>& visit) const;

    /// Takes over what another index has: the tables its values were made with, one of these values, and what
    /// it keeps of the versions of one dispatch and its earlier ones, once that is written.
    void restore_tables(std::vector<std::string> fingerprints);
    void restore_name(const NameValue& value);
    void restore_version(const VersionEntry& entry);
    void restore_earlier(const EarlierEntry& entry);

    /// What the run before this one left, when it was cut off.
    const std::optional<Recovery>& recovery() const;

    /// Commits, and lets what was written aside serve. Nothing is written after it.
    void publish();

    /// Records which tables of names the dispatches written from now on were made with. Gives false when the
    /// index has values made with others.
    bool set_tables(std::string fingerprint);

    /// Of what is committed, and of what was met twice.
    const WriteCounts& counts() const;
    /// The dispatches refused since the last call.
    std::vector<Rejection> take_rejections();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace depeche::indexer
