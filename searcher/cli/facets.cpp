#include "searcher/cli/facets.hpp"

#include <fmt/format.h>

#include "searcher/cli/option_table.hpp"
#include "searcher/render/facet_names.hpp"
#include "searcher/render/glyphs.hpp"
#include "searcher/render/json.hpp"
#include "searcher/render/text.hpp"

namespace depeche::cli {

namespace {

Facet facet_named(const std::string& name) {
    if (const auto facet = render::find_facet(name))
        return *facet;
    const std::string quote = render::shortened(name, longest_quote);
    throw Misuse(
        {fmt::format("«\u00A0{}\u00A0» n’est pas une facette. Donner date, source, acteur ou lieu.", quote),
         fmt::format("'{}' is no facet. Give date, source, actor or place.", quote)});
}

}  // namespace

ExitCode run_facets(const Call& call) {
    const Facet facet = facet_named(call.options.operands.front());
    Request request = call.options.request;
    request.facet_limit = request.limit;
    Searcher searcher = call.open_index();
    const FacetCounts counts = searcher.facet_values(facet, call.options.starting, request);
    call.out.write(call.options.format == Format::json ? render::to_json(counts)
                                                       : render::to_text(counts, call.text_style()));
    return counts.values.empty() ? nothing_found : found;
}

}  // namespace depeche::cli
