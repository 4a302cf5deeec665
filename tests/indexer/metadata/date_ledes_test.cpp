#include <gtest/gtest.h>

#include <ostream>

#include "tests/indexer/metadata/derived_dates.hpp"

namespace depeche::indexer {

namespace {

/// A dispatch and the date it is filed under; empty when an honest librarian would leave it undated.
struct Lede {
    std::string_view text;
    std::string_view filed_under;
};

std::ostream& operator<<(std::ostream& out, const Lede& lede) {
    return out << lede.text;
}

class Ledes : public testing::TestWithParam<Lede> {};

}  // namespace

TEST_P(Ledes, AreFiledUnderTheirDate) {
    EXPECT_EQ(dates_of(GetParam().text).filed_under, GetParam().filed_under);
}

// Written before the rules were tried on them: other regions, other subjects, other manners.
INSTANTIATE_TEST_SUITE_P(
    OfManyPapers, Ledes,
    testing::Values(
        // Wires and their datelines.
        Lede{"OTTAWA, le 14 févr. 2024 (PC) — La ministre des Transports a confirmé mercredi la fermeture du "
             "pont. Les travaux reprendront en 2026.",
             "2024-02-14"},
        Lede{"ALGER, 5 juillet 2023 (APS) - Une cérémonie s'est tenue mercredi au Sanctuaire du martyr pour "
             "le "
             "61e anniversaire de l'indépendance, proclamée le 5 juillet 1962.",
             "2023-07-05"},
        Lede{"Rabat, 09 janv. 2025 (MAP) – Le taux de remplissage des barrages a atteint 28 %, contre 23 % à "
             "la "
             "même date de 2024.",
             "2025-01-09"},
        Lede{"TUNIS (TAP) – Les oléiculteurs ont manifesté jeudi devant le ministère.\n© 2022 TAP", "2022"},
        Lede{"Bruxelles, 31 août (Belga) – La rentrée a lieu lundi en Communauté française.", ""},
        Lede{
            "DAKAR, 24 mars 2024 - Les Sénégalais votent dimanche pour élire leur président, après un report "
            "qui avait été annoncé le 3 février.",
            "2024-03-24"},
        Lede{"Port-au-Prince, le 3 mars 2024.- Plusieurs centaines de détenus se sont échappés dans la nuit "
             "de "
             "samedi à dimanche.",
             "2024-03-03"},
        Lede{"GENÈVE (Suisse), 12 juin 2021 – L'Agence a lancé un appel de fonds.", "2021-06-12"},
        // Lines of pages.
        Lede{"Le Canadien s'incline en prolongation\nPublié le jeudi 11 avril 2024 à 22 h 41\nMontréal a "
             "perdu "
             "3-2 devant Détroit jeudi soir au Centre Bell.",
             "2024-04-11"},
        Lede{"Inondations à Liège\nPar Jean Dubois\n15.07.2021 à 18:02\nLa Meuse est sortie de son lit jeudi "
             "après-midi.",
             "2021-07-15"},
        Lede{"Tribune\nMis en ligne le 2 mai 2019 à 06h00, modifié le 3 mai 2019\nLe débat sur les retraites "
             "est relancé.",
             "2019-05-02"},
        Lede{"La poste de Gaspé ferme ses portes\nDernière mise à jour : 8 novembre 2022\nLes employés ont "
             "été "
             "prévenus mardi matin.",
             "2022-11-08"},
        Lede{"Un nouveau port pour Nador\nLe port est entré en service.\nL'Économiste du Rif | Édition du "
             "18/03/2024",
             "2024-03-18"},
        Lede{"Le prix du mil flambe\nDe notre correspondant à Zinder. Le sac a doublé en un "
             "mois.\nhttps://www.journal-du-sahel.example/2023-08-14-prix-du-mil-flambe",
             "2023-08-14"},
        Lede{"Posté le 2023-06-21 par la rédaction\nLa Fête de la musique a réuni 20 000 personnes.",
             "2023-06-21"},
        // Courts: the facts are older than the news.
        Lede{"La cour d'assises du Brabant wallon a condamné mercredi à vingt ans de réclusion l'auteur du "
             "meurtre commis le 3 mai 2019 à Nivelles.",
             ""},
        Lede{
            "Le tribunal correctionnel de Lyon a relaxé mardi 14 mai 2024 l'ancien maire, poursuivi pour des "
            "faits qui remontent au 12 mars 2018.",
            "2024-05-14"},
        Lede{"La Cour suprême du Canada a tranché vendredi. La loi du 12 juin 2019 est jugée conforme à la "
             "Charte. Le gouvernement avait fait appel le 20 avril 2021.",
             ""},
        // Sports.
        Lede{"Le 18 décembre 2022, l'Argentine a battu la France aux tirs au but en finale de la Coupe du "
             "monde "
             "à Doha. Lionel Messi, né le 24 juin 1987, a marqué deux buts.",
             "2022-12-18"},
        Lede{
            "Ce samedi 26 octobre 2024, le FC Barcelone s'est imposé 4-0 à Madrid. Le match retour se jouera "
            "le 11 mai 2025.",
            "2024-10-26"},
        Lede{"La saison 2025-2026 de Ligue 1 reprendra le 15 août 2025, a indiqué la Ligue.", ""},
        // Announcements: what is to come is no date of a dispatch.
        Lede{
            "Le festival se tiendra du 3 au 7 juillet 2024 à Baie-Saint-Paul. La programmation sera dévoilée "
            "en avril.",
            ""},
        Lede{"La population est invitée à une séance d'information, prévue le 12 septembre 2023 à la mairie.",
             ""},
        // History.
        Lede{"Il y a quarante ans, le 10 mai 1981, François Mitterrand était élu président.", ""},
        Lede{"Née le 3 mars 1923 à Constantine, elle rejoint le maquis en 1956 et meurt le 5 novembre 1985.",
             ""},
        Lede{"La rue du 4-Septembre sera piétonne. Mai 68 y avait laissé des traces, comme le 11-Septembre à "
             "New York ou la loi du 29 juillet 1881 dans nos têtes.",
             ""},
        // Events told with their date.
        Lede{"Le séisme a frappé la province d'Al Haouz dans la nuit du 8 au 9 septembre 2023, faisant près "
             "de "
             "3 000 morts.",
             "2023-09-08"},
        Lede{"À la mi-juin 2024, la canicule a touché le pèlerinage de La Mecque, où plus d'un millier de "
             "fidèles sont morts.",
             "2024-06-11/2024-06-20"},
        Lede{"En mars 2025, le gouvernement burkinabè a nationalisé deux mines d'or. Les syndicats ont salué "
             "la "
             "décision.",
             "2025-03"},
        Lede{"Le premier mai deux mille vingt-quatre, trente mille personnes ont défilé à Bruxelles.",
             "2024-05-01"},
        Lede{"Le Conseil de sécurité a adopté le 20 février 2025 une résolution sur l'est de la République "
             "démocratique du Congo. Depuis janvier, 7 000 personnes y ont été tuées.",
             "2025-02-20"},
        Lede{"Entre le 4 et le 6 novembre 2024, trois cyclones ont traversé l'archipel.", "2024-11-04"},
        Lede{"Le bilan est monté à 12 morts lundi. « Nous attendons l'aide d'ici vendredi », a dit le "
             "gouverneur.",
             ""}));

}  // namespace depeche::indexer
