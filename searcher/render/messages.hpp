#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "depeche/language.hpp"
#include "depeche/request.hpp"
#include "depeche/results.hpp"

namespace depeche::render::messages {

inline constexpr Text undated{"sans date", "undated"};
inline constexpr Text untitled{"(sans titre)", "(untitled)"};
inline constexpr Text interpreted{"Requête comprise", "Query understood as"};
inline constexpr Text tree{"Arbre", "Tree"};
inline constexpr Text nothing_similar{"Aucune dépêche semblable", "No similar dispatch"};
inline constexpr Text engine_query{"Requête du moteur", "Engine query"};

/// The heading of a facet.
Text heading(Facet facet);

/// `12 dépêches`, `environ 1 200 dépêches (11 à 20)`, `Aucune dépêche`: the matches, the page
/// shown, and how many copies are folded.
std::string found(const Results& results, Language language);

/// `Aussi trouvé : Ushakov (1), Yuri Ushakov (2)`: the other spellings of names that found something.
std::string also_found(const std::vector<AlsoFound>& list, Language language);

/// `Vouliez-vous dire : Zelensky (12) ?`: other spellings, or nothing when there are none.
std::string suggestions(const std::vector<Suggestion>& list, Language language);

/// `Plus large : sans la date (12), sans « trêve » (7).`: wider questions besides spellings, which stand
/// apart; nothing when there are none.
std::string relaxations(const std::vector<Relaxation>& list, Language language);

/// `Aucune dépêche pour la requête ; voici, sans la date :`
std::string relaxed(const Relaxation& relaxation, Language language);

/// `et 3 autres sources : Le Progrès, Reuters, EFE`: the near-copies folded under a hit.
std::string copies(const Hit& hit, Language language);

/// `En commun : Moscou, trêve`: what a similar dispatch shares.
std::string shared(const std::vector<std::string>& labels, Language language);

/// What was not taken as written, and where in the query it stands (in characters, from 1).
std::string repair(const Repair& repair, std::size_t position, Language language);

/// What an earlier version is called: `Version antérieure 2`.
std::string earlier_version(std::string_view version, Language language);

/// `et 34 autres`: the values of a facet that are not listed.
std::string more_values(std::uint64_t number, Language language);

}  // namespace depeche::render::messages
