#include "searcher/cli/show.hpp"

#include <fmt/format.h>

#include "searcher/cli/option_table.hpp"
#include "searcher/render/dispatch.hpp"
#include "searcher/render/glyphs.hpp"

namespace depeche::cli {

namespace {

/// What to say of an id that no dispatch has.
Message unknown_id(const std::string& id, const std::vector<std::string>& similar) {
    const std::string quote = render::shortened(id, longest_quote);
    Message message{fmt::format("aucune dépêche n’a l’identifiant «\u00A0{}\u00A0».", quote),
                    fmt::format("no dispatch has the id '{}'.", quote)};
    for (std::size_t at = 0; at < similar.size(); ++at) {
        message.french.append(at == 0 ? " Les plus proches\u00A0: " : ", ").append(similar[at]);
        message.english.append(at == 0 ? " The nearest: " : ", ").append(similar[at]);
    }
    return message;
}

}  // namespace

ExitCode run_show(const Call& call) {
    constexpr std::size_t most_ids = 5;
    const Options& options = call.options;
    const std::string& id = options.operands.front();
    Searcher searcher = call.open_index();
    const auto dispatch = searcher.dispatch(id, options.request);
    if (!dispatch) {
        call.complain(unknown_id(id, searcher.similar_ids(id, most_ids)));
        return nothing_found;
    }
    const render::Detail detail{options.evidence, options.dropped};
    call.out.write(options.format == Format::json ? render::to_json(*dispatch, detail)
                                                  : render::to_text(*dispatch, detail, call.text_style()));
    return found;
}

}  // namespace depeche::cli
