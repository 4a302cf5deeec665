#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "indexer/file_state.hpp"
#include "indexer/inputs.hpp"
#include "indexer/prepared.hpp"
#include "indexer/reader/byte_source.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// A file whose reading has begun.
struct OpenedFile {
    const InputFile* input = nullptr;
    /// What it was like then; nothing for standard input, and for what could not be read.
    std::optional<FileStamp> stamp;
    std::uint64_t content = 0;
};

/// Stands behind the last record of a file.
struct FileEnd {
    /// It is still what it was when its reading began.
    bool is_steady = true;
};

/// A record as it goes to a worker.
struct Job {
    std::uint64_t number = 0;
    std::variant<RawDispatch, Rejection, SetAside, FileEnd> item;
    const OpenedFile* file = nullptr;
    /// Of all input, once this record was read.
    std::uint64_t bytes_done = 0;
    /// What it holds in memory, about.
    std::size_t weight = 0;
};

/// What a worker made of a job.
struct Outcome {
    std::variant<Prepared, Rejection, SetAside, FileEnd> result;
    const OpenedFile* file = nullptr;
    std::string path;
    std::uint32_t line = 0;
    std::vector<Message> notes;
    /// Both as in the job.
    std::uint64_t bytes_done = 0;
    std::size_t weight = 0;
};

/// Hands records from the inputs to workers and their outcomes to the writer in the order of the input. What
/// is under way is bounded, so that memory is. Safe for any number of workers and one writer. Must outlive
/// the outcomes.
class Conveyor {
public:
    /// Records of no more than `most_bytes` of text are under way, or one.
    Conveyor(std::span<const InputFile> files, std::size_t most_bytes, const StopFlag& stop)
        : files_(files), most_bytes_(most_bytes), stop_(stop) {}

    /// For a worker: the next record, when there is room for it; nothing at the end or when stopped.
    std::optional<Job> take();
    void put(std::uint64_t number, Outcome outcome);
    /// For a worker that cannot go on: the writer gets the exception.
    void fail(std::exception_ptr error);

    /// For the writer: the next outcome in order; nothing when all were given.
    std::optional<Outcome> next();
    /// For a writer that cannot go on: no more records are handed out.
    void end();

    /// Whether it was stopped before all files were read.
    bool was_stopped() const { return stopped_; }

private:
    static constexpr std::size_t most_under_way = 256;

    using Item = std::variant<RawDispatch, Rejection, SetAside, FileEnd>;
    enum class Stage { between_files, in_file, behind_file };

    bool has_room() const;
    std::optional<Item> read();
    std::optional<Rejection> open_next();
    FileEnd close_file();

    std::span<const InputFile> files_;
    std::size_t most_bytes_;
    const StopFlag& stop_;

    /// Guards the reading, which goes on while outcomes are handed over.
    std::mutex reading_;
    std::size_t next_file_ = 0;
    Stage stage_ = Stage::between_files;
    std::deque<OpenedFile> opened_;
    std::unique_ptr<Reader> reader_;
    std::uint64_t bytes_before_ = 0;

    /// Guards all below.
    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable ready_;
    std::map<std::uint64_t, Outcome> outcomes_;
    std::uint64_t taken_ = 0;
    std::uint64_t given_ = 0;
    std::size_t bytes_under_way_ = 0;
    bool ended_ = false;
    bool stopped_ = false;
    std::exception_ptr error_;
};

}  // namespace depeche::indexer
