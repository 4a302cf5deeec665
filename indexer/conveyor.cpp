#include "indexer/conveyor.hpp"

#include <utility>

#include "indexer/reader/open_reader.hpp"

namespace depeche::indexer {

namespace {

std::size_t weight_of(const Record& record) {
    const auto* raw = std::get_if<RawDispatch>(&record);
    return raw ? raw->text.size() : 0;
}

}  // namespace

std::optional<Job> Conveyor::take() {
    const std::lock_guard one_reads(reading_);
    {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return ended_ || has_room(); });
        if (ended_)
            return std::nullopt;
    }
    std::optional<Record> record = read();
    const bool stopped = stop_ && (record || next_file_ < files_.size());
    // What was being read when the stop came may be cut short.
    if (stopped)
        record.reset();
    const std::lock_guard lock(mutex_);
    if (!record) {
        ended_ = true;
        stopped_ = stopped;
        room_.notify_all();
        ready_.notify_one();
        return std::nullopt;
    }
    const std::size_t weight = weight_of(*record);
    bytes_under_way_ += weight;
    const std::uint64_t bytes_done = bytes_before_ + (reader_ ? reader_->bytes_read() : 0);
    return Job{taken_++, *std::move(record), file_, bytes_done, weight};
}

bool Conveyor::has_room() const {
    return taken_ == given_ || (taken_ - given_ < most_under_way && bytes_under_way_ < most_bytes_under_way);
}

/// The next record of the files; `file_` is the one it is from.
std::optional<Record> Conveyor::read() {
    for (;;) {
        if (!reader_) {
            if (stop_ || next_file_ == files_.size())
                return std::nullopt;
            file_ = &files_[next_file_++];
            auto opened = open_reader(file_->path, stop_);
            if (auto* rejection = std::get_if<Rejection>(&opened))
                return std::move(*rejection);
            reader_ = std::get<std::unique_ptr<Reader>>(std::move(opened));
        }
        if (auto record = reader_->next())
            return record;
        bytes_before_ += reader_->bytes_read();
        reader_.reset();
    }
}

void Conveyor::put(std::uint64_t number, Outcome outcome) {
    const std::lock_guard lock(mutex_);
    outcomes_.emplace(number, std::move(outcome));
    ready_.notify_one();
}

void Conveyor::fail(std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    if (!error_)
        error_ = std::move(error);
    ended_ = true;
    room_.notify_all();
    ready_.notify_one();
}

std::optional<Outcome> Conveyor::next() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock,
                [this] { return error_ || outcomes_.contains(given_) || (ended_ && given_ == taken_); });
    if (error_)
        std::rethrow_exception(error_);
    if (given_ == taken_)
        return std::nullopt;
    Outcome outcome = std::move(outcomes_.extract(given_).mapped());
    ++given_;
    bytes_under_way_ -= outcome.weight;
    room_.notify_one();
    return outcome;
}

void Conveyor::close() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    room_.notify_all();
}

}  // namespace depeche::indexer
