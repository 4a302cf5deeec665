#include "indexer/metadata/name_lexicon.hpp"

#include <algorithm>
#include <array>

#include "schema/analysis/word_list.hpp"

namespace depeche::indexer {

namespace {

constexpr analysis::WordList particles({"abou", "abu", "ag",  "al",    "ap",  "ben", "bin",
                                        "bint", "da",  "del", "della", "den", "der", "di",
                                        "do",   "dos", "e",   "el",    "ibn", "mac", "mc",
                                        "ould", "st",  "ter", "van",   "von", "y",   "zu"});
constexpr analysis::WordList function_words(
    {"a",          "afin",      "age",      "agee",      "ailleurs",  "ainsi",       "alors",
     "analyse",    "and",       "aout",     "apres",     "are",       "arrive",      "arrivee",
     "as",         "at",        "au",       "aucun",     "aucune",    "aujourd",     "aussi",
     "autour",     "autre",     "autres",   "aux",       "avait",     "avant",       "avec",
     "avoir",      "avril",     "beaucoup", "bientot",   "bilan",     "bonjour",     "by",
     "c",          "ca",        "car",      "ce",        "ceci",      "cela",        "celle",
     "celles",     "celui",     "cent",     "cependant", "certaines", "certains",    "ces",
     "cet",        "cette",     "ceux",     "chaque",    "chez",      "chronologie", "cinq",
     "comme",      "contexte",  "contre",   "d",         "dans",      "de",          "debut",
     "decembre",   "deja",      "demain",   "depuis",    "dernier",   "derniere",    "derriere",
     "des",        "desormais", "deux",     "devant",    "dimanche",  "direct",      "dix",
     "donc",       "dont",      "du",       "durant",    "elle",      "elles",       "en",
     "encore",     "enfin",     "ensuite",  "entre",     "entretien", "est",         "et",
     "etait",      "ete",       "etre",     "eux",       "face",      "fait",        "faut",
     "faute",      "fevrier",   "fin",      "for",       "from",      "grace",       "hier",
     "hors",       "huit",      "ici",      "il",        "ils",       "in",          "interroge",
     "interrogee", "is",        "it",       "jamais",    "janvier",   "je",          "jeudi",
     "juillet",    "juin",      "jusqu",    "la",        "laquelle",  "le",          "lequel",
     "les",        "leur",      "leurs",    "lire",      "loin",      "lors",        "lorsque",
     "lui",        "lundi",     "ma",       "mai",       "mais",      "malgre",      "mardi",
     "mars",       "me",        "meme",     "memes",     "merci",     "mercredi",    "mes",
     "mi",         "mieux",     "mille",    "moi",       "moins",     "mon",         "ne",
     "neanmoins",  "nee",       "neuf",     "ni",        "non",       "nos",         "notre",
     "nous",       "novembre",  "octobre",  "of",        "on",        "ont",         "or",
     "ou",         "oui",       "outre",    "par",       "parce",     "parfois",     "parmi",
     "partout",    "pas",       "pendant",  "personne",  "peu",       "photo",       "pire",
     "plus",       "plusieurs", "portrait", "pour",      "pourtant",  "premier",     "premiere",
     "pres",       "puis",      "puisque",  "quand",     "quant",     "quatre",      "que",
     "quel",       "quelle",    "quelles",  "quelques",  "quels",     "qui",         "quoi",
     "reactions",  "reportage", "resume",   "rien",      "sa",        "samedi",      "sans",
     "sauf",       "se",        "selon",    "sept",      "septembre", "ses",         "seul",
     "seule",      "seuls",     "si",       "six",       "son",       "sont",        "source",
     "sous",       "souvent",   "suite",    "sur",       "ta",        "tandis",      "te",
     "tes",        "that",      "the",      "this",      "to",        "toi",         "ton",
     "toujours",   "tous",      "tout",     "toute",     "toutefois", "toutes",      "tres",
     "trois",      "trop",      "tu",       "un",        "une",       "vendredi",    "vers",
     "via",        "video",     "voici",    "voila",     "voir",      "vos",         "votre",
     "vous",       "was",       "with",     "y"});
constexpr analysis::WordList words_of_saying(
    {"accuse",   "admet",     "admis",    "affirme",   "ajoute",   "alerte",   "annonce",   "appelle",
     "argue",    "assene",    "assure",   "avance",    "averti",   "avertit",  "avoue",     "balaie",
     "balaye",   "certifie",  "commente", "concede",   "conclu",   "conclut",  "confie",    "constate",
     "conteste", "declare",   "decrit",   "defend",    "demande",  "denonce",  "deplore",   "detaille",
     "dit",      "ecarte",    "ecrie",    "ecrit",     "enchaine", "estime",   "exclame",   "exhorte",
     "exige",    "explique",  "felicite", "fustige",   "glisse",   "implore",  "indigne",   "indique",
     "insiste",  "invoque",   "ironise",  "juge",      "jure",     "lache",    "lance",     "loue",
     "martele",  "moque",     "note",     "nuance",    "observe",  "plaidait", "plaide",    "plaisante",
     "poursuit", "poursuivi", "precise",  "prevenu",   "previent", "prie",     "promet",    "promis",
     "raconte",  "rappele",   "rappelle", "reagi",     "reagit",   "reclame",  "reconnait", "reconnu",
     "redoute",  "regrette",  "rejette",  "rencherit", "repete",   "replique", "repliquer", "repond",
     "repondu",  "reprend",   "resume",   "retorque",  "riposte",  "s",        "salue",     "savoure",
     "selon",    "somme",     "souffle",  "souligne",  "soupire",  "sourit",   "supplie",   "temoigne",
     "tempere",  "tonne",     "tranche",  "triomphe",  "vante"});
constexpr analysis::WordList locatives({"a", "dans", "depuis", "en", "hors", "jusqu", "pres", "vers"});
constexpr analysis::WordList before_a_person(
    {"accorde",   "achete",    "adresse",  "adresser", "allie",    "allies",   "appartient",    "appel",
     "attribue",  "attribuee", "cede",     "cher",     "confie",   "confiee",  "contrairement", "decerne",
     "decernee",  "demande",   "demander", "dit",      "donne",    "donner",   "ecrit",         "face",
     "fait",      "favorable", "fidele",   "grace",    "hommage",  "hostile",  "impute",        "imputee",
     "lettre",    "loyal",     "message",  "offert",   "oppose",   "opposes",  "opposition",    "parle",
     "parler",    "permis",    "proche",   "promis",   "propose",  "quant",    "rapport",       "remettre",
     "remis",     "remise",    "rendu",    "repond",   "repondre", "repondu",  "reponse",       "reproche",
     "reprocher", "similaire", "soutenir", "soutien",  "succede",  "succeder", "telephone",     "transmis",
     "vend",      "vendre",    "vendu"});
constexpr analysis::WordList no_places({"airbus", "allah", "ascension", "boeing", "dieu", "etat", "facebook",
                                        "google", "instagram", "internet", "noel", "paques", "pentecote",
                                        "tiktok", "toussaint", "twitter", "wikipedia", "x", "youtube"});
constexpr analysis::WordList organisation_heads(
    {"academie",     "agence",        "association", "autorite",      "banque",       "bibliotheque",
     "bloc",         "bureau",        "cabinet",     "centre",        "chu",          "clinique",
     "club",         "coalition",     "collectif",   "college",       "comite",       "commission",
     "compagnie",    "confederation", "conseil",     "conservatoire", "constructeur", "cour",
     "ecole",        "entreprise",    "faculte",     "federation",    "firme",        "fondation",
     "forum",        "geant",         "groupe",      "hopital",       "institut",     "laboratoire",
     "lycee",        "maison",        "mediatheque", "ministere",     "mouvement",    "musee",
     "observatoire", "office",        "ong",         "opera",         "operateur",    "orchestre",
     "parquet",      "parti",         "rectorat",    "region",        "service",      "societe",
     "syndicat",     "theatre",       "tribunal",    "union",         "universite"});
constexpr analysis::WordList named_after(
    {"agence",    "association", "bibliotheque", "cabinet",       "centre",       "clinique",  "club",
     "collectif", "college",     "compagnie",    "conservatoire", "constructeur", "ecole",     "entreprise",
     "firme",     "fondation",   "geant",        "groupe",        "hopital",      "institut",  "laboratoire",
     "lycee",     "mediatheque", "mouvement",    "musee",         "ong",          "operateur", "parti",
     "region",    "societe",     "syndicat",     "theatre",       "universite"});
constexpr analysis::WordList settlement_heads(
    {"bourg",       "bourgade", "canton",   "commune",  "comte",     "departement",  "district", "faubourg",
     "gouvernorat", "hameau",   "kibboutz", "localite", "localites", "municipalite", "province", "quartier",
     "region",      "village",  "villages", "ville",    "villes",    "wilaya"});
constexpr analysis::WordList natural_heads({"archipel", "atoll",      "baie",    "canal",   "cap",
                                            "col",      "cordillere", "delta",   "desert",  "detroit",
                                            "etang",    "foret",      "glacier", "golfe",   "gouffre",
                                            "ile",      "iles",       "lac",     "lagune",  "massif",
                                            "mont",     "peninsule",  "pic",     "plateau", "pont",
                                            "presqu",   "vallee",     "volcan"});
constexpr analysis::WordList words_of_places(
    {"abbaye",    "abords",   "aeroport",  "alentours",  "archeveque", "banlieue", "barrage",    "base",
     "bataille",  "bourg",    "camp",      "carriere",   "cathedrale", "centrale", "chateau",    "college",
     "commune",   "cour",     "entree",    "environs",   "est",        "eveche",   "eveque",     "gare",
     "gymnase",   "habitant", "habitants", "hopital",    "kilometres", "large",    "lycee",      "maire",
     "mairesse",  "mairie",   "marche",    "nord",       "ouest",      "parquet",  "peripherie", "phare",
     "plage",     "pont",     "port",      "prefecture", "prefet",     "prefete",  "pres",       "prison",
     "proximite", "quartier", "rives",     "route",      "sentier",    "siege",    "sortie",     "sous",
     "stade",     "station",  "sud",       "tribunal",   "universite", "usine",    "viaduc",     "vignoble",
     "village",   "ville"});
constexpr analysis::WordList things_named_after_people(
    {"aeroport",     "affaire",   "allee",     "amphitheatre", "avenue",    "barrage",  "barrages",
     "bibliotheque", "boulevard", "centre",    "cite",         "clinique",  "college",  "complexe",
     "coupe",        "ecole",     "eglise",    "espace",       "esplanade", "festival", "fondation",
     "gare",         "gymnase",   "hopital",   "institut",     "loi",       "lycee",    "mediatheque",
     "metro",        "musee",     "parc",      "paroisse",     "place",     "pont",     "porte",
     "prix",         "quai",      "residence", "rue",          "salle",     "square",   "stade",
     "theatre",      "tour",      "tournoi",   "trophee",      "universite"});

constexpr auto adjective_endings = std::to_array<std::string_view>(
    {"able",  "ables", "ain",   "aine",   "aines",   "ains",      "aire",   "aires",  "ais",
     "aise",  "aises", "al",    "ale",    "ales",    "ant",       "ante",   "antes",  "ants",
     "aux",   "el",    "elle",  "elles",  "els",     "ere",       "eres",   "eur",    "eure",
     "eures", "eurs",  "euse",  "euses",  "eux",     "haut",      "ible",   "ibles",  "ide",
     "ides",  "ien",   "ienne", "iennes", "iens",    "ier",       "iere",   "ieres",  "iers",
     "if",    "ifs",   "ique",  "iques",  "ive",     "ives",      "libre",  "libres", "neuf",
     "ois",   "oise",  "oises", "public", "publics", "publiques", "sociale"});

}  // namespace

bool is_particle(std::string_view word) {
    return particles.contains(word);
}

bool is_function_word(std::string_view word) {
    return function_words.contains(word);
}

bool is_word_of_saying(std::string_view word) {
    return words_of_saying.contains(word);
}

bool is_locative(std::string_view word) {
    return locatives.contains(word);
}

bool takes_person_after_a(std::string_view word) {
    return before_a_person.contains(word);
}

bool is_no_place(std::string_view word) {
    return no_places.contains(word);
}

bool heads_organisation(std::string_view word) {
    return organisation_heads.contains(word);
}

bool is_named_after(std::string_view word) {
    return named_after.contains(word);
}

bool heads_settlement(std::string_view word) {
    return settlement_heads.contains(word);
}

bool heads_natural_place(std::string_view word) {
    return natural_heads.contains(word);
}

bool is_of_place(std::string_view word) {
    return words_of_places.contains(word);
}

bool names_things_after_people(std::string_view word) {
    return things_named_after_people.contains(word);
}

bool is_of(std::string_view word) {
    return word == "de" || word == "du" || word == "des";
}

bool looks_like_adjective(std::string_view word) {
    return word.size() > 3 && std::ranges::any_of(adjective_endings, [&](std::string_view ending) {
               return word.back() == ending.back() && word.ends_with(ending);
           });
}

bool is_foreign_particle(std::string_view word) {
    static constexpr analysis::WordList words(
        {"al", "da", "das", "de-la", "del", "della", "di", "do", "dos", "el", "las", "los"});
    return words.contains(word);
}

bool is_number(std::string_view word) {
    static constexpr analysis::WordList words(
        std::to_array<std::string_view>({"cinquante", "douze", "mille", "onze", "quarante", "quatorze",
                                         "quinze", "seize", "soixante", "treize", "trente", "vingt"}));
    return words.contains(word);
}

bool is_auxiliary(std::string_view word) {
    static constexpr analysis::WordList words(
        std::to_array<std::string_view>({"a", "ait", "aura", "aurait", "avait", "doit", "est", "etait", "n",
                                         "ne", "ont", "s", "se", "sera", "serait", "va", "vient"}));
    return words.contains(word);
}

bool is_common_acronym(std::string_view word) {
    static constexpr analysis::WordList words(
        {"aah",   "adn",  "aoc",   "aop",  "api",   "arn",  "avc",    "bac",  "bcbg", "btp",  "bts", "cap",
         "cdd",   "cdi",  "cfa",   "cfc",  "cp",    "cpe",  "cpf",    "crds", "cse",  "csg",  "cv",  "dna",
         "dom",   "dpe",  "ehpad", "epr",  "etf",   "eur",  "faq",    "fcfa", "gav",  "gms",  "gnl", "gnv",
         "gpl",   "gps",  "hiv",   "hlm",  "htva",  "igp",  "iphone", "ipo",  "irl",  "irm",  "isf", "ist",
         "ivg",   "jo",   "led",   "lgbt", "lgbtq", "lgv",  "mst",    "mvp",  "nft",  "oavs", "ogm", "one",
         "opa",   "opep", "oqtf",  "ovni", "pac",   "paca", "pdf",    "pdg",  "pfas", "pib",  "pin", "plf",
         "plfss", "plu",  "pma",   "pme",  "pmi",   "pnb",  "pnr",    "pqr",  "qcm",  "qpc",  "qr",  "raf",
         "rdv",   "rer",  "rgpd",  "rh",   "rib",   "rip",  "rnb",    "rsa",  "rse",  "rtt",  "sav", "sdf",
         "sida",  "sim",  "smic",  "smig", "sms",   "sos",  "suv",    "tcsp", "tdah", "ter",  "tgv", "tnt",
         "tpe",   "ttc",  "tva",   "uhd",  "ulm",   "usb",  "usd",    "utc",  "vae",  "var",  "vhu", "vih",
         "vip",   "vpn",  "vtc",   "vtt",  "www",   "zac",  "zad",    "zan",  "zep",  "zfe"});
    return words.contains(word);
}

bool names_company(std::string_view word) {
    static constexpr analysis::WordList words(
        {"ai",         "air",           "airlines",   "airways",       "auto",
         "bank",       "beverages",     "capital",    "chemicals",     "city",
         "corp",       "corporation",   "defence",    "defense",       "earth",
         "electric",   "electronics",   "energies",   "energy",        "entertainment",
         "farm",       "financial",     "food",       "foods",         "foundation",
         "games",      "gas",           "gold",       "group",         "health",
         "healthcare", "holding",       "holdings",   "inc",           "industries",
         "insurance",  "international", "investment", "investments",   "labs",
         "limited",    "logistics",     "ltd",        "media",         "minerals",
         "mining",     "motor",         "motors",     "oil",           "partners",
         "petroleum",  "pharma",        "pictures",   "power",         "railways",
         "records",    "resources",     "robotics",   "semiconductor", "shipping",
         "software",   "solar",         "solutions",  "space",         "steel",
         "studios",    "systems",       "tech",       "technologies",  "technology",
         "telecom",    "tobacco",       "united",     "ventures",      "watch"});
    return words.contains(word);
}

bool is_camel_case(std::string_view written) {
    static constexpr analysis::WordList surnames(
        {"Da", "De", "Del", "Des", "Di", "Du", "El", "Fitz", "La", "Le", "Mac", "Mc", "O", "Van", "Von"});
    if (written.size() < 4 || written[0] < 'A' || written[0] > 'Z')
        return false;
    const auto inner = std::ranges::adjacent_find(written, [](char before, char after) {
        return before >= 'a' && before <= 'z' && after >= 'A' && after <= 'Z';
    });
    return inner != written.end() &&
           !surnames.contains(written.substr(0, static_cast<std::size_t>(inner + 1 - written.begin())));
}

bool is_common_head(std::string_view word) {
    static constexpr analysis::WordList words(
        {"association", "cabinet", "collectif", "compagnie", "constructeur", "entreprise", "firme", "geant",
         "groupe", "mouvement", "ong", "operateur", "parti", "societe", "start-up", "syndicat"});
    return words.contains(word);
}

bool is_of_any_body(std::string_view word) {
    static constexpr analysis::WordList words({"administratif", "communal", "communautaire", "departemental",
                                               "general", "generale", "local", "municipal", "municipale",
                                               "regional", "regionale", "restreint"});
    return words.contains(word);
}

bool is_great(std::string_view word) {
    static constexpr analysis::WordList words(
        std::to_array<std::string_view>({"grand", "grande", "haut", "haute"}));
    return words.contains(word);
}

bool is_institution_of_place(std::string_view word) {
    static constexpr analysis::WordList words(
        {"academie", "bibliotheque", "chu",       "college",    "confederation", "conservatoire",
         "cour",     "ecole",        "faculte",   "federation", "hopital",       "institut",
         "lycee",    "mediatheque",  "ministere", "musee",      "opera",         "orchestre",
         "rectorat", "tribunal",     "universite"});
    return words.contains(word);
}

bool needs_name(std::string_view word) {
    static constexpr analysis::WordList words(
        {"assemblee", "chambre", "club", "comite", "commission", "conseil", "cour", "groupe", "hopital",
         "maison", "ministere", "musee", "parquet", "region", "societe", "tribunal", "universite"});
    return words.contains(word);
}

bool keeps_head(std::string_view word) {
    static constexpr analysis::WordList words(
        {"canal", "cap", "col", "detroit", "golfe", "gouffre", "lac", "pic", "pont"});
    return words.contains(word);
}

bool names_trade(std::string_view word) {
    static constexpr auto endings = std::to_array<std::string_view>(
        {"cteur", "easte", "euse", "graphe", "icien", "icienne", "iste", "logue", "nome", "teur", "trice"});
    return word.size() > 5 &&
           std::ranges::any_of(endings, [&](std::string_view ending) { return word.ends_with(ending); });
}

}  // namespace depeche::indexer
