#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/answer_cache.hpp"
#include "depeche/completion.hpp"
#include "depeche/dispatch.hpp"
#include "depeche/error.hpp"
#include "depeche/request.hpp"
#include "depeche/results.hpp"

namespace depeche {

/// Takes all matches of a request, one after the other.
struct HitVisitor {
    /// Called first, with the answer but for its hits.
    std::function<void(const Results& answer)> begin;
    /// Whether to make a hit of a dispatch and visit it; absent for always.
    std::function<bool(const Dispatch& dispatch)> wants = {};
    /// Called with each hit; `false` ends the visit.
    std::function<bool(const Hit& hit)> visit;
};

/// Answers queries over one index. Each call sees the newest committed state of the index, and one state from
/// its start to its end. Move-only; use it from one thread at a time, or open several.
class Searcher {
public:
    /// Throws `IndexError` when `index` is missing, damaged, or was written by another index version.
    /// Answers that `cache` has are not worked out again; it may be shared with other searchers of this
    /// index.
    explicit Searcher(const std::filesystem::path& index, std::shared_ptr<AnswerCache> cache = nullptr);
    ~Searcher();
    Searcher(Searcher&&) noexcept;
    Searcher& operator=(Searcher&&) noexcept;

    /// Any text is a query: what is not an operator is searched as words. Throws `InputError` for a selection
    /// or date of the request that means nothing, `IndexError` when the index cannot be read.
    Results search(const Request& request);

    /// Every match of a request in its order, from its offset on, near-copies unfolded; limit and cursor do
    /// not count. One hit is held at a time, so that an archive can be exported whole. All are of one state
    /// of the index; dispatches that a writer has deleted meanwhile are left out, those that it has changed
    /// are as they are now. The result says how many were left out. Throws as `search` does.
    std::uint64_t search_all(const Request& request, const HitVisitor& visitor);

    /// How the query of a request is understood, without running it.
    Explanation explain(const Request& request);

    /// Why the dispatch with that id answers the request, or does not; nothing when there is no such
    /// dispatch.
    /// Throws as `search` does.
    std::optional<Why> why(std::string_view id, const Request& request);

    /// The dispatch with that id, or nothing.
    std::optional<Dispatch> dispatch(std::string_view id);

    /// The same with its earlier versions, and with what matches the query of `request` in it, filters aside;
    /// whether it is an answer to the request does not matter.
    std::optional<MarkedDispatch> dispatch(std::string_view id, const Request& request);

    /// How the last word of a query may go on: words as they are mostly spelled, people, organisations,
    /// places and sources by any of their names, values behind a field, fields and operators; accents need
    /// not be typed. For every keystroke: the work is bounded whatever is typed.
    std::vector<Completion> complete(const CompletionRequest& request);

    /// The dispatches that share the most with the one of that id, in names and in words rare elsewhere, best
    /// first; near-copies are left out. Nothing when there is no such dispatch.
    std::optional<std::vector<SimilarDispatch>> similar(std::string_view id, std::size_t limit);

    /// The dispatches that say the same as the one of that id, whatever is searched for, the first
    /// `max_copies_listed` of them as they came in. None when there is no such dispatch.
    std::vector<Copy> copies(std::string_view id);

    /// The values of a facet with a name that has, for each word of `typed`, a word beginning so, accents and
    /// case aside (`ou` finds Iouri Ouchakov and, by its alias, Oumerov); of the date, the buckets whose
    /// value or label has it in it. All values when `typed` has no word. Counted over the matches of
    /// `request` as its facets are, at most `request.facet_limit` of them; `distinct` is how many there are
    /// of them in all.
    FacetCounts facet_values(Facet facet, std::string_view typed, const Request& request);

    /// Ids that begin as `id` does, those with the longest common beginning, at most `limit` of them in
    /// order: what may have been meant by an id that is none.
    std::vector<std::string> similar_ids(std::string_view id, std::size_t limit);

    /// How many dispatches the index holds.
    std::uint64_t size();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace depeche
