#include "indexer/conveyor.hpp"

#include <utility>

#include "indexer/reader/open_reader.hpp"

namespace depeche::indexer {

namespace {

std::size_t weight_of(const std::variant<RawDispatch, Rejection, SetAside, FileEnd>& item) {
    const auto* raw = std::get_if<RawDispatch>(&item);
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
    std::optional<Item> item = read();
    const bool is_end = !item || std::holds_alternative<FileEnd>(*item);
    const bool stopped = stop_ && (!is_end || next_file_ < files_.size());
    // What was being read when the stop came may be cut short.
    if (stop_)
        item.reset();
    const std::lock_guard lock(mutex_);
    if (!item) {
        ended_ = true;
        stopped_ = stopped;
        room_.notify_all();
        ready_.notify_one();
        return std::nullopt;
    }
    const std::size_t weight = weight_of(*item);
    bytes_under_way_ += weight;
    const std::uint64_t bytes_done = bytes_before_ + (reader_ ? reader_->bytes_read() : 0);
    return Job{taken_++, *std::move(item), &opened_.back(), bytes_done, weight};
}

bool Conveyor::has_room() const {
    return taken_ == given_ || (taken_ - given_ < most_under_way && bytes_under_way_ < most_bytes_);
}

/// The next record of the files, or the end of one; of the file opened last.
std::optional<Conveyor::Item> Conveyor::read() {
    if (stage_ == Stage::behind_file)
        return close_file();
    if (stage_ == Stage::between_files) {
        if (stop_ || next_file_ == files_.size())
            return std::nullopt;
        if (auto rejection = open_next()) {
            stage_ = Stage::behind_file;
            return *std::move(rejection);
        }
        stage_ = Stage::in_file;
    }
    auto record = reader_->next();
    if (!record)
        return close_file();
    return std::visit([](auto&& one) { return Item(std::forward<decltype(one)>(one)); }, *std::move(record));
}

/// Opens the next file and passes over the records that were taken before; or says why it cannot be read.
std::optional<Rejection> Conveyor::open_next() {
    const InputFile& input = files_[next_file_++];
    OpenedFile& file = opened_.emplace_back(OpenedFile{&input, std::nullopt, 0});
    if (input.path != "-") {
        const auto stamp = stamp_of(input.path);
        if (const auto content = stamp ? content_hash(input.path, stop_) : std::nullopt) {
            file.stamp = stamp;
            file.content = *content;
        }
    }
    auto opened = open_reader(input.path, stop_);
    if (auto* rejection = std::get_if<Rejection>(&opened))
        return std::move(*rejection);
    reader_ = std::get<std::unique_ptr<Reader>>(std::move(opened));
    for (std::uint64_t taken = 0; taken < input.records_taken && !stop_; ++taken)
        if (!reader_->next())
            break;
    return std::nullopt;
}

FileEnd Conveyor::close_file() {
    stage_ = Stage::between_files;
    if (reader_)
        bytes_before_ += reader_->bytes_read();
    reader_.reset();
    const OpenedFile& file = opened_.back();
    return {!file.stamp || stamp_of(file.input->path) == file.stamp};
}

void Conveyor::put(std::uint64_t number, Outcome outcome) {
    const std::lock_guard lock(mutex_);
    outcomes_.emplace(number, std::move(outcome));
    // The writer waits for one of them.
    if (number == given_)
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

void Conveyor::end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    room_.notify_all();
}

}  // namespace depeche::indexer
