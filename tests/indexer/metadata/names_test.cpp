#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/metadata/actor.hpp"
#include "indexer/metadata/names.hpp"
#include "indexer/metadata/place.hpp"

namespace depeche::indexer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using Labels = std::vector<std::string>;

/// A dispatch of this text with its names.
Dispatch derived(std::string text) {
    static const authority::Authority authority(authority::builtin_tables());
    static analysis::Analyzer analyzer;
    Dispatch dispatch;
    dispatch.body = std::move(text);
    derive_names(dispatch, authority, analyzer);
    return dispatch;
}

template <typename Name>
Labels labels(const std::vector<Name>& names) {
    Labels result;
    for (const Name& name : names)
        result.push_back(name.name.label);
    return result;
}

Labels actors(std::string text) {
    return labels(derived(std::move(text)).actors);
}

Labels places(std::string text) {
    return labels(derived(std::move(text)).places);
}

TEST(DeriveNames, FindsPeopleTheTablesDoNotKnow) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"« La rivière monte », raconte Joseph Chazal, 71 ans.", "Joseph Chazal"},
        {"La géographe Khady Ndiaye montre une carte.", "Khady Ndiaye"},
        {"Le prix revient au Norvégien Joachim Trier pour son film.", "Joachim Trier"},
        {"Le cinéaste iranien Ramin Azadfar a été libéré.", "Ramin Azadfar"},
        {"Selon Amadou Sy Savané, les écoles resteront fermées.", "Amadou Sy Savané"},
        {"La ministre des Sports, Amélie de Montchenu, est attendue.", "Amélie de Montchenu"},
        {"Un habitant, Baptiste van den Broeck, a donné l'alerte.", "Baptiste van den Broeck"},
        {"L'opposant Tundu Okello Mbeki, candidat à la présidence, a été arrêté.", "Tundu Okello Mbeki"},
        {"Mme Kervadec a refusé de répondre.", "Kervadec"},
        {"« Restez chez vous », a lancé Bhushun Gagroni, le commissaire municipal.", "Bhushun Gagroni"},
        {"L'UDC Thomas Matthey redoute un départ.", "Thomas Matthey"},
        {"Le ministre indien des Chemins de fer, Ashvan Vaishnor, est attendu.", "Ashvan Vaishnor"},
        {"La Zambienne Zenzele Mwanzo a gagné le marathon.", "Zenzele Mwanzo"},
        {"Zovu Mayulo a égalisé à la dernière minute.", "Zovu Mayulo"},
        {"Le but a été marqué par Zovu Mayulo.", "Zovu Mayulo"},
    };
    for (const auto& [text, name] : rows)
        EXPECT_THAT(actors(text), Contains(name)) << text;
}

TEST(DeriveNames, TakesNoOtherCapitalForAPerson) {
    for (const std::string text : {
             "Les Russes et les Ukrainiens se parlent. Lundi, les discussions ont repris.",
             "Le musulman prie Dieu, le chrétien aussi, dit l'Église.",
             "La rue Jean Moulin est fermée, la place Victor Hugo aussi.",
             "Le prix Albert Londres a été remis hier soir.",
             "Le lycée Jean-Moulin a rouvert ses portes.",
             "Le Kremlin a démenti, la place Rouge a été fermée.",
             "La Garde Côtière est intervenue. À Kuala Belait, un pont a cédé.",
         })
        for (const Actor& actor : derived(text).actors)
            EXPECT_NE(actor.kind, ActorKind::person) << text << ": " << actor.name.label;
}

TEST(DeriveNames, GivesSurnamesToTheFullNameOfTheDispatch) {
    const Dispatch dispatch = derived(
        "Le maire, Samir Haddad, a protesté. M. Haddad parle d'erreur. Pour Haddad, rien n'est perdu. "
        "S. Haddad a signé.");
    ASSERT_EQ(labels(dispatch.actors), Labels{"Samir Haddad"});
    EXPECT_THAT(dispatch.actors[0].forms, ElementsAre("Samir Haddad", "Haddad", "S. Haddad"));
}

TEST(DeriveNames, GivesAShorterNameToTheLongerOne) {
    EXPECT_EQ(actors("Hugo Aguilor, avocat, est élu. Hugo Aguilor Ortez a prêté serment."),
              Labels{"Hugo Aguilor Ortez"});
}

TEST(DeriveNames, LeavesASharedSurnameOpen) {
    const Dispatch dispatch =
        derived("Camille Rey a gagné chez les femmes. Paul Rey est sixième. Rey se dit heureuse.");
    ASSERT_EQ(labels(dispatch.actors), (Labels{"Camille Rey", "Paul Rey"}));
    for (const Actor& actor : dispatch.actors)
        EXPECT_THAT(actor.forms, Not(Contains("Rey")));
}

TEST(DeriveNames, LetsAFullNameWinOverASurnameOfTheTables) {
    EXPECT_EQ(actors("Trump a parlé à la presse."), Labels{"Donald Trump"});
    EXPECT_EQ(actors("Eric Trump a parlé à la presse. Trump était à New York."), Labels{"Eric Trump"});
    EXPECT_EQ(actors("D. Trump a parlé. Le président Donald Trump est rentré."), Labels{"Donald Trump"});
}

TEST(DeriveNames, JoinsSpellingsOfOneName) {
    const Dispatch dispatch =
        derived("Yuri Ushakov a répondu à la presse. Ouchakov a ensuite quitté la salle.");
    ASSERT_EQ(labels(dispatch.actors), Labels{"Iouri Ouchakov"});
    EXPECT_THAT(dispatch.actors[0].forms, ElementsAre("Yuri Ushakov", "Ouchakov"));
    EXPECT_EQ(dispatch.actors[0].evidence.text, "Yuri Ushakov");
}

TEST(DeriveNames, FindsOrganisations) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"Les chercheurs de l'université Gaston-Berger sont inquiets.", "Université Gaston-Berger"},
        {"La cour d'assises de l'Isère les a condamnés.", "Cour d'assises de l'Isère"},
        {"Il enseigna à l'École nationale de lutherie, à Mirecourt.", "École nationale de lutherie"},
        {"Le ministère des Transports a démenti.", "Ministère des Transports"},
        {"L'Agence nantaise de l'estuaire (ANE) a été créée. L'ANE recrute.",
         "Agence nantaise de l'estuaire"},
        {"Le négociant suisse et l'américain Cargoll n'ont pas répondu.", "Cargoll"},
        {"Le groupe minier China Rare Sands relève ses prix.", "China Rare Sands"},
        {"L'ONG Blue Earth Forum demande une enquête.", "Blue Earth Forum"},
        {"Algora Steel a licencié mille ouvriers.", "Algora Steel"},
        {"Le secrétaire général du SNXTA appelle à la grève.", "SNXTA"},
        {"Le vol de BlueJot a été dévié.", "BlueJot"},
        {"Il siège au Conseil supérieur de la magie.", "Conseil supérieur de la magie"},
        {"Le porte-parole des talibans a parlé.", "Talibans"},
        {"La compagnie easyJet annule ses vols.", "easyJet"},
    };
    for (const auto& [text, name] : rows)
        EXPECT_THAT(actors(text), Contains(name)) << text;
}

TEST(DeriveNames, TakesNoOtherWordForAnOrganisation) {
    for (const std::string text : {
             "La TVA et le SMIC augmentent, le PIB recule.",
             "La Ligue des champions reprend mardi, sur l'A47.",
             "Le Conseil municipal a voté le budget.",
             "Le McDonald a fermé.",
         })
        EXPECT_THAT(actors(text), IsEmpty()) << text;
}

TEST(DeriveNames, TakesADefinitionForWhatTheTablesKnow) {
    EXPECT_EQ(actors("L'Institut américain de géologie (USGS) situe l'épicentre."), Labels{"USGS"});
}

TEST(DeriveNames, LinksAnAcronymToItsDefinition) {
    const Dispatch dispatch =
        derived("L'Office français des lagunes (OFL) publie un rapport. Pour l'OFL, il est temps d'agir.");
    ASSERT_EQ(labels(dispatch.actors), Labels{"Office français des lagunes"});
    EXPECT_THAT(dispatch.actors[0].forms, ElementsAre("Office français des lagunes", "OFL"));
    EXPECT_EQ(dispatch.actors[0].evidence.method, "acronym-definition");
}

TEST(DeriveNames, FindsPlacesTheTablesDoNotKnow) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"Une réunion s'est tenue à Olliergues hier soir.", "Olliergues"},
        {"Il est mort à Mirequart (Vosges) lundi.", "Mirequart"},
        {"Le village de Tournissan est privé d'eau.", "Tournissan"},
        {"Le feu menace Fontjoncouse et l'A61, entre Luc-sur-Orbieu et Narbonne.", "Luc-sur-Orbieu"},
        {"Une cordée est bloquée sous le pic Maudit depuis hier.", "pic Maudit"},
        {"Des tirs ont été entendus à Saint-Laurent-de-la-Cabrerisse.", "Saint-Laurent-de-la-Cabrerisse"},
    };
    for (const auto& [text, name] : rows)
        EXPECT_THAT(places(text), Contains(name)) << text;
}

TEST(DeriveNames, TakesNoPersonForAPlace) {
    EXPECT_THAT(places("Il a téléphoné à Dupuis. Le maire, Marc Dupuis, n'a pas répondu à Dupuis."),
                IsEmpty());
    EXPECT_THAT(places("À Noël, les prix montent."), IsEmpty());
}

TEST(DeriveNames, ReadsAdjectivesRegionsAndCapitals) {
    EXPECT_EQ(places("La délégation ukrainienne est arrivée."), Labels{"Ukraine"});
    EXPECT_EQ(places("Les régions de Soumy et Donetsk sont visées."),
              (Labels{"Soumy (oblast)", "Donetsk (oblast)"}));
    EXPECT_EQ(places("L'oblast de Soumy est visé."), Labels{"Soumy (oblast)"});
    EXPECT_EQ(places("Pékin a refusé de répondre."), (Labels{"Pékin", "Chine"}));
    EXPECT_EQ(places("La rencontre a lieu à Pékin."), Labels{"Pékin"});
}

TEST(DeriveNames, TakesCapitalsForWhoActs) {
    EXPECT_THAT(places("Le Caire et Riyad poussent à une trêve."),
                testing::IsSupersetOf({"Égypte", "Arabie saoudite"}));
    EXPECT_THAT(places("Pékin, par la voix de Mao Ning, a parlé."), Contains("Chine"));
    EXPECT_THAT(places("Ils sont allés à Paris et Berlin hier."), Not(Contains("Allemagne")));
    EXPECT_EQ(actors("Bruxelles a refusé de répondre."), Labels{"Union européenne"});
    EXPECT_THAT(places("Bruxelles a refusé de répondre."), Not(Contains("Belgique")));
    EXPECT_THAT(places("La Belgique hésite. Bruxelles a refusé de répondre."), Contains("Belgique"));
}

TEST(DeriveNames, ReadsShortFormsOfOrganisations) {
    EXPECT_EQ(actors("Le Parlement européen vote mardi. La présidente du Parlement est confiante."),
              Labels{"Parlement européen"});
    EXPECT_EQ(actors("La Commission européenne hésite. Hier, la Commission a reculé."),
              Labels{"Commission européenne"});
    EXPECT_EQ(actors("Le Parti conservateur canadien proteste à Ottawa."),
              Labels{"Parti conservateur (Canada)"});
    EXPECT_THAT(actors("Le Parti conservateur proteste."), IsEmpty());
}

TEST(DeriveNames, TellsHomonymsApartByTheirCountry) {
    EXPECT_EQ(places("Des tirs à Tripoli ont fait deux morts.").front(), "Tripoli");
    EXPECT_EQ(places("L'armée du Liban est déployée à Tripoli.").back(), "Tripoli (Liban)");
    EXPECT_EQ(places("SAINT-LOUIS (Sénégal) – La digue avance.").front(), "Saint-Louis (Sénégal)");
    EXPECT_THAT(places("La digue de Saint-Louis avance."), IsEmpty());
    EXPECT_THAT(places("Le roi d'Espagne est arrivé à Valence."), Contains("Valence (Espagne)"));
    EXPECT_THAT(places("Le train entre Lyon et Valence est en retard, dans toute la France."),
                Contains("Valence"));
}

TEST(DeriveNames, SeesNoPlaceInOtherNames) {
    EXPECT_THAT(places("Le Washington Post a publié l'enquête."), IsEmpty());
    EXPECT_THAT(places("Le Paris Saint-Germain a gagné."), IsEmpty());
    EXPECT_THAT(places("Jack London a écrit ce roman."), IsEmpty());
    EXPECT_THAT(places("Trente chiens ont été sauvés par la NEMA."), IsEmpty());
    EXPECT_THAT(places("Le texte est traduit de l'espagnol et paraît en anglais."), IsEmpty());
    EXPECT_THAT(places("L'ONG Mexico Evalúa proteste."), IsEmpty());
    EXPECT_THAT(places("La réunion a commencé à 17h00 (15h00 à Paris), soit 18h, heure de Moscou."),
                IsEmpty());
    EXPECT_EQ(places("La réunion a commencé à 15h00 à Paris."), Labels{"Paris"});
    EXPECT_EQ(places("ROME (AFP) – Le gouvernement a parlé."), Labels{"Rome"});
}

TEST(DeriveNames, LooksAtEveryTableOfWords) {
    EXPECT_EQ(actors("Le porte-parole du Kremlin Dmitri Peskov a démenti."),
              (Labels{"Kremlin", "Dmitri Peskov"}));
    EXPECT_EQ(places("Ils se sont vus au Kremlin."), Labels{"Moscou"});
}

TEST(DeriveNames, AbstainsInOtherLanguages) {
    const Dispatch dispatch = derived(
        "The Ambassador of the Kingdom toured a Permafrost Laboratory with Doctor Jane Smith on Thursday and "
        "announced forty grants for the Arctic, the University said in a statement to the press.");
    EXPECT_THAT(labels(dispatch.actors), IsEmpty());
}

TEST(DeriveNames, SaysNothingOfTextWithoutLetters) {
    const Dispatch dispatch = derived("12 345 – 67,8 % … !!! 2026");
    EXPECT_THAT(dispatch.actors, IsEmpty());
    EXPECT_THAT(dispatch.places, IsEmpty());
}

// A text of nothing but capitals, and a long one: what is not linear would not end in the time a test has.
TEST(DeriveNames, EndsOnHostileTexts) {
    std::string capitals;
    for (int at = 0; at < 20'000; ++at)
        capitals += "Xa" + std::string(1, static_cast<char>('a' + at % 26)) + (at % 9 == 8 ? ". " : " de ");
    std::string long_text;
    while (long_text.size() < 2'000'000)
        long_text +=
            "Le maire de Lyon, Jean Dupont, a reçu M. Martin (ABC) à Villefort, entre Alès et Nîmes.\n";
    EXPECT_NO_THROW(derived(capitals));
    EXPECT_NO_THROW(derived(long_text));
}

}  // namespace
}  // namespace depeche::indexer
