#include "searcher/cli/search.hpp"

#include "searcher/render/json.hpp"
#include "searcher/render/text.hpp"

namespace depeche::cli {

namespace {

ExitCode explain(const Call& call, Searcher& searcher) {
    const Request& request = call.options.request;
    const Explanation explanation = searcher.explain(request);
    call.out.write(call.options.format == Format::json
                       ? render::to_json(explanation, request)
                       : render::to_text(explanation, request, call.text_style()));
    return found;
}

}  // namespace

ExitCode run_search(const Call& call) {
    Searcher searcher = call.open_index();
    if (call.options.explain)
        return explain(call, searcher);
    Request request = call.options.request;
    // A reader of text wants each story once, a program every dispatch.
    request.collapse = call.options.collapse.value_or(call.options.format == Format::text);
    const Results results = searcher.search(request);
    call.out.write(call.options.format == Format::json ? render::to_json(results, call.language())
                                                       : render::to_text(results, call.text_style()));
    return results.total > 0 ? found : nothing_found;
}

}  // namespace depeche::cli
