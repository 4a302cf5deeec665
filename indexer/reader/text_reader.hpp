#pragma once

#include <memory>
#include <string>

#include "indexer/reader/byte_source.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// Reads a text file as one dispatch. It may start with a header of `clé: valeur` lines between two lines
/// `---`:
///
///     ---
///     titre: Ariane 6 a quitté le sol de Kourou
///     date: 2024-07-09
///     lieux: Kourou; Guyane
///     ---
///     Le lanceur européen…
std::unique_ptr<Reader> make_text_reader(ByteSource source, std::string path);

}  // namespace depeche::indexer
