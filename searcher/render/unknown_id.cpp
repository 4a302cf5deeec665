#include "searcher/render/unknown_id.hpp"

#include <fmt/format.h>

#include "searcher/render/glyphs.hpp"

namespace depeche::render {

Message unknown_id(const std::string& id, std::span<const std::string> similar) {
    constexpr std::size_t longest = 60;
    const std::string quote = shortened(id, longest);
    Message message{fmt::format("aucune dépêche n’a l’identifiant «\u00A0{}\u00A0».", quote),
                    fmt::format("no dispatch has the id '{}'.", quote)};
    if (similar.empty())
        return message;
    const std::string list = fmt::format("{}", fmt::join(similar, ", "));
    message.french += fmt::format(" Les plus proches\u00A0: {}", list);
    message.english += fmt::format(" The nearest: {}", list);
    return message;
}

}  // namespace depeche::render
