#include "searcher/cli/complete.hpp"

#include "searcher/render/json.hpp"
#include "searcher/render/text.hpp"

namespace depeche::cli {

ExitCode run_complete(const Call& call) {
    const Request& request = call.options.request;
    Searcher searcher = call.open_index();
    const std::vector<Completion> completions =
        searcher.complete({request.text, request.limit, request.language});
    call.out.write(call.options.format == Format::json ? render::to_json(request.text, completions)
                                                       : render::to_text(completions, call.text_style()));
    return completions.empty() ? nothing_found : found;
}

}  // namespace depeche::cli
