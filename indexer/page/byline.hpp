#pragma once

#include <string>
#include <string_view>

namespace depeche::indexer {

/// The author that a line names: `Par Émilie Ferrand (avec AFP)` gives `Émilie Ferrand`, `Le 31 août 2024 –
/// Par X. D.` `X. D.`, `Sophie Kervella, envoyée spéciale` `Sophie Kervella`; a line that names nobody is
/// given whole (`De notre correspondant à Bamako`, `Rédaction Sud-Landes`). Empty when the line is no byline.
std::string read_byline(std::string_view line);

}  // namespace depeche::indexer
