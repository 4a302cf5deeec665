#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>

namespace depeche::match {

/// The state of an index: equal values, equal answers.
struct IndexState {
    /// Tells indexes apart.
    std::uint64_t identity = 0;
    /// Changes with every commit.
    std::uint64_t revision = 0;

    bool operator==(const IndexState&) const = default;
};

/// Of shards and of remote indexes, whose commits Xapian does not count, the revision is made of their sizes:
/// good for saying that a page may have moved, not for keeping what was read.
IndexState state_of(const Xapian::Database& index);

/// The state of an index whose every commit can be told; nothing for shards and remote ones.
std::optional<IndexState> exact_state_of(const Xapian::Database& index);

/// What is kept of one state of an index, and begun anew with the next.
template <typename Kept>
class OfState {
public:
    /// That of the state which the index is in; new each time for one that cannot tell its states.
    Kept& in(const Xapian::Database& index) {
        const auto state = exact_state_of(index);
        if (!state || state != state_) {
            kept_ = Kept();
            state_ = state;
        }
        return kept_;
    }

private:
    std::optional<IndexState> state_;
    Kept kept_;
};

}  // namespace depeche::match
