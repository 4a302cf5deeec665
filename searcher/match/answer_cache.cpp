#include "depeche/answer_cache.hpp"

#include <list>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "searcher/match/cursor.hpp"

namespace depeche {

struct AnswerCache::Impl {
    struct Answer {
        Request request;
        Results results;
    };
    using Answers = std::list<Answer>;

    /// Where the answer to a request is, by what decides about its matches; what is shown of them is
    /// compared.
    std::unordered_multimap<std::uint64_t, Answers::iterator>::iterator find(const Request& request) {
        auto [at, end] = by_fingerprint.equal_range(match::fingerprint(request));
        while (at != end && at->second->request != request)
            ++at;
        return at == end ? by_fingerprint.end() : at;
    }

    void forget_oldest() {
        by_fingerprint.erase(find(answers.back().request));
        answers.pop_back();
    }

    void go_to(const State& newer) {
        if (state == newer)
            return;
        by_fingerprint.clear();
        answers.clear();
        state = newer;
    }

    std::size_t most;
    mutable std::mutex mutex;
    std::optional<State> state;
    /// The one asked for last comes first.
    Answers answers;
    std::unordered_multimap<std::uint64_t, Answers::iterator> by_fingerprint;
    Counts counts;
};

AnswerCache::AnswerCache(std::size_t answers) : impl_(std::make_unique<Impl>()) {
    impl_->most = answers;
}

AnswerCache::~AnswerCache() = default;

AnswerCache::Counts AnswerCache::counts() const {
    const std::scoped_lock lock(impl_->mutex);
    return impl_->counts;
}

std::optional<Results> AnswerCache::find(const State& state, const Request& request) {
    const std::scoped_lock lock(impl_->mutex);
    const auto found = impl_->state == state ? impl_->find(request) : impl_->by_fingerprint.end();
    if (found == impl_->by_fingerprint.end()) {
        ++impl_->counts.missed;
        return std::nullopt;
    }
    ++impl_->counts.found;
    impl_->answers.splice(impl_->answers.begin(), impl_->answers, found->second);
    return found->second->results;
}

void AnswerCache::keep(const State& state, const Request& request, const Results& results) {
    if (request.whole || results.hits.size() > most_hits)
        return;
    const std::scoped_lock lock(impl_->mutex);
    impl_->go_to(state);
    // Two threads may have worked it out at once.
    if (impl_->most == 0 || impl_->find(request) != impl_->by_fingerprint.end())
        return;
    if (impl_->answers.size() == impl_->most)
        impl_->forget_oldest();
    impl_->answers.push_front({request, results});
    impl_->by_fingerprint.emplace(match::fingerprint(request), impl_->answers.begin());
}

}  // namespace depeche
