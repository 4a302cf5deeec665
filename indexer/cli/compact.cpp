#include "indexer/cli/compact.hpp"

#include "indexer/cli/counting.hpp"
#include "indexer/compaction.hpp"

namespace depeche::indexer {

CommandResult run_compact(const Call& call) {
    refuse_paths(call, "compact");
    const Compacted result = compact(index_of(call));
    if (call.options.quiet)
        return {};
    const std::string before = size_in_words(result.bytes_before, call.language);
    const std::string after = size_in_words(result.bytes_after, call.language);
    return {call.language == Language::french ? before + " avant, " + after + " maintenant.\n"
                                              : before + " before, " + after + " now.\n"};
}

}  // namespace depeche::indexer
