#include "indexer/plan.hpp"

namespace depeche::indexer {

namespace {

bool must_be_read_whole(const FileState& known, const Comparison& comparison) {
    return comparison.rereads || known.has_rival || known.is_waiting ||
           (comparison.prunes && known.has_leftovers);
}

}  // namespace

Need need_of(const InputFile& file, const std::optional<FileState>& known, const Comparison& comparison,
             const StopFlag& stop) {
    if (!known || must_be_read_whole(*known, comparison))
        return {};
    // Whoever resumes a file does not see which dispatches were in it before.
    if (!known->is_complete && (comparison.prunes || known->records == 0))
        return {};
    const std::optional<FileStamp> stamp = stamp_of(file.path);
    if (!stamp)
        return {};
    const bool is_same = known->is_complete && comparison.trusts_stamps && *stamp == known->stamp;
    if (!is_same && (stamp->bytes != known->stamp.bytes || content_hash(file.path, stop) != known->content))
        return {};
    if (!known->is_complete)
        return {.reading = true, .records_taken = known->records, .stamp = {}};
    return {.reading = false,
            .records_taken = 0,
            .stamp = *stamp == known->stamp ? std::nullopt : std::optional(*stamp)};
}

}  // namespace depeche::indexer
