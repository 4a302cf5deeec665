#include "searcher/cli/why.hpp"

#include "searcher/render/unknown_id.hpp"
#include "searcher/render/why.hpp"

namespace depeche::cli {

ExitCode run_why(const Call& call) {
    const Options& options = call.options;
    Searcher searcher = call.open_index();
    const auto why = searcher.why(options.operands.front(), options.request);
    if (!why) {
        call.complain(
            render::unknown_id(options.operands.front(),
                               searcher.similar_ids(options.operands.front(), render::most_similar_ids)));
        return nothing_found;
    }
    call.out.write(options.format == Format::json ? render::to_json(*why, options.request)
                                                  : render::to_text(*why, call.text_style()));
    return why->answers ? found : nothing_found;
}

}  // namespace depeche::cli
