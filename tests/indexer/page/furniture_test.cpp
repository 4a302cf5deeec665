#include "indexer/page/furniture.hpp"

#include <gtest/gtest.h>

namespace depeche::indexer {

TEST(Furniture, IsKnownByTheWholeLine) {
    for (const std::string_view line : {
             // comments and sharing
             "Laisser un commentaire",
             "Leave a Comment",
             "Vos réactions (14)",
             "Commentaires (7)",
             "12 commentaires",
             "Soyez le premier à commenter",
             "Réagir à cet article",
             "Connectez-vous pour commenter",
             "Partager cet article :",
             "Partager | Imprimer | Envoyer",
             "Partager sur Facebook Partager sur X Envoyer par e-mail",
             "Facebook Twitter WhatsApp",
             "Partager sur WhatsApp (ouvre dans une nouvelle fenêtre)X",
             "Share on Facebook",
             "Suivez-nous sur Facebook et X",
             // other articles
             "You may also like",
             "Vous aimerez aussi",
             "Sur le même sujet",
             "À lire aussi : Bâle teste le billet unique",
             "Lire aussi : Rafah, le poste-frontière qui n’ouvre jamais",
             "Lire aussi Rafah, le poste-frontière qui n’ouvre jamais",
             "Lire également : La Cédéao reporte son sommet",
             "À LIRE AUSSI",
             "À voir aussi | Le reportage de nos équipes",
             "Pour plus d’informations sur les protagonistes cités : Jean Untel et Anne Unetelle.",
             "Références : Palais — Dakar (Sénégal).",
             "Pour aller plus loin : nos podcasts",
             "Read also: Floods in Kinshasa",
             "Related Articles",
             "Les plus lus",
             // subscriptions, consent
             "Abonnez-vous à partir de 1 € par mois",
             "Article réservé aux abonnés",
             "Cet article est réservé aux abonnés.",
             "Il vous reste 72 % de cet article à lire. La suite est réservée aux abonnés.",
             "Temps de lecture : 3 min",
             "Lecture 2 min.",
             "4 min de lecture",
             "Déjà abonné ? Connectez-vous",
             "Newsletter : recevez chaque matin l’essentiel",
             "Inscrivez-vous à notre newsletter",
             "Rejoignez notre chaîne WhatsApp",
             "Accepter les cookies | Paramétrer mes choix",
             "Nous utilisons des cookies pour améliorer votre expérience sur notre site.",
             "Continuer sans accepter",
             "Ce site utilise Akismet pour réduire les indésirables.",
             "Subscribe to our newsletter",
             "Already a subscriber?",
             // menus and advertising
             "PUBLICITÉ",
             "La suite après cette publicité",
             "Retour à l’accueil",
             "Mentions légales",
             "Article suivant",
             "Skip to content",
             // credits
             "© Le Monde",
             "© 2025 AFP",
             "Copyright 2025 APS",
             "Crédit photo : Club Alpin",
             "Crédit : Archives",
             "Photo AFP",
             "PHOTO JEAN UNTEL, LA PRESSE CANADIENNE",
             "Photo : Jean Untel / Reuters",
             "source:https://www.journal.example/2025/12/6/%d8%a7",
             "Source : AFP",
             "Sources : AFP, Reuters",
             "Tous droits réservés.",
             "Retrouvez tous les résultats sur www.trail.example",
         })
        EXPECT_TRUE(is_furniture(line)) << line;
}

TEST(Furniture, IsNotWhatADispatchSays) {
    for (const std::string_view line : {
             "Les commentaires des lecteurs ont été fermés vendredi.",
             "Partager le pouvoir, disent-ils, est exclu.",
             "Partager sur un même territoire l’eau et la terre, voilà l’enjeu.",
             "Source de tension entre Kyiv et Moscou, le gazoduc fuit.",
             "Sources",
             "",
             "…",
             "1",
             "X",
             "Source : « nous ne savons rien de plus », répète depuis trois jours le porte-parole du "
             "ministère, qui a "
             "promis un communiqué pour la fin de la semaine si les circonstances le permettent.",
             "Abonnez-vous, répète le patron du journal à chaque réunion publique depuis dix ans.",
             "Lire aussi souvent qu’il le faisait lui a coûté ses yeux.",
             "Accueil des réfugiés : les communes débordées",
             "Crédit : les banques se montrent prudentes avant l’été",
             "Photo de famille au sommet de Dakar",
             "Dossier : comment l’eau est devenue un bien rare",
             "La publicité pour le tabac est interdite.",
             "Facebook et Instagram ont été condamnés.",
             "Twitter perd la moitié de ses annonceurs",
             "WhatsApp : la panne a duré deux heures",
             "Les abonnés au gaz paieront plus.",
             "Newsletters et vie privée",
             "Temps de lecture et sommeil : une étude suisse",
             "Publicité et santé publique : le débat",
             "Recommandations",
             "Recherche",
             "Commentant la décision, le ministre a parlé d’un échec.",
             "Les cookies du chef se vendent à prix d’or.",
             "En direct de Bamako, les maires ont répondu.",
             "Sur le même sujet, le président avait dit l’inverse.",
             "À lire entre les lignes, le message est clair.",
             "Voir aussi loin, peu de marins le peuvent.",
             "Imprimer de la monnaie ne suffira pas",
         })
        EXPECT_FALSE(is_furniture(line)) << line;
}

TEST(Furniture, AnnouncesTitles) {
    for (const std::string_view line :
         {"You may also like", "Vous aimerez aussi", "À lire aussi :", "Articles similaires"})
        EXPECT_TRUE(announces_titles(line)) << line;
    for (const std::string_view line : {"Laisser un commentaire", "Lire aussi : un titre", "Partager"})
        EXPECT_FALSE(announces_titles(line)) << line;
}

}  // namespace depeche::indexer
