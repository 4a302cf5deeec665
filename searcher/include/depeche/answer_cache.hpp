#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "depeche/request.hpp"
#include "depeche/results.hpp"

namespace depeche {

/// Answers that were given, for searchers of one index to give again: a page that is turned back to, a search
/// that many make. They are of one committed state of the index, and forgotten with it: an answer is never
/// older than one that is worked out. The answer not asked for longest makes room for a new one.
///
/// For any number of searchers and threads at once. An index whose commits cannot be told, made of shards or
/// remote, has none kept.
class AnswerCache {
public:
    /// Keeps at most so many answers, about 20 KB each for pages of ten hits; those of more than
    /// `most_hits` hits or with whole dispatches are not kept.
    explicit AnswerCache(std::size_t answers);
    ~AnswerCache();

    static constexpr std::size_t most_hits = 100;

    struct Counts {
        std::uint64_t found = 0;
        std::uint64_t missed = 0;
    };
    /// How often an answer was there, and how often it was not, since the start.
    Counts counts() const;

    /// A committed state of an index.
    struct State {
        std::uint64_t identity;
        std::uint64_t revision;

        bool operator==(const State&) const = default;
    };
    std::optional<Results> find(const State& state, const Request& request);
    void keep(const State& state, const Request& request, const Results& results);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace depeche
