#include "tests/support/corpus_index.hpp"

#include "indexer/pipeline.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::tests {

std::filesystem::path corpus_index() {
    static const TemporaryFolder folder;
    static const std::filesystem::path index = [] {
        indexer::PipelineOptions options;
        options.index = folder.path() / "index";
        options.paths = {DEPECHE_CORPUS "/dispatches"};
        options.base = DEPECHE_CORPUS;
        const indexer::StopFlag never = false;
        indexer::run(options, {}, never);
        return options.index;
    }();
    return index;
}

}  // namespace depeche::tests
