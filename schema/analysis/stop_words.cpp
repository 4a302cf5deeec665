#include "schema/analysis/stop_words.hpp"

#include "schema/analysis/word_list.hpp"

namespace depeche::analysis {

namespace {

// Without `avions` (planes) and `été` (summer), which are in Snowball's list but ask for something. Exact
// forms, so without accents: `a` is both "à" and "a", `etes` "êtes".
constexpr WordList stop_words({
    "a",        "ai",       "aie",      "aient",    "aies",    "ait",      "alors",    "apres",
    "as",       "au",       "aucun",    "aucune",   "aura",    "aurai",    "auraient", "aurais",
    "aurait",   "auras",    "aurez",    "auriez",   "aurions", "aurons",   "auront",   "aussi",
    "autre",    "autres",   "aux",      "avaient",  "avais",   "avait",    "avant",    "avec",
    "avez",     "aviez",    "avoir",    "avons",    "ayant",   "ayez",     "ayons",    "c",
    "ca",       "car",      "ce",       "ceci",     "cela",    "celle",    "celles",   "celui",
    "ces",      "cet",      "cette",    "ceux",     "chez",    "ci",       "combien",  "comme",
    "comment",  "d",        "dans",     "de",       "des",     "donc",     "dont",     "du",
    "elle",     "elles",    "en",       "encore",   "entre",   "es",       "est",      "et",
    "etaient",  "etais",    "etait",    "etant",    "etc",     "etes",     "etiez",    "etions",
    "etre",     "eu",       "eue",      "eues",     "eumes",   "eurent",   "eus",      "eusse",
    "eussent",  "eusses",   "eussiez",  "eussions", "eut",     "eutes",    "eux",      "fait",
    "faire",    "faut",     "font",     "fumes",    "furent",  "fus",      "fusse",    "fussent",
    "fusses",   "fussiez",  "fussions", "fut",      "futes",   "il",       "ils",      "j",
    "je",       "l",        "la",       "le",       "lequel",  "laquelle", "les",      "lesquelles",
    "lesquels", "leur",     "leurs",    "lors",     "lorsqu",  "lorsque",  "lui",      "m",
    "ma",       "mais",     "me",       "meme",     "memes",   "mes",      "moi",      "mon",
    "n",        "ne",       "ni",       "nos",      "notre",   "nous",     "on",       "ont",
    "ou",       "par",      "parce",    "pas",      "pendant", "peut",     "peuvent",  "plus",
    "pour",     "pourquoi", "puis",     "qu",       "quand",   "que",      "quel",     "quelle",
    "quelles",  "quels",    "qui",      "quoi",     "s",       "sa",       "sans",     "se",
    "sera",     "serai",    "seraient", "serais",   "serait",  "seras",    "serez",    "seriez",
    "serions",  "serons",   "seront",   "ses",      "si",      "soi",      "soient",   "sois",
    "soit",     "sommes",   "son",      "sont",     "sous",    "soyez",    "soyons",   "suis",
    "sur",      "t",        "ta",       "te",       "tes",     "toi",      "ton",      "tous",
    "tout",     "toute",    "toutes",   "tres",     "tu",      "un",       "une",      "vers",
    "vos",      "votre",    "vous",     "y",
});

}  // namespace

bool is_stop_word(std::string_view exact) {
    return stop_words.contains(exact);
}

}  // namespace depeche::analysis
