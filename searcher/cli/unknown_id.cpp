#include "searcher/cli/unknown_id.hpp"

#include <fmt/format.h>

#include <vector>

#include "searcher/cli/option_table.hpp"
#include "searcher/render/glyphs.hpp"

namespace depeche::cli {

Message unknown_id(const std::string& id, Searcher& searcher) {
    constexpr std::size_t most_ids = 5;
    const std::vector<std::string> similar = searcher.similar_ids(id, most_ids);
    const std::string quote = render::shortened(id, longest_quote);
    Message message{fmt::format("aucune dépêche n’a l’identifiant «\u00A0{}\u00A0».", quote),
                    fmt::format("no dispatch has the id '{}'.", quote)};
    for (std::size_t at = 0; at < similar.size(); ++at) {
        message.french.append(at == 0 ? " Les plus proches\u00A0: " : ", ").append(similar[at]);
        message.english.append(at == 0 ? " The nearest: " : ", ").append(similar[at]);
    }
    return message;
}

}  // namespace depeche::cli
