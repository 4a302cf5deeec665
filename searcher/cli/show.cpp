#include "searcher/cli/show.hpp"

#include "searcher/cli/unknown_id.hpp"
#include "searcher/render/dispatch.hpp"

namespace depeche::cli {

ExitCode run_show(const Call& call) {
    const Options& options = call.options;
    const std::string& id = options.operands.front();
    Searcher searcher = call.open_index();
    const auto dispatch = searcher.dispatch(id, options.request);
    if (!dispatch) {
        call.complain(unknown_id(id, searcher));
        return nothing_found;
    }
    const render::Detail detail{options.evidence, options.dropped};
    call.out.write(options.format == Format::json ? render::to_json(*dispatch, detail)
                                                  : render::to_text(*dispatch, detail, call.text_style()));
    return found;
}

}  // namespace depeche::cli
