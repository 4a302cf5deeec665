#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "depeche/error.hpp"

namespace depeche::indexer {

/// A process that writes, or was writing, to an index.
struct LockHolder {
    long process = 0;
    /// The sub-command it runs: `add`.
    std::string command;

    bool operator==(const LockHolder&) const = default;
};

/// Another process has the lock: it may be tried again.
struct IndexBusy : IndexError {
    using IndexError::IndexError;
};

/// The lock file in the folder of an index: held by the one process that changes it, let go by the system
/// when that process ends, however it ends.
class IndexLock {
public:
    static constexpr const char* file_name = "lock";

    /// Takes the lock of the index in `folder`, called `name` in messages. Throws `IndexError` when the file
    /// cannot be made, or when another process has it, and says which.
    IndexLock(const std::filesystem::path& folder, std::string_view name, std::string_view command);
    ~IndexLock();
    IndexLock(IndexLock&& other) noexcept;
    IndexLock& operator=(IndexLock&&) = delete;

    /// Who had it last and ended without giving it back: killed, or the machine went down.
    const std::optional<LockHolder>& cut_off() const { return cut_off_; }

    /// Who has the lock of the index in `folder` at this moment.
    static std::optional<LockHolder> holder(const std::filesystem::path& folder);

private:
    int descriptor_;
    std::optional<LockHolder> cut_off_;
};

}  // namespace depeche::indexer
