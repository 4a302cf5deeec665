#include "searcher/query/repairs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "searcher/query/characters.hpp"
#include "searcher/query/syntax.hpp"

namespace depeche::query {

namespace {

struct OddityRow {
    Oddity oddity;
    std::string_view code;
    /// `{0}` is the odd piece of the query, `{1}` what is odd in a saved query.
    Text message;
};

constexpr auto rows = std::to_array<OddityRow>({
    {Oddity::invalid_utf8,
     "invalid-utf8",
     {"des octets ne sont pas de l’UTF-8\u00A0: ils sont lus comme des blancs\u202F; tapez ce texte à "
      "nouveau",
      "some bytes are not UTF-8: they are read as blanks; type that text again"}},
    {Oddity::control_character,
     "control-character",
     {"des caractères de commande sont lus comme des blancs\u00A0: supprimez-les",
      "control characters are read as blanks: remove them"}},
    {Oddity::unclosed_quote,
     "unclosed-quote",
     {"le guillemet {0} n’est jamais fermé\u00A0: l’expression va jusqu’à la fin\u202F; fermez-le où elle "
      "finit",
      "the quotation mark {0} is never closed: the phrase runs to the end; close it where the phrase ends"}},
    {Oddity::empty_phrase,
     "empty-phrase",
     {"l’expression {0} ne contient aucun mot\u00A0: elle est ignorée\u202F; écrivez-y des mots ou ôtez-la",
      "the phrase {0} has no word in it: it is ignored; put words into it or remove it"}},
    {Oddity::unclosed_parenthesis,
     "unclosed-parenthesis",
     {"une parenthèse n’est jamais fermée\u00A0: elle va jusqu’à la fin\u202F; fermez-la où le groupe finit",
      "a parenthesis is never closed: it runs to the end; close it where the group ends"}},
    {Oddity::stray_parenthesis,
     "stray-parenthesis",
     {"une parenthèse ferme ce qui n’est pas ouvert\u00A0: elle est ignorée\u202F; ôtez-la ou ouvrez le "
      "groupe",
      "a parenthesis closes what is not open: it is ignored; remove it or open the group"}},
    {Oddity::empty_group,
     "empty-group",
     {"les parenthèses {0} n’ont rien à chercher\u00A0: elles sont ignorées\u202F; écrivez-y des mots ou "
      "ôtez-les",
      "the parentheses {0} hold nothing to search: they are ignored; put words into them or remove them"}},
    {Oddity::too_deep,
     "too-deep",
     {"des parenthèses sont trop imbriquées\u00A0: celle-ci est ignorée\u202F; simplifiez la requête",
      "parentheses are nested too deeply: this one is ignored; simplify the query"}},
    {Oddity::stray_operator,
     "stray-operator",
     {"l’opérateur {0} ne relie rien ici\u00A0: il est ignoré\u202F; pour chercher ce mot, écrivez-le en "
      "minuscules",
      "the operator {0} joins nothing here: it is ignored; to search that word, write it in lower case"}},
    {Oddity::operator_as_word,
     "operator-as-word",
     {"l’opérateur {0} n’a rien à relier\u00A0: il est cherché comme un mot\u202F; ajoutez des mots à relier",
      "the operator {0} has nothing to join: it is searched as a word; add words for it to join"}},
    {Oddity::unknown_field,
     "unknown-field",
     {"{0} n’est pas un champ\u00A0: il est cherché comme un mot\u202F; voyez la liste des champs, ou ôtez "
      "les "
      "deux-points",
      "{0} is not a field: it is searched as a word; see the list of fields, or remove the colon"}},
    {Oddity::empty_field,
     "empty-field",
     {"rien ne suit le champ {0}\u00A0: il est cherché comme un mot\u202F; écrivez la valeur juste après les "
      "deux-points, sans blanc",
      "nothing follows the field {0}: it is searched as a word; write the value right behind the colon, "
      "without a blank"}},
    {Oddity::bad_date,
     "bad-date",
     {"{0} n’est pas une date\u00A0: cherché comme des mots\u202F; écrivez 2025, 2025-12, 2025-12-03, "
      "03/12/2025, "
      "\"3 décembre 2025\" entre guillemets ou 2025-12-01..2025-12-20",
      "{0} is not a date: searched as words; write 2025, 2025-12, 2025-12-03, 03/12/2025, \"3 December "
      "2025\" "
      "in quotation marks or 2025-12-01..2025-12-20"}},
    {Oddity::reversed_range,
     "reversed-range",
     {"l’intervalle {0} finit avant de commencer\u00A0: ses deux dates sont échangées\u202F; écrivez la plus "
      "ancienne d’abord",
      "the range {0} ends before it starts: its two dates are swapped; write the earlier one first"}},
    {Oddity::short_prefix,
     "short-prefix",
     {"{0} a trop peu de lettres avant l’étoile\u00A0: cherché comme un mot entier\u202F; donnez-en au moins "
      "deux",
      "{0} has too few letters before the star: searched as a whole word; give at least two"}},
    {Oddity::inner_star,
     "inner-star",
     {"l’étoile ne vaut qu’à la fin d’un mot\u00A0: les morceaux de {0} sont cherchés comme des mots\u202F; "
      "écrivez "
      "le début du mot, puis l’étoile",
      "a star counts only at the end of a word: the pieces of {0} are searched as words; write the start of "
      "the word, then the star"}},
    {Oddity::ignored_sign,
     "ignored-sign",
     {"un signe de {0} est sans effet ici\u00A0: il est ignoré\u202F; ôtez-le",
      "a sign in {0} has no effect here: it is ignored; remove it"}},
    {Oddity::short_fuzzy,
     "short-fuzzy",
     {"{0} a trop peu de lettres, ou des chiffres, pour des graphies voisines\u00A0: cherché comme un mot "
      "entier\u202F; ôtez le tilde",
      "{0} has too few letters, or digits, for near spellings: searched as a whole word; remove the tilde"}},
    {Oddity::number_out_of_range,
     "number-out-of-range",
     {"le nombre de {0} est hors limites\u00A0: ramené au plus proche permis\u202F; ~ va de 1 à 2 lettres "
      "(1 pour un mot de moins de 5 lettres), PRÈS et SUIVI vont de 1 à 100 mots",
      "the number of {0} is out of range: the nearest allowed one is taken; ~ goes from 1 to 2 letters (1 "
      "for "
      "a word of less than 5 letters), NEAR and ADJ go from 1 to 100 words"}},
    {Oddity::not_near,
     "not-near",
     {"{0} ne peut pas rapprocher ces termes\u00A0: il est lu comme ET\u202F; il relie des mots, des "
      "expressions "
      "entre guillemets ou leurs alternatives (a OU b), cherchés dans les mêmes textes, huit au plus, et "
      "trente fois par requête",
      "{0} cannot bring these terms together: it is read as AND; it joins words, phrases in quotation marks "
      "or their alternatives (a OR b), searched in the same texts, eight at most, and thirty times in a "
      "query"}},
    {Oddity::lower_case_operator,
     "lower-case-operator",
     {"{0} en minuscules est un mot ordinaire\u00A0: si c’est l’opérateur que vous voulez, écrivez-le en "
      "capitales",
      "{0} in lower case is an ordinary word: if you mean the operator, write it in capitals"}},
    {Oddity::unknown_query,
     "unknown-query",
     {"aucune requête n’est enregistrée sous le nom {0}\u00A0: cherché comme des mots\u202F; vérifiez le nom",
      "no query is saved under the name {0}: searched as words; check the name"}},
    {Oddity::circular_query,
     "circular-query",
     {"la requête enregistrée {0} s’utilise elle-même, ou en utilise trop d’autres\u00A0: elle est "
      "ignorée\u202F; "
      "récrivez-la sans ce renvoi",
      "the saved query {0} uses itself, or too many others: it is ignored; write it without that reference"}},
    {Oddity::nested_query,
     "nested-query",
     {"dans la requête enregistrée {0}\u00A0: {1}", "in the saved query {0}: {1}"}},
    {Oddity::too_long,
     "too-long",
     {"la requête ou un de ses mots est trop long\u00A0: à partir de {0}, la suite est laissée de "
      "côté\u202F; "
      "raccourcissez",
      "the query or a word in it is too long: from {0} on, the rest is left out; shorten it"}},
    {Oddity::nothing_to_search,
     "nothing-to-search",
     {"la requête {0} ne contient rien à chercher\u00A0: toutes les dépêches sont données\u202F; écrivez au "
      "moins "
      "un mot",
      "the query {0} has nothing to search: all dispatches are given; write at least one word"}},
    {Oddity::more_repairs,
     "more-repairs",
     {"d’autres endroits de la requête ont été corrigés de même\u00A0: ils ne sont pas énumérés",
      "other places of the query were repaired likewise: they are not listed"}},
});

consteval bool rows_are_in_order() {
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (static_cast<std::size_t>(rows[row].oddity) != row)
            return false;
    return rows.size() == oddity_count;
}
static_assert(rows_are_in_order(), "rows are looked up by their oddity");

/// The start of a piece of the query, fit for a message on one line.
std::string excerpt(std::string_view piece) {
    constexpr std::size_t max_bytes = 60;
    std::string shown;
    const std::string_view start = piece.substr(0, max_bytes);
    for (std::size_t at = 0; at < start.size();) {
        const Character c = character_at(start, at);
        if (is_blank(c.code))
            shown += ' ';
        else if (c.code != no_character && !is_control(c.code))
            shown.append(start, at, c.size);
        at += c.size;
    }
    if (start.size() < piece.size())
        shown += "…";
    return shown;
}

Message compose(const Text& pattern, const std::string& piece, const Message& inner = {}) {
    return {fmt::format(fmt::runtime(pattern.french), "«\u00A0" + piece + "\u00A0»", inner.french),
            fmt::format(fmt::runtime(pattern.english), "“" + piece + "”", inner.english)};
}

const OddityRow& row(Oddity oddity) {
    return rows[static_cast<std::size_t>(oddity)];
}

}  // namespace

std::string_view code(Oddity oddity) {
    return row(oddity).code;
}

bool RepairList::is_listed(Oddity oddity, std::size_t begin, std::size_t end) {
    if (++counts_[static_cast<std::size_t>(oddity)] <= max_repairs_of_a_kind)
        return true;
    if (counts_[static_cast<std::size_t>(Oddity::more_repairs)] == 0)
        add(Oddity::more_repairs, begin, end);
    return false;
}

std::string RepairList::piece(std::size_t begin, std::size_t end) const {
    return excerpt(query_.substr(begin, end - begin));
}

void RepairList::add(Oddity oddity, std::size_t begin, std::size_t end) {
    if (is_listed(oddity, begin, end))
        repairs_.push_back(
            {begin, end, std::string(code(oddity)), compose(row(oddity).message, piece(begin, end))});
}

void RepairList::adopt(const Repair& repair, std::size_t begin, std::size_t end) {
    if (is_listed(Oddity::nested_query, begin, end))
        repairs_.push_back({begin, end, repair.code,
                            compose(row(Oddity::nested_query).message, piece(begin, end), repair.message)});
}

std::vector<Repair> RepairList::take() {
    std::ranges::stable_sort(repairs_, {}, &Repair::begin);
    return std::move(repairs_);
}

}  // namespace depeche::query
