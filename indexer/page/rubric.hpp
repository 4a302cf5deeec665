#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace depeche::indexer {

/// The section of a site that a line names and nothing else, alone or as a path: `SPORT`, `Justice / Cour
/// d’assises de l’Isère` (Justice), `Faits divers, Puy-de-Dôme`. Empty for any other line.
std::string read_rubric(std::string_view line);

/// The same in front of a headline: `Éducation. La rentrée avec moins d’élèves`. Empty when there is none.
std::string rubric_before_headline(std::string_view headline);

/// A line of a dispatch that only draws attention: `URGENT`, `ALERTE INFO`.
bool is_alert(std::string_view line);

/// Where a page stands on its site, above or before its headline.
struct Breadcrumb {
    /// Empty when none is known.
    std::string section;
    /// The headline behind it, even when no blank tells them apart; empty when it ends before.
    std::string headline;
};

/// Reads `Accueil > Monde > Europe`, `Home ActualitéKyiv et Moscou parlent`, `Vous êtes ici : Accueil /
/// Santé`; nothing for a line that does not start where sites do. `headline` helps when it is known.
std::optional<Breadcrumb> read_breadcrumb(std::string_view line, std::string_view headline = {});

}  // namespace depeche::indexer
