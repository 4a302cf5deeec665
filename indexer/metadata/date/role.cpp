#include "indexer/metadata/date/role.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "schema/analysis/word_list.hpp"

namespace depeche::indexer::dates {

namespace {

using List = std::span<const std::string_view>;

bool ends_with_one_of(std::string_view word, List ends) {
    return std::ranges::any_of(ends, [&](std::string_view end) {
        return !word.empty() && word.back() == end.back() && word.ends_with(end);
    });
}

/// A sentence may be as long as the text; no more words than this are read on either side.
constexpr std::size_t farthest = 40;

/// A participle by its written end, and the frequent ones of the other groups.
bool is_participle(const Words& words, std::size_t at) {
    static constexpr auto ends = std::to_array<std::string_view>({"é", "ée", "és", "ées"});
    static constexpr analysis::WordList others(
        {"commis",     "commise",   "commises",   "survenu", "survenue", "survenus", "survenues", "disparu",
         "disparue",   "intervenu", "intervenue", "rendu",   "rendue",   "conclu",   "conclue",   "paru",
         "parue",      "mort",      "morte",      "morts",   "ouvert",   "ouverte",  "elu",       "elue",
         "elus",       "promulgue", "recu",       "recue",   "vendu",    "vendue",   "venu",      "venue",
         "tenu",       "tenue",     "tenus",      "tenues",  "sorti",    "sortie",   "parti",     "partie",
         "detenu",     "detenue",   "inscrit",    "ecrit",   "ecrite",   "pris",     "prise",     "mis",
         "mise",       "produit",   "produite",   "battu",   "battue",   "defait",   "fait",      "construit",
         "construite", "suspendu",  "suspendue",  "apparu",  "apparue",  "inscrite"});
    return ends_with_one_of(words.accented(at), ends) || others.contains(words[at]);
}

bool is_planned(std::string_view word) {
    static constexpr analysis::WordList list(
        {"prevu",       "prevue",    "prevus",   "prevues",    "programme", "programmee", "programmes",
         "programmees", "attendu",   "attendue", "attendus",   "attendues", "fixe",       "fixee",
         "fixes",       "fixees",    "reporte",  "reportee",   "reportes",  "reportees",  "convoque",
         "convoquee",   "convoques", "planifie", "planifiee",  "agende",    "agendee",    "invite",
         "invitee",     "invites",   "invitees", "rendezvous", "ajourne",   "ajournee",   "repousse",
         "repoussee",   "escompte",  "escomptee"});
    return list.contains(word);
}

bool is_infinitive(std::string_view word) {
    static constexpr auto ends = std::to_array<std::string_view>({"er", "ir", "re", "oir"});
    return word.size() > 3 && ends_with_one_of(word, ends);
}

/// `sera`, `tiendront`: by its end, with the accents that tell `libéra` (past) from `libérera`.
bool has_future_end(std::string_view word) {
    static constexpr auto singular = std::to_array<std::string_view>(
        {"era", "ira", "dra", "rra", "vra", "ttra", "aura", "aincra", "ompra", "îtra", "clura", "courra"});
    static constexpr auto plural = std::to_array<std::string_view>({"ront"});
    static constexpr analysis::WordList others(
        {"caméra", "camera",  "opéra",   "opera",   "choléra", "sahara",   "sierra",   "serra",   "barra",
         "narra",  "livra",   "délivra", "ouvra",   "tira",    "retira",   "attira",   "vira",    "admira",
         "expira", "inspira", "aspira",  "respira", "encadra", "cadra",    "front",    "affront", "hydra",
         "tundra", "désira",  "délira",  "empira",  "chavira", "conspira", "transpira"});
    return word.size() > 3 && (ends_with_one_of(word, singular) || ends_with_one_of(word, plural)) &&
           !others.contains(word);
}

bool has_conditional_end(std::string_view word) {
    static constexpr auto ends = std::to_array<std::string_view>({"rait", "raient"});
    static constexpr analysis::WordList others(
        {"trait",    "retrait",   "portrait",    "attrait",     "extrait",    "ferait-", "abstrait",
         "distrait", "entrait",   "montrait",    "déclarait",   "préparait",  "paraît",  "aurait",
         "auraient", "demeurait", "demeuraient", "déclaraient", "montraient", "tirait",  "livrait",
         "opérait",  "espérait",  "figurait",    "durait",      "assurait"});
    return word.size() > 5 && ends_with_one_of(word, ends) && !others.contains(word);
}

bool has_past_historic_end(std::string_view word) {
    static constexpr analysis::WordList list(
        {"fut",       "furent", "eut",     "eurent", "naquit",  "mourut", "connut", "connurent", "devint",
         "devinrent", "vint",   "vinrent", "prit",   "prirent", "fit",    "firent", "mit",       "mirent",
         "obtint",    "tint",   "reçut",   "rendit", "perdit",  "battit", "vit",    "virent",    "conquit"});
    return word.ends_with("èrent") || list.contains(word);
}

bool has_imperfect_end(std::string_view word) {
    static constexpr auto ends = std::to_array<std::string_view>({"ait", "aient"});
    static constexpr analysis::WordList others(
        {"fait",    "lait",     "trait",   "parfait",   "attrait",  "portrait", "retrait", "extrait",
         "souhait", "bienfait", "forfait", "satisfait", "abstrait", "refait",   "défait",  "méfait",
         "était",   "étaient",  "avait",   "avaient",   "sait",     "plait"});
    return word.size() > 4 && ends_with_one_of(word, ends) && !others.contains(word);
}

bool is_present_auxiliary(std::string_view accented) {
    static constexpr analysis::WordList list(
        {"a", "ont", "est", "sont", "avons", "ai", "aurait", "auraient"});
    return list.contains(accented);
}

bool is_past_auxiliary(std::string_view accented) {
    static constexpr analysis::WordList list({"avait", "avaient", "était", "étaient"});
    return list.contains(accented);
}

/// The time a verb at `at` tells of; nothing when it is no verb we know.
std::optional<Role> tense_at(const Words& words, std::size_t at) {
    const std::string_view word = words.accented(at);
    if (is_future_verb(words, at))
        return Role::future;
    const bool auxiliary = is_present_auxiliary(word);
    if (auxiliary || is_past_auxiliary(word)) {
        const std::size_t next = is_participle(words, at + 1) || is_planned(words[at + 1]) ? at + 1 : at + 2;
        if (is_planned(words[next]))
            return Role::future;
        if (auxiliary)
            return Role::told;
        return is_participle(words, next) ? Role::since : Role::told;
    }
    if (has_past_historic_end(word))
        return Role::background;
    return has_imperfect_end(word) ? std::optional(Role::told) : std::nullopt;
}

/// Words that may stand between a sign and its date: `depuis le début du mois de`, `né un mardi`.
bool is_link(std::string_view word) {
    static constexpr analysis::WordList links(
        {"le",   "la",        "les",   "l",     "au",   "aux",  "a",     "du",   "de",   "des",
         "un",   "une",       "mois",  "debut", "mi",   "fin",  "annee", "jour", "soir", "matin",
         "nuit", "seulement", "entre", "en",    "pour", "dans", "ce",    "cette"});
    return links.contains(word) || weekday_in(word).has_value();
}

/// What the words right before a date make of it.
std::optional<Role> role_by_sign(const Words& words, const DateExpression& expression, std::size_t sentence) {
    static constexpr analysis::WordList since({"depuis", "apres"});
    static constexpr analysis::WordList until(
        {"ici", "jusque", "des", "partir", "compter", "avant", "horizon", "echeance", "tard"});
    // With their accents: "remonté jeudi" is news, "les faits remontent à" history.
    static constexpr analysis::WordList history({"né", "née", "nés", "nées", "vers", "mis", "mise", "années",
                                                 "date", "datent", "daté", "datée", "datés", "datées",
                                                 "datant", "remonte", "remontent", "remontant"});
    for (std::size_t at = expression.first; at > sentence; --at) {
        const std::string_view gap = words.gap(at);
        if (gap.ends_with("jusqu’") || gap.ends_with("jusqu'"))
            return Role::future;
        const std::string_view word = words[at - 1];
        if (since.contains(word))
            return Role::since;
        // "dès" and "des" differ by their accent only.
        if (until.contains(word) && (word != "des" || words.accented(at - 1) == "dès"))
            return Role::future;
        if (history.contains(words.accented(at - 1)))
            return Role::background;
        if (is_planned(word) || (word == "pour" && at == expression.first))
            return Role::future;
        if (!is_link(word) || gap.find(',') != std::string_view::npos)
            return std::nullopt;
    }
    return std::nullopt;
}

/// `commis le 3 mai`, `l’église, incendiée le`: a participle of its own, without an auxiliary.
bool follows_bare_participle(const Words& words, const DateExpression& expression, std::size_t sentence) {
    std::size_t at = expression.first;
    while (at > sentence && (words[at - 1] == "le" || words[at - 1] == "en" || words[at - 1] == "du"))
        --at;
    if (at <= sentence || at == expression.first || !is_participle(words, at - 1))
        return false;
    for (std::size_t back = at - 1; back > sentence && at - back < 5; --back) {
        const std::string_view word = words.accented(back - 1);
        if (is_present_auxiliary(word) || is_past_auxiliary(word) || word == "été")
            return false;
    }
    return true;
}

/// Nouns whose date is a part of their name: laws, streets.
bool is_named_after_date(std::string_view noun) {
    static constexpr analysis::WordList list(
        {"loi",        "lois",       "decret",     "ordonnance", "arrete",    "accord",     "accords",
         "traite",     "convention", "circulaire", "reglement",  "directive", "resolution", "constitution",
         "charte",     "protocole",  "rue",        "place",      "avenue",    "boulevard",  "pont",
         "square",     "quai",       "stade",      "aeroport",   "station",   "cours",      "allee",
         "esplanade",  "lycee",      "hopital",    "quartier",   "cite",      "universite", "attentats",
         "revolution", "genocide",   "coup",       "putsch"});
    return list.contains(noun);
}

/// `la réunion du 2 décembre`, `l’incendie de mardi`; not `la nuit de mardi`, nor the range `du 2 au 4`.
std::optional<Role> role_by_noun(const Words& words, const DateExpression& expression, std::size_t sentence) {
    static constexpr analysis::WordList times({"nuit", "journee", "soiree", "matinee", "soir", "matin",
                                               "midi", "mois", "semaine", "debut", "fin", "cours", "courant",
                                               "heures", "numero", "edition", "date", "weekend", "end"});
    const std::size_t at = expression.first;
    const std::string_view link = words[at - 1];
    const bool elided = words.gap(at).ends_with("d’") || words.gap(at).ends_with("d'");
    if (at <= sentence || !(elided || link == "du" || link == "de" || link == "des"))
        return std::nullopt;
    const std::size_t noun = elided ? at - 1 : at - 2;
    for (std::size_t back = noun + 1; back > sentence && noun + 1 - back < 3; --back)
        if (is_named_after_date(words[back - 1]))
            return Role::background;
    if (expression.last || noun < sentence || noun >= words.size() || times.contains(words[noun]))
        return std::nullopt;
    return Role::attached;
}

/// `né`, `anniversaire`, `il y a quarante ans`, `en mémoire de`: dates that follow are history.
bool is_sign_of_history(const Words& words, std::size_t at) {
    static constexpr analysis::WordList signs({"anniversaire", "anniversaires", "centenaire", "bicentenaire",
                                               "cinquantenaire", "memoire", "commemoration", "commemorations",
                                               "commemorer", "commemorent", "commemore", "epoque",
                                               "naissance", "independance"});
    static constexpr analysis::WordList born({"né", "née", "nés", "nées"});
    return signs.contains(words[at]) || born.contains(words.accented(at)) ||
           (words[at] == "il" && words[at + 1] == "y" && words[at + 2] == "a");
}

/// `a promis de rouvrir le 3 mai`, `pour entrer en vigueur en 2026`: what an infinitive names is to come.
bool is_purpose(const Words& words, std::size_t at) {
    static constexpr analysis::WordList nouns(
        {"janvier",    "fevrier",  "hier",      "soir",     "mer",      "hiver",     "premier", "dernier",
         "lendemain",  "pouvoir",  "ministere", "centre",   "guerre",   "terre",     "titre",   "membre",
         "chambre",    "nombre",   "heure",     "derniere", "premiere", "frontiere", "maniere", "affaire",
         "territoire", "victoire", "histoire",  "ancienne", "contre",   "quatre",    "avoir",   "etre",
         "entre",      "cadre",    "ordre",     "lettre",   "litre"});
    const std::string_view before = words.accented(at - 1);
    const bool elided = words.gap(at).ends_with("d’") || words.gap(at).ends_with("d'");
    return is_infinitive(words[at]) && !words.has_capital(at) && !nouns.contains(words[at]) &&
           (elided || before == "de" || before == "pour");
}

}  // namespace

bool is_future_verb(const Words& words, std::size_t at) {
    static constexpr analysis::WordList will({"doit", "doivent", "va", "vont", "devait", "devaient", "compte",
                                              "comptent", "prevoit", "prevoient"});
    const std::string_view word = words.accented(at);
    if (will.contains(words[at])) {
        for (std::size_t next = at + 1; next < at + 4; ++next)
            if (is_infinitive(words[next]))
                return true;
        return false;
    }
    return (!words.has_capital(at) || words.starts_sentence(at)) &&
           (has_future_end(word) || has_conditional_end(word));
}

bool is_verb(const Words& words, std::size_t at) {
    return !words.has_capital(at) && tense_at(words, at).has_value();
}

const Judge::Reading& Judge::reading(std::size_t at) {
    Reading& reading = readings_[at];
    if (!reading.known)
        reading = {true,
                   words_.starts_sentence(at),
                   is_sign_of_history(words_, at),
                   has_imperfect_end(words_.accented(at)),
                   is_purpose(words_, at),
                   tense_at(words_, at)};
    return reading;
}

std::pair<std::size_t, std::size_t> Judge::sentence_around(const DateExpression& expression) {
    std::size_t first = expression.first;
    while (first > 0 && expression.first - first < farthest && !reading(first).starts_sentence)
        --first;
    std::size_t behind = expression.behind;
    while (behind < words_.size() && behind - expression.behind < farthest &&
           !reading(behind).starts_sentence)
        ++behind;
    return {first, behind};
}

/// A weekday alone is never history: `né à Chicago il y a soixante ans, il a été élu jeudi`.
bool Judge::follows_history(const DateExpression& expression, std::size_t sentence) {
    if (!expression.date.month && !expression.date.year)
        return false;
    for (std::size_t at = sentence; at < expression.first; ++at)
        if (reading(at).is_history)
            return true;
    return false;
}

/// The verb that tells of a date: the nearest before it; for a date that opens its sentence, the first one
/// behind it.
std::optional<Role> Judge::role_by_verb(const DateExpression& expression, std::size_t first,
                                        std::size_t behind) {
    bool is_purpose = false;
    for (std::size_t at = expression.first; at > first; --at) {
        if (const auto& role = reading(at - 1).tense)
            return is_purpose && role == Role::told ? Role::future : *role;
        is_purpose = is_purpose || reading(at - 1).is_purpose;
    }
    for (std::size_t at = expression.behind; at < behind; ++at)
        if (const Reading& verb = reading(at); verb.tense) {
            // "Le 10 mai 1981, François Mitterrand accédait": the imperfect of remembrance.
            const bool remembers = expression.date.year && !expression.date.weekday && verb.is_imperfect;
            return remembers ? Role::background : verb.tense;
        }
    return std::nullopt;
}

Role Judge::role_of(const DateExpression& expression) {
    const auto [first, behind] = sentence_around(expression);
    if (const auto role = role_by_sign(words_, expression, first))
        return *role;
    if (expression.direction == Direction::next)
        return Role::future;
    if (const auto role = role_by_noun(words_, expression, first))
        return *role;
    if (follows_bare_participle(words_, expression, first) || follows_history(expression, first))
        return Role::background;
    return role_by_verb(expression, first, behind).value_or(Role::told);
}

bool is_statement(const Words& words, const DateExpression& expression) {
    static constexpr analysis::WordList said(
        {"declare", "annonce",  "affirme",  "indique",  "assure",  "precise",  "estime",  "dit",
         "ajoute",  "souligne", "rapporte", "confirme", "revele",  "explique", "denonce", "averti",
         "prevenu", "appele",   "juge",     "promis",   "reconnu", "publie",   "salue",   "condamne"});
    std::size_t at = expression.first;
    while (at > 0 && expression.first - at < farthest && !words.starts_sentence(at))
        --at;
    const std::size_t farthest_behind = std::min(words.size(), expression.behind + farthest);
    for (; at + 1 < farthest_behind && (at < expression.behind || !words.starts_sentence(at)); ++at)
        if (is_present_auxiliary(words.accented(at)) &&
            (said.contains(words[at + 1]) || said.contains(words[at + 2])))
            return true;
    return false;
}

}  // namespace depeche::indexer::dates
