#include "searcher/cli/show.hpp"

#include "searcher/render/dispatch.hpp"
#include "searcher/render/unknown_id.hpp"

namespace depeche::cli {

ExitCode run_show(const Call& call) {
    const Options& options = call.options;
    const std::string& id = options.operands.front();
    Searcher searcher = call.open_index();
    const auto dispatch = searcher.dispatch(id, options.request);
    if (!dispatch) {
        call.complain(render::unknown_id(id, searcher.similar_ids(id, render::most_similar_ids)));
        return nothing_found;
    }
    const render::Detail detail{options.evidence, options.dropped, options.versions};
    call.out.write(options.format == Format::json ? render::to_json(*dispatch, detail)
                                                  : render::to_text(*dispatch, detail, call.text_style()));
    return found;
}

}  // namespace depeche::cli
