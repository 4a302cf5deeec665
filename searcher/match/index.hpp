#pragma once

#include <xapian.h>

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <utility>

#include "depeche/error.hpp"

namespace depeche::match {

/// An index opened for reading, which its writer may go on changing or replace by another. Not for two
/// threads at once.
class Index {
public:
    /// Throws `IndexError` when it is missing, damaged, or of another version.
    explicit Index(std::filesystem::path path);

    /// Calls `work` with the newest committed state, again with a newer one when the writer has meanwhile
    /// dropped what it was reading. Xapian's errors come out as `IndexError`.
    template <typename Work>
    auto read(Work work) {
        return attempt(work, State::newest);
    }

    /// The same with the state of the last `read` as long as it lasts, then with a newer one: for work that
    /// goes on from what that read.
    template <typename Work>
    auto read_on(Work work) {
        return attempt(work, State::present);
    }

private:
    static constexpr int max_attempts = 50;

    enum class State { present, newest };

    template <typename Work>
    auto attempt(Work& work, State state) {
        for (int attempt = 0;; ++attempt) {
            try {
                if (state == State::newest)
                    refresh();
                return work(std::as_const(database_));
            } catch (const Xapian::DatabaseModifiedError& error) {
                // Two commits within one request; a writer that commits all the time cannot do it for ever.
                if (attempt == max_attempts)
                    throw unreadable(error);
                state = State::newest;
            } catch (const Xapian::Error& error) {
                throw unreadable(error);
            }
        }
    }

    /// Which file stands where Xapian looks for the database to open: another one when the index was made
    /// anew.
    struct Identity {
        dev_t device = 0;
        ino_t inode = 0;
        std::int64_t modified = 0;

        bool operator==(const Identity&) const = default;
    };
    Identity identity() const;

    Xapian::Database open();
    Xapian::Database open_present() const;
    void refresh();
    IndexError unreadable(const Xapian::Error& error) const;

    std::filesystem::path path_;
    /// Where the database is named that serves.
    std::filesystem::path stub_;
    Identity identity_;
    Xapian::Database database_;
};

}  // namespace depeche::match
