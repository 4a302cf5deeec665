#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// What a header says wrong, and in which line from 1.
struct HeaderTrouble {
    std::uint32_t line = 0;
    Message reason;
};

/// Reads the header that a text may start with, between two lines `---`, into `dispatch`, and gives the text
/// behind it, which is all of it when there is none:
///
///     ---
///     titre: Ariane 6 a quitté le sol de Kourou
///     date: 2024-07-09
///     lieux: Kourou; Guyane
///     tags: [espace, "Ariane 6"]
///     auteurs:
///       - Camille Roche
///     ---
///     Le lanceur européen…
///
/// Keys are those of raw_fields.hpp. Of YAML it understands what headers of articles are made of: quoted
/// values, lists on one line or several, folded and literal texts (`>`, `|`), comments. What an unknown key
/// holds is ignored with it, and noted.
std::variant<std::string_view, HeaderTrouble> read_front_matter(std::string_view text, RawDispatch& dispatch);

}  // namespace depeche::indexer
