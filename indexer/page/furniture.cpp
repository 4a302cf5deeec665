#include "indexer/page/furniture.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "indexer/page/line.hpp"
#include "schema/analysis/folding.hpp"
#include "schema/analysis/word_list.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

/// A paragraph of the dispatch itself may well start with such words.
constexpr std::size_t longest_bytes = 300;
constexpr std::size_t longest_prefix_bytes = 160;

// Lines as slugs: no case, accents or punctuation. Figures are taken off both ends and count for nothing:
// `Commentaires (7)`, `Voir les 12 commentaires` is `voir-les-commentaires`.
constexpr analysis::WordList whole_lines({
    // comments
    "laisser-un-commentaire",
    "laissez-un-commentaire",
    "laisser-une-reponse",
    "laissez-une-reponse",
    "ajouter-un-commentaire",
    "ecrire-un-commentaire",
    "poster-un-commentaire",
    "postez-un-commentaire",
    "publier-un-commentaire",
    "commenter",
    "commenter-cet-article",
    "commentez",
    "commentez-cet-article",
    "commentaires",
    "commentaire",
    "aucun-commentaire",
    "pas-de-commentaire",
    "voir-les-commentaires",
    "voir-tous-les-commentaires",
    "lire-les-commentaires",
    "les-commentaires-sont-fermes",
    "les-commentaires-sont-desactives",
    "commentaires-fermes",
    "vos-commentaires",
    "vos-reactions",
    "reagir",
    "reagissez",
    "reagir-a-cet-article",
    "reagissez-a-cet-article",
    "soyez-le-premier-a-commenter",
    "soyez-le-premier-a-commenter-cet-article",
    "soyez-le-premier-a-reagir",
    "connectez-vous-pour-commenter",
    "vous-devez-etre-connecte-pour-commenter",
    "repondre",
    "annuler-la-reponse",
    "votre-adresse-e-mail-ne-sera-pas-publiee",
    "signaler-un-abus",
    "signaler-une-erreur",
    "une-erreur-dans-cet-article",
    "une-faute-une-erreur-signalez-la",
    "comments",
    "comment",
    "no-comments",
    "no-comments-yet",
    "leave-a-comment",
    "leave-a-reply",
    "add-a-comment",
    "post-a-comment",
    "join-the-conversation",
    "view-comments",
    "show-comments",
    "be-the-first-to-comment",
    // other articles
    "a-lire",
    "a-voir",
    "a-ecouter",
    "voir-aussi",
    "lire-la-suite",
    "lire-l-article",
    "lire-plus",
    "en-savoir-plus",
    "voir-plus",
    "voir-tout",
    "tout-voir",
    "afficher-plus",
    "charger-plus",
    "plus-d-articles",
    "plus-d-infos",
    "article-precedent",
    "article-suivant",
    "page-precedente",
    "page-suivante",
    "read-more",
    "show-more",
    "load-more",
    "previous-article",
    "next-article",
    "previous-post",
    "next-post",
    // menus
    "menu",
    "rechercher",
    "search",
    "haut-de-page",
    "retour-en-haut",
    "back-to-top",
    "retour-a-l-accueil",
    "retour-a-la-une",
    "aller-au-contenu",
    "aller-au-contenu-principal",
    "skip-to-content",
    "skip-to-main-content",
    "mentions-legales",
    "conditions-generales",
    "conditions-d-utilisation",
    "conditions-generales-d-utilisation",
    "conditions-generales-de-vente",
    "politique-de-confidentialite",
    "donnees-personnelles",
    "plan-du-site",
    "nous-contacter",
    "contactez-nous",
    "qui-sommes-nous",
    "a-propos",
    "terms-of-use",
    "privacy-policy",
    "about-us",
    "contact-us",
    "fermer",
    "close",
    "chargement",
    "chargement-en-cours",
    "loading",
    // advertising
    "publicite",
    "la-suite-apres-la-publicite",
    "la-suite-apres-cette-publicite",
    "publicite-suite-de-l-article-ci-dessous",
    "publicite-continuez-la-lecture-ci-dessous",
    "contenu-sponsorise",
    "contenus-sponsorises",
    "sponsorise",
    "advertisement",
    "advertisements",
    "sponsored",
    "sponsored-content",
    "article-continues-below",
    "story-continues-below-advertisement",
    // sharing
    "share-this",
    "share-this-article",
    "share-this-story",
    "articles-a-sauvegarder",
    // subscriptions
    "s-abonner",
    "je-m-abonne",
    "abonnez-vous",
    "deja-abonne",
    "se-connecter",
    "s-inscrire",
    "se-connecter-s-inscrire",
    "mon-compte",
    "offrir-l-article",
    "offrir-cet-article",
    "article-abonne",
    "article-abonnes",
    "article-premium",
    "article-payant",
    "lecture-reservee-aux-abonnes",
    "subscribe",
    "subscribe-now",
    "log-in",
    "login",
    "sign-in",
    "sign-up",
    "already-a-subscriber",
    "subscribers-only",
    "for-subscribers-only",
    // reading
    "ecouter",
    "ecouter-l-article",
    "ecouter-cet-article",
    "lire-plus-tard",
    "temps-de-lecture",
    "temps-de-lecture-minutes",
    "temps-de-lecture-minute",

    // credits
    "tous-droits-reserves",
    "all-rights-reserved",
    "tous-droits-de-reproduction-reserves",
    "reproduction-interdite",
    "photo-d-illustration",
    "image-d-illustration",
    "photo-d-archives",
    "photo-d-archive",
    "d-r",
    "photo-d-r",
    "photo-dr",
});

// The same, with a figure: `4 min de lecture`, `1 203 vues`.
constexpr analysis::WordList counted_lines({
    "min-de-lecture",
    "mn-de-lecture",
    "minutes-de-lecture",
    "minute-de-lecture",
    "lecture-min",
    "lecture-minutes",
    "temps-de-lecture-min",
    "min-read",
    "minute-read",
    "minutes-read",
    "vues",
    "lectures",
    "partages",
    "reponses",
    "views",
    "shares",
    "page-sur",
    "page-of",
});

// What sites call the lists of other articles that stand under them.
constexpr analysis::WordList announcements({
    "you-may-also-like",
    "you-might-also-like",
    "related-posts",
    "related-articles",
    "related-stories",
    "related-news",
    "related-topics",
    "more-on-this-story",
    "most-read",
    "most-popular",
    "trending",
    "trending-now",
    "read-also",
    "see-also",
    "don-t-miss",
    "recommended-for-you",
    "read-next",
    "up-next",
    "vous-aimerez-aussi",
    "vous-aimerez-peut-etre",
    "vous-pourriez-aussi-aimer",
    "vous-pourriez-aimer",
    "ceci-pourrait-aussi-vous-interesser",
    "cela-peut-vous-interesser",
    "ca-peut-vous-interesser",
    "cela-pourrait-vous-interesser",
    "ces-articles-pourraient-vous-interesser",
    "ces-articles-peuvent-vous-interesser",
    "vous-pourriez-etre-interesse-par",
    "a-lire-aussi",
    "lire-aussi",
    "a-lire-egalement",
    "lire-egalement",
    "a-voir-aussi",
    "a-lire-ensuite",
    "lire-ensuite",
    "a-decouvrir",
    "a-decouvrir-aussi",
    "a-ne-pas-manquer",
    "sur-le-meme-sujet",
    "sur-le-meme-theme",
    "dans-la-meme-rubrique",
    "dans-la-meme-categorie",
    "articles-similaires",
    "articles-lies",
    "article-similaire",
    "articles-connexes",
    "articles-recents",
    "autres-articles",
    "autres-actualites",
    "nos-autres-articles",
    "articles-recommandes",
    "recommande-pour-vous",
    "les-plus-lus",
    "les-plus-lues",
    "les-articles-les-plus-lus",
    "articles-les-plus-lus",
    "le-plus-lu",
    "les-plus-populaires",
    "les-plus-commentes",
    "plus-de-nouvelles",
    "dernieres-nouvelles",
    "dernieres-actualites",
    "dernieres-infos",
    "les-dernieres-actualites",
    "fil-info",
    "fil-d-actualite",
    "nos-dernieres-videos",
    "pour-aller-plus-loin",
    "notre-selection",
    "notre-selection-d-articles",
    "nos-recommandations",
    "la-redaction-vous-conseille",
    "la-redaction-vous-recommande",
    "a-lire-sur-le-meme-sujet",
    "plus-sur-ce-sujet",
    "plus-sur-le-sujet",
    "en-lien-avec-cet-article",
    "sur-le-sujet",
});

// Before a colon or another mark, then what the page points to.
constexpr analysis::WordList labels({
    "lire-aussi",
    "a-lire-aussi",
    "lire-egalement",
    "a-lire-egalement",
    "a-lire",
    "voir-aussi",
    "a-voir-aussi",
    "a-voir",
    "ecouter-aussi",
    "a-ecouter",
    "a-ecouter-aussi",
    "a-relire",
    "sur-le-meme-sujet",
    "sur-le-meme-theme",
    "pour-aller-plus-loin",
    "pour-en-savoir-plus",
    "en-savoir-plus",
    "plus-d-informations",
    "plus-d-infos",
    "references",
    "reference",
    "newsletter",
    "infolettre",
    "credit-photo",
    "credits-photo",
    "credit-photos",
    "credits-photos",
    "credit-image",
    "credit-images",
    "photo-credit",
    "photo-credits",
    "temps-de-lecture",
    "duree-de-lecture",
    "article-lie",
    "articles-lies",
    "notre-dossier",
    "read-more",
    "read-also",
    "also-read",
    "see-also",
    "related",
    "image-credit",
    "reading-time",
    "suivez-nous",
    "suivez-nous-sur",
    "follow-us",
});

// Such words start a line that is furniture unless it is a sentence.
constexpr auto line_starts = std::to_array<std::string_view>({
    "lire-aussi-",
    "a-lire-aussi-",
    "lire-egalement-",
    "a-lire-egalement-",
    "newsletter-",
    "credit-photo",
    "credits-photo",
    "abonnez-vous-a-",
    "abonnez-vous-pour-",
    "abonnez-vous-des-",
    "inscrivez-vous-a-notre-",
    "inscrivez-vous-a-la-newsletter",
    "inscrivez-vous-a-nos-",
    "inscrivez-vous-gratuitement",
    "recevez-notre-newsletter",
    "recevez-la-newsletter",
    "recevez-nos-",
    "recevez-chaque-",
    "recevez-gratuitement-",
    "recevez-l-essentiel",
    "rejoignez-notre-chaine",
    "rejoignez-nous-sur-",
    "rejoignez-la-chaine",
    "suivez-nous-sur-",
    "suivez-toute-l-actualite-",
    "suivez-l-actualite-",
    "telechargez-l-application",
    "telechargez-notre-application",
    "telecharger-l-application",
    "deja-abonne-",
    "subscribe-to-",
    "sign-up-for-",
    "sign-up-to-",
    "follow-us-on-",
    "join-our-",
    "download-our-app",
    "download-the-app",
    "les-commentaires-sont-",
    "connectez-vous-pour-",
    "vous-etes-ici-",
    "you-are-here-",
    "cliquez-ici-pour-",
    "click-here-",
});

// Whole sentences of pages, whatever follows.
constexpr auto page_sentences = std::to_array<std::string_view>({
    "accepter-les-cookies",
    "accepter-tous-les-cookies",
    "tout-accepter",
    "tout-refuser",
    "accepter-et-continuer",
    "accepter-et-fermer",
    "refuser-tout",
    "accept-all",
    "reject-all",
    "accept-cookies",
    "manage-cookies",
    "cookie-settings",
    "gerer-mes-cookies",
    "vos-donnees-nous-importent",
    "nous-respectons-votre-vie-privee",
    "le-respect-de-votre-vie-privee",
    "gerer-les-cookies",
    "gestion-des-cookies",
    "parametrer-les-cookies",
    "parametrer-mes-choix",
    "parametres-des-cookies",
    "preferences-de-cookies",
    "continuer-sans-accepter",
    "nous-utilisons-des-cookies",
    "ce-site-utilise-des-cookies",
    "notre-site-utilise-des-cookies",
    "en-poursuivant-votre-navigation",
    "en-continuant-a-naviguer",
    "en-continuant-votre-navigation",
    "nous-et-nos-partenaires-stockons",
    "nos-partenaires-et-nous",
    "we-use-cookies",
    "this-site-uses-cookies",
    "this-website-uses-cookies",
    "by-continuing-to-use-this-site",
    "article-reserve-aux-abonnes",
    "article-reserve-a-nos-abonnes",
    "reserve-aux-abonnes",
    "reserve-a-nos-abonnes",
    "contenu-reserve-aux-abonnes",
    "cet-article-est-reserve-a",
    "cet-article-est-reserve-aux-abonnes",
    "cet-article-est-payant",
    "ce-contenu-est-reserve",
    "la-suite-est-reservee",
    "la-suite-de-cet-article-est-reservee",
    "la-lecture-de-cet-article-est-reservee",
    "il-vous-reste-de-cet-article",
    "il-vous-reste-de-l-article",
    "pour-lire-la-suite-abonnez-vous",
    "pour-lire-la-suite-de-cet-article",
    "this-article-is-for-subscribers",
    "votre-adresse-e-mail-ne-sera-pas-publiee",
    "your-email-address-will-not-be-published",
    "les-champs-obligatoires-sont-indiques",
    "required-fields-are-marked",
    "ce-site-utilise-akismet",
    "cet-article-est-apparu-en-premier-sur",
    "l-article-est-apparu-en-premier-sur",
    "this-post-first-appeared-on",
    "the-post-first-appeared",
    "toute-reproduction-",
    "reproduction-et-diffusion-interdites",
    "javascript-est-desactive",
    "veuillez-activer-javascript",
    "please-enable-javascript",
    "votre-navigateur-ne-",
});

// A line of nothing but these is a bar of buttons, if one of the first part is in it.
constexpr analysis::WordList buttons({
    "partager",  "partagez", "imprimer",  "facebook",  "twitter", "whatsapp",  "linkedin",
    "messenger", "telegram", "instagram", "youtube",   "tiktok",  "pinterest", "bluesky",
    "mastodon",  "reddit",   "snapchat",  "flipboard", "viber",   "share",     "tweet",
    "tweeter",   "print",    "courriel",  "email",     "sms",
});
constexpr analysis::WordList button_words({
    "x",        "threads", "mail",        "e",           "sur",     "par",       "via",
    "cet",      "cette",   "l",           "le",          "la",      "article",   "page",
    "envoyer",  "copier",  "lien",        "on",          "by",      "this",      "copy",
    "link",     "to",      "send",        "to",          "ouvrir",  "dans",      "une",
    "nouvelle", "fenetre", "suivre",      "suivez",      "nous",    "reseaux",   "sociaux",
    "les",      "ecouter", "enregistrer", "sauvegarder", "favoris", "commenter", "signal",
    "google",   "news",    "actualites",  "ou",          "et",      "and",       "or",
    "avec",     "vos",     "amis",        "a",           "un",      "ami",       "facebook-messenger",
    "ajouter",  "aux",     "mes",         "rss",         "flux",
});

std::string slug_without_counts(std::string_view line) {
    std::string slug;
    slug.reserve(line.size());
    analysis::FoldedWords words(line);
    for (std::string_view word = words.next(); !word.empty(); word = words.next())
        if (word.find_first_not_of("0123456789") != std::string_view::npos)
            slug.append(slug.empty() ? "" : "-").append(word);
    return slug;
}

template <std::size_t size>
bool starts_with_one_of(std::string_view text, const std::array<std::string_view, size>& list) {
    return std::ranges::any_of(list, [&](std::string_view start) {
        return !text.empty() && text.front() == start.front() && text.starts_with(start);
    });
}

bool is_sentence(std::string_view line) {
    return line.ends_with('.') || line.ends_with(',') || line.ends_with(';');
}

bool is_bar_of_buttons(std::string_view slug) {
    bool found = false;
    while (!slug.empty()) {
        const auto end = std::min(slug.find('-'), slug.size());
        const std::string_view word = slug.substr(0, end);
        if (buttons.contains(word))
            found = true;
        else if (!button_words.contains(word))
            return false;
        slug.remove_prefix(std::min(end + 1, slug.size()));
    }
    return found;
}

/// What stands before the first `:`, `|` or `>`, a no-break space before it or not.
std::string_view label_of(std::string_view line) {
    constexpr std::size_t longest_label = 90;
    const auto mark = line.find_first_of(":|>");
    return mark > longest_label ? std::string_view{} : line.substr(0, mark);
}

/// `Lire aussi : Rafah, le poste-frontière`, `Pour plus d’informations sur les protagonistes : Steve
/// Witkoff.`
bool is_pointer(std::string_view line) {
    const std::string_view label = label_of(line);
    if (label.empty() || line.size() > longest_prefix_bytes + label.size())
        return false;
    const std::string slug = slug_without_counts(label);
    if (labels.contains(slug))
        return true;
    if (slug == "credit" || slug == "credits")  // a headline may start so
        return is_name_like(segments(line.substr(label.size() + 1)).empty()
                                ? line
                                : segments(line.substr(label.size() + 1)).front());
    return slug.starts_with("pour-plus-d-info") || slug.starts_with("pour-plus-de-contexte") ||
           slug.starts_with("pour-plus-de-details") || slug.starts_with("newsletter-") ||
           slug.starts_with("for-more-information");
}

/// `© Le Monde`, `Copyright 2025 AFP`, `(c) AFP`.
bool is_copyright(std::string_view line, std::string_view slug) {
    return line.starts_with("©") || line.starts_with("(c) ") || line.starts_with("(C) ") ||
           slug.starts_with("copyright-");
}

/// `PHOTO JACQUES UNTEL, LA PRESSE CANADIENNE`, `Photo AFP`, `(Photo : AFP)`, `Photo : Jean Untel / Reuters`.
bool is_photo_credit(std::string_view line, std::string_view slug) {
    constexpr std::size_t longest = 90;
    static constexpr analysis::WordList owners(
        {"afp",      "ap",           "reuters", "getty",   "epa",      "maxppp",    "sipa",
         "dr",       "shutterstock", "istock",  "belga",   "keystone", "presse",    "unsplash",
         "archives", "abaca",        "xinhua",  "anadolu", "pixabay",  "wikimedia", "libre"});
    if (line.size() > longest || !slug.starts_with("photo") || is_prose(line))
        return false;
    const auto words = plain_words(line);
    return words.size() >= 2 && words.size() <= 10 && (words[0] == "photo" || words[0] == "photos") &&
           std::ranges::any_of(words, [&](const std::string& word) { return owners.contains(word); });
}

/// `source:https://…`, `Source : AFP`. An address may be long; what else a source line says is short.
bool says_its_source(std::string_view line) {
    constexpr std::string_view source = "source";
    if (line.size() < source.size() || schema::slug(line.substr(0, source.size())) != source)
        return false;
    const std::string_view after =
        line.substr(line[source.size()] == 's' ? source.size() + 1 : source.size());
    const auto colon = after.find(':');
    if (colon == std::string_view::npos ||
        after.substr(0, colon).find_first_not_of(" \xC2\xA0\xE2\x80\xAF") != std::string_view::npos)
        return false;
    return line.find(' ', std::min(line.size(), longest_prefix_bytes)) == std::string_view::npos;
}

/// `Retrouvez tous les résultats sur www.trail.example`.
bool leads_to_a_site(std::string_view line, std::string_view slug) {
    return (slug.starts_with("retrouvez-") || slug.starts_with("a-retrouver-sur-") ||
            slug.starts_with("plus-d-informations-sur-")) &&
           line.size() <= longest_prefix_bytes &&
           (line.find("www.") != std::string_view::npos ||
            slug.find("notre-site") != std::string_view::npos ||
            slug.find("notre-application") != std::string_view::npos);
}

bool is_source_line(std::string_view line, std::string_view slug) {
    return says_its_source(line) || is_copyright(line, slug) || leads_to_a_site(line, slug);
}

}  // namespace

bool is_source_line(std::string_view line) {
    return line.size() > longest_bytes ? says_its_source(line)
                                       : is_source_line(line, slug_without_counts(line));
}

bool announces_titles(std::string_view line) {
    return line.size() <= longest_prefix_bytes && announcements.contains(slug_without_counts(line));
}

bool is_furniture(std::string_view line) {
    if (line.size() > longest_bytes)
        return says_its_source(line) ||
               starts_with_one_of(slug_without_counts(line.substr(0, longest_prefix_bytes)), page_sentences);
    const std::string slug = slug_without_counts(line);
    if (is_source_line(line, slug))
        return true;
    const bool counted = line.find_first_of("0123456789") != std::string_view::npos;
    if (whole_lines.contains(slug) || (counted && counted_lines.contains(slug)) ||
        announcements.contains(slug) || starts_with_one_of(slug, page_sentences))
        return true;
    if (slug.find("ouvre-dans-une-nouvelle-fenetre") != std::string::npos ||
        slug.find("opens-in-new-window") != std::string::npos)
        return true;
    if (is_bar_of_buttons(slug) || is_pointer(line) || is_photo_credit(line, slug))
        return true;
    return line.size() <= longest_prefix_bytes && !is_sentence(line) && starts_with_one_of(slug, line_starts);
}

}  // namespace depeche::indexer
