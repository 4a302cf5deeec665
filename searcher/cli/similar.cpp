#include "searcher/cli/similar.hpp"

#include "searcher/render/json.hpp"
#include "searcher/render/text.hpp"
#include "searcher/render/unknown_id.hpp"

namespace depeche::cli {

ExitCode run_similar(const Call& call) {
    const std::string& id = call.options.operands.front();
    Searcher searcher = call.open_index();
    const auto similar = searcher.similar(id, call.options.request.limit);
    if (!similar) {
        call.complain(render::unknown_id(id, searcher.similar_ids(id, render::most_similar_ids)));
        return nothing_found;
    }
    call.out.write(call.options.format == Format::json ? render::to_json(id, *similar)
                                                       : render::to_text(*similar, call.text_style()));
    return similar->empty() ? nothing_found : found;
}

}  // namespace depeche::cli
