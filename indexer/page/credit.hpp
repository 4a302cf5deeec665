#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/dispatch.hpp"
#include "schema/authority/authority.hpp"

namespace depeche::indexer {

/// A source that a line of credits names: a name, an address or a host.
struct CreditedSource {
    std::string written;
    SourceRole role = SourceRole::publisher;

    bool operator==(const CreditedSource&) const = default;
};

/// Above a text a name alone may be a heading too, so that only an agency's is taken for a credit there.
enum class Margin { top, bottom };

/// Who a line says the text is from, when it says nothing else: `RFI`, `Le Monde avec AFP`, `© 2025 AFP`,
/// `21 août 2025 – Le Phare d’Orient (www.phare.example)`, `(avec agences)`, `Source : AFP`. A name that the
/// tables do not know is taken only where it reads like a paper's beside a date (`Le Réveil de Chalosse -
/// mardi 25 novembre 2025`), or with its address or its copyright. Nothing for any other line; an empty list
/// for one that names nobody (`avec agences`).
std::optional<std::vector<CreditedSource>> read_credit(std::string_view line, Margin where,
                                                       const authority::Authority& authority,
                                                       analysis::Analyzer& analyzer);

/// The sources of the tables that a part of a line names, `avec`, `l’agence` and the like before them:
/// `Le Figaro avec AFP et Reuters`. Empty unless all of it is so.
std::vector<CreditedSource> known_sources(std::string_view text, const authority::Authority& authority,
                                          analysis::Analyzer& analyzer);

/// Whether a name that the tables do not know reads like one of a paper, a site or a station.
bool reads_like_press(std::string_view name);

}  // namespace depeche::indexer
