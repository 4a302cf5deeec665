#include "searcher/query/parser.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/syntax.hpp"

using depeche::Language;
using depeche::Match;
using depeche::Repair;
using depeche::query::Node;
using depeche::query::NodeKind;
using depeche::query::parse;
using depeche::query::to_string;
using testing::ElementsAre;

namespace {

struct Row {
    std::string_view query;
    std::string_view canonical;
    /// The codes of the repairs in the order of the text, with a blank between them.
    std::string_view repairs;
};

std::string codes(const std::vector<Repair>& repairs) {
    std::string joined;
    for (const Repair& repair : repairs)
        joined += (joined.empty() ? "" : " ") + repair.code;
    return joined;
}

void expect(const std::vector<Row>& rows, Match match = Match::all) {
    for (const Row& row : rows) {
        const auto parsed = parse(row.query, match);
        EXPECT_EQ(to_string(parsed.root), row.canonical) << "of " << row.query;
        EXPECT_EQ(codes(parsed.repairs), row.repairs) << "of " << row.query;
    }
}

}  // namespace

TEST(Parse, WantsEveryWord) {
    expect({
        {"ukraine", "ukraine"},
        {"cessez-le-feu ukraine", "cessez-le-feu ET ukraine"},
        {"  paix\t\n guerre  ", "paix ET guerre"},
        {"plan de paix", "plan ET de ET paix"},
        {"paix paix", "paix ET paix"},
        {"+paix +guerre", "paix ET guerre"},
        {"paix ou guerre et trêve", "paix ET ou ET guerre ET et ET trêve", "lower-case-operator"},
        {"Et Ou Sauf Non", "Et ET Ou ET Sauf ET Non"},
    });
}

TEST(Parse, KeepsWordsInOnePiece) {
    expect({
        {"l’Ukraine", "l’Ukraine"},
        {"aujourd'hui", "aujourd'hui"},
        {"paix,guerre", "paix,guerre"},
        {"U.E. l'O.T.A.N.", "U.E ET l'O.T.A.N"},
        {"https://exemple.fr/a?b=1&c#d", "https://exemple.fr/a?b=1&c#d"},
        {"http://exemple.fr:8080/x:y", "http://exemple.fr:8080/x:y"},
        {"14:07", "14:07"},
        {"std::string", "std::string"},
        {"nom@site.fr", "nom@site.fr"},
        {"1\u00A0200\u202F000 euros", "1\u00A0200\u202F000 ET euros"},
        {"a=b", "a=b"},
        {"mi-décembre", "mi-décembre"},
        {"œuvre", "œuvre"},
        {"战争 мир", "战争 ET мир"},
        {"5% 3,5", "5 ET 3,5"},
    });
}

TEST(Parse, DropsPunctuationAroundWords) {
    expect({
        {"paix, guerre!", "paix ET guerre"},
        {"paix\u202F! guerre\u00A0?", "paix ET guerre"},
        {"paix - guerre – trêve", "paix ET guerre ET trêve"},
        {"--paix ---guerre", "paix ET guerre"},
        {"… paix…", "paix"},
        {"#paix @trêve", "paix ET trêve"},
        {"'paix' ‘guerre’", "paix ET guerre"},
        {"C++", "C"},
        {"Titre : sanctions", "Titre ET sanctions"},
        {"Ukraine: sanctions", "Ukraine ET sanctions"},
        {"| paix |", "paix"},
        {"[paix] {guerre}", "paix ET guerre"},
        {"€ paix ©", "paix"},
        {"_paix_", "paix"},
        {"😀 paix", "paix"},
    });
}

TEST(Parse, DropsArticlesWithoutTheirWord) {
    expect({
        {"l'« accord »", "\"accord\""},
        {"d’\"Al-Qaïda\"", "\"Al-Qaïda\""},
        {"qu' l' paix", "paix"},
        {"titre:l'«accord» paix", "titre:\"accord\" ET paix"},
    });
}

TEST(Parse, ReadsOperatorsInCapitals) {
    expect({
        {"paix OU trêve", "paix OU trêve"},
        {"paix OR trêve", "paix OU trêve"},
        {"paix || trêve", "paix OU trêve"},
        {"paix ET trêve", "paix ET trêve"},
        {"paix AND trêve", "paix ET trêve"},
        {"paix && trêve", "paix ET trêve"},
        {"paix SAUF trêve", "paix SAUF trêve"},
        {"paix NOT trêve", "paix SAUF trêve"},
        {"paix AND NOT trêve", "paix SAUF trêve"},
        {"paix ET NON sanctions", "paix SAUF sanctions"},
        {"paix ET SAUF sanctions", "paix SAUF sanctions"},
        {"paix NON sanctions", "paix SAUF sanctions"},
        {"paix ET(trêve OU accord)", "paix ET (trêve OU accord)"},
        {"SAUF sanctions", "NON sanctions"},
        {"paix OU SAUF sanctions", "paix OU (NON sanctions)"},
    });
}

TEST(Parse, BindsNegationThenAndThenOr) {
    expect({
        {"a b OU c d", "(a ET b) OU (c ET d)"},
        {"a OU b c OU d", "a OU (b ET c) OU d"},
        {"a ET b OU c", "(a ET b) OU c"},
        {"a OU b SAUF c", "a OU (b SAUF c)"},
        {"(a OU b) SAUF c", "(a OU b) SAUF c"},
        {"paix (trêve OU accord) SAUF sanctions", "paix ET (trêve OU accord) SAUF sanctions"},
        {"NON a b", "b SAUF a"},
        {"NON (a b)", "NON (a ET b)"},
        {"-a OU b", "(NON a) OU b"},
    });
}

TEST(Parse, ExcludesByAHyphenBeforeATerm) {
    expect({
        {"paix -guerre", "paix SAUF guerre"},
        {"paix ‐guerre −trêve", "paix SAUF guerre SAUF trêve"},
        {"-\"plan de paix\" accord", "accord SAUF \"plan de paix\""},
        {"-source:afp accord", "accord SAUF source:afp"},
        {"source:-afp accord", "accord SAUF source:afp"},
        {"titre:-\"a b\" accord", "accord SAUF titre:\"a b\""},
        {"-(a b) c", "c SAUF (a ET b)"},
        {"-(a OU b) c", "c SAUF a SAUF b"},
        {"-négoci* paix", "paix SAUF négoci*"},
        {"-=guerre paix", "paix SAUF =guerre"},
        {"(-a b)", "b SAUF a"},
        {"paix -ET", "paix SAUF texte:ET"},
        {"paix -???", "paix"},
        {"vol AF-447", "vol ET AF-447"},
    });
}

TEST(Parse, TakesPureNegationFromEverything) {
    expect({
        {"-paix", "NON paix"},
        {"NON paix", "NON paix"},
        {"-paix -guerre", "NON paix SAUF guerre"},
        {"NON paix OU guerre", "(NON paix) OU guerre"},
        {"-*", "NON *"},
    });
    const Node root = parse("-paix").root;
    ASSERT_EQ(root.kind, NodeKind::without);
    ASSERT_EQ(root.children.size(), 2U);
    EXPECT_EQ(root.children[0].kind, NodeKind::everything);
    EXPECT_EQ(root.children[1].text, "paix");
}

TEST(Parse, BringsTreesToOneShape) {
    expect({
        {"((a))", "a"},
        {"a (b (c d))", "a ET b ET c ET d"},
        {"a OU (b OU (c OU d))", "a OU b OU c OU d"},
        {"(a SAUF b) SAUF c", "a SAUF b SAUF c"},
        {"a (b SAUF c)", "a ET b SAUF c"},
        {"a SAUF (b SAUF c)", "a SAUF (b SAUF c)"},
        {"NON (NON a)", "a"},
        {"a SAUF (NON b)", "a ET b"},
        {"a SAUF (NON (b OU c))", "a ET (b OU c)"},
        {"* a", "a"},
        {"* OU a", "* OU a"},
        {"* *", "*"},
    });
}

TEST(Parse, ReadsPhrasesInAnyQuotes) {
    expect({
        {"\"plan de paix\"", "\"plan de paix\""},
        {"« plan de paix »", "\"plan de paix\""},
        {"«\u00A0plan de paix\u00A0»", "\"plan de paix\""},
        {"“plan de paix”", "\"plan de paix\""},
        {"„plan de paix“", "\"plan de paix\""},
        {"‟plan de paix”", "\"plan de paix\""},
        {"‹plan de paix›", "\"plan de paix\""},
        {"''plan de paix''", "\"plan de paix\""},
        {"’’plan de paix’’", "\"plan de paix\""},
        {"»plan de paix«", "\"plan de paix\""},
        {"”plan de paix”", "\"plan de paix\""},
        {"«plan de paix«", "\"plan de paix\""},
        {"«plan de paix\"", "\"plan de paix\""},
        {"\"plan de paix»", "\"plan de paix\""},
        {"“plan de paix\"", "\"plan de paix\""},
        {"''plan de paix\"", "\"plan de paix\""},
        {"«un\" «deux» \"trois»", "\"un\" ET \"deux\" ET \"trois\""},
        {"“un“ “deux“", "\"un\" ET \"deux\""},
        {"\"paix\"", "\"paix\""},
        {"\"plan\n de   paix\"", "\"plan de paix\""},
        {"« C’est la guerre\u202F! »", "\"C’est la guerre !\""},
        {"\"a\"\"b\"", "\"a\" ET \"b\""},
        {"mot\"a b\"mot", "mot ET \"a b\" ET mot"},
        {"l''accord aujourd''hui", "l''accord ET aujourd''hui"},
        {"\"l''accord\"", "\"l''accord\""},
        {"\"a ET (b\"", "\"a ET (b\""},
    });
}

TEST(Parse, KeepsQuotesWithinQuotes) {
    expect({
        {"« le plan “Paix” » fin", "\"le plan Paix\" ET fin"},
        {"« le plan \"Paix\" » fin", "\"le plan Paix\" ET fin"},
        {"\"le plan «Paix» nouveau\" fin", "\"le plan Paix nouveau\" ET fin"},
    });
}

TEST(Parse, RepairsPhrases) {
    expect({
        {"\"plan de", "\"plan de\"", "unclosed-quote"},
        {"paix « plan de", "paix ET \"plan de\"", "unclosed-quote"},
        {"paix\"", "paix", "unclosed-quote empty-phrase"},
        {"\"\" paix", "paix", "empty-phrase"},
        {"« » paix", "paix", "empty-phrase"},
        {"\"?!\" paix", "paix", "empty-phrase"},
        {"-\"\" paix", "paix", "empty-phrase"},
        {"paix SAUF \"\" guerre", "paix ET guerre", "empty-phrase"},
        {"\"plan paix\"~5 accord", "\"plan paix\" ET accord", "ignored-sign"},
    });
}

TEST(Parse, LooksIntoTextFields) {
    expect({
        {"titre:sanctions", "titre:sanctions"},
        {"title:sanctions TITRE:paix", "titre:sanctions ET titre:paix"},
        {"titre:\"plan de paix\"", "titre:\"plan de paix\""},
        {"titre:« plan de paix »", "titre:\"plan de paix\""},
        {"titre:(a b)", "titre:a ET titre:b"},
        {"titre:(a OU b) c", "(titre:a OU titre:b) ET c"},
        {"titre:(a -b)", "titre:a SAUF titre:b"},
        {"titre:(a auteur:b) c", "titre:a ET auteur:b ET c"},
        {"titre:((a OU b) c) d", "(titre:a OU titre:b) ET titre:c ET d"},
        {"titre:négoci* titre:=guerre", "titre:négoci* ET titre:=guerre"},
        {"titre:a b", "titre:a ET b"},
        {"texte:trêve", "trêve"},
        {"text:trêve", "trêve"},
        {"auteur:martin", "auteur:martin"},
        {"titre:14:07", "titre:14:07"},
        {"titre:mot:chose", "titre:mot:chose"},
        {"titre:ET", "titre:ET"},
        {"titre:(ET)", "titre:ET", "operator-as-word"},
    });
}

TEST(Parse, LooksForValues) {
    expect({
        {"source:afp", "source:afp"},
        {"acteur:Poutine", "acteur:Poutine"},
        {"actor:Poutine", "acteur:Poutine"},
        {"acteur:\"Emmanuel Macron\"", "acteur:\"Emmanuel Macron\""},
        {"lieu:« La Haye »", "lieu:\"La Haye\""},
        {"lieu:États-Unis", "lieu:États-Unis"},
        {"acteur:(Poutine Trump)", "acteur:Poutine ET acteur:Trump"},
        {"acteur:(Poutine OU \"Emmanuel Macron\")", "acteur:Poutine OU acteur:\"Emmanuel Macron\""},
        {"acteur:(Poutine lieu:Moscou)", "acteur:Poutine ET lieu:Moscou"},
        {"source:aljazeera.net", "source:aljazeera.net"},
        {"source:https://www.aljazeera.net/a", "source:https://www.aljazeera.net/a"},
        {"motcle:climat MotClé:climat", "motclé:climat ET motclé:climat"},
        {"rubrique:économie section:économie", "rubrique:économie ET rubrique:économie"},
        {"langue:fr", "langue:fr"},
        {"acteur:\"paix\"", "acteur:paix"},
        {"source:\"Le Monde.\"", "source:\"Le Monde.\""},
        {"mot-clé:climat", "motclé:climat"},
        {"id:afp-2025-17", "id:afp-2025-17"},
        {"id:urn:newsml:afp.com:20251203:17", "id:urn:newsml:afp.com:20251203:17"},
        {"id:-17_", "id:\"-17_\""},
        {"id:\"un id, deux.\"", "id:\"un id, deux.\""},
        {"acteur:Zel*", "acteur:Zel", "ignored-sign"},
        {"acteur:(Zel* =Macron)", "acteur:Zel ET acteur:Macron", "ignored-sign ignored-sign"},
        {"acteur:=Macron", "acteur:Macron", "ignored-sign"},
        {"acteur:Zelensky~", "acteur:Zelensky", "ignored-sign"},
        {"lieu:* paix", "paix", "ignored-sign"},
        {"source:\"\" paix", "paix", "empty-phrase"},
    });
}

TEST(Parse, RepairsFields) {
    expect({
        {"source:", "source", "empty-field"},
        {"source: afp", "source ET afp", "empty-field"},
        {"-source: afp", "afp SAUF source", "empty-field"},
        {"(titre:)", "titre", "empty-field"},
        {"titre:??? paix", "titre ET paix", "empty-field"},
        {"date:>= 2025", "date ET 2025", "empty-field"},
        {"titre:()", "*", "nothing-to-search empty-group"},
        {"mot:chose", "mot ET chose", "unknown-field"},
        {"a:b:c", "a ET b ET c", "unknown-field unknown-field"},
        {"-mot:chose paix", "paix SAUF (mot ET chose)", "unknown-field"},
        {"NON mot:\"a b\" paix", "paix SAUF (mot ET \"a b\")", "unknown-field"},
        {"-mot:(a b) paix", "paix SAUF (mot ET a ET b)", "unknown-field"},
        {"mot:titre:paix", "mot ET titre:paix", "unknown-field"},
        {"mot:ET chose", "mot ET texte:ET ET chose", "unknown-field"},
        {"Poutine:«Nous»", "Poutine ET \"Nous\"", "unknown-field"},
        {"mailto:nom@site.fr", "mailto ET nom@site.fr", "unknown-field"},
    });
}

TEST(Parse, ReadsDates) {
    expect({
        {"date:2025", "date:2025"},
        {"date:2025-12", "date:2025-12"},
        {"date:2025-12-03", "date:2025-12-03"},
        {"date:03/12/2025", "date:2025-12-03"},
        {"date:2025-12-03T14:07:00", "date:2025-12-03"},
        {"date:\"2025-12\"", "date:2025-12"},
        {"date:\"3 décembre 2025\"", "date:2025-12-03"},
        {"date:\"1er avril 2025\" date:\"1 April 2025\"", "date:2025-04-01 ET date:2025-04-01"},
        {"date:décembre-2025 date:\"dec. 2025\"", "date:2025-12 ET date:2025-12"},
        {"depuis:\"août 2025\" before:\"2 January 2026\"", "date:2025-08-01.. ET date:..2026-01-01"},
        {"date:\"juin 2025..1er août 2025\"", "date:2025-06-01..2025-08-01"},
        {"date:=2025", "date:2025"},
        {"date:2025-12-01..2025-12-20", "date:2025-12-01..2025-12-20"},
        {"date:2025-12-01…2025-12-20", "date:2025-12-01..2025-12-20"},
        {"date:2025-12-01..2025-12-31", "date:2025-12"},
        {"date:2024..2025", "date:2024-01-01..2025-12-31"},
        {"date:2025-12..", "date:2025-12-01.."},
        {"date:..2025-12", "date:..2025-12-31"},
        {"date:>=2025-12", "date:2025-12-01.."},
        {"date:≥2025-12", "date:2025-12-01.."},
        {"date:>2025-12", "date:2026-01-01.."},
        {"date:<=2024-02", "date:..2024-02-29"},
        {"date:<2024-03-01", "date:..2024-02-29"},
        {"depuis:2025-12 since:2025", "date:2025-12-01.. ET date:2025-01-01.."},
        {"avant:2025 before:2025-12-05", "date:..2024-12-31 ET date:..2025-12-04"},
        {"jusqu'à:2025 jusqu’à:2025 until:2025",
         "date:..2025-12-31 ET date:..2025-12-31 ET date:..2025-12-31"},
        {"jusqu'a:2025 DEPUIS:2025", "date:..2025-12-31 ET date:2025-01-01.."},
        {"après:2025 after:2025-12-05", "date:2026-01-01.. ET date:2025-12-06.."},
        {"date:inconnue", "date:inconnue"},
        {"date:unknown date:Undated", "date:inconnue ET date:inconnue"},
        {"-date:inconnue", "NON date:inconnue"},
        {"date:(2024 OU 2025-12)", "date:2024 OU date:2025-12"},
        {"date:(>=2024 <2025)", "date:2024-01-01.. ET date:..2024-12-31"},
    });
}

TEST(Parse, RepairsDates) {
    expect({
        {"date:2025-12-20..2025-12-01", "date:2025-12-01..2025-12-20", "reversed-range"},
        {"date:2025..2024", "date:2024-01-01..2025-12-31", "reversed-range"},
        {"date:2025-13", "2025-13", "bad-date"},
        {"date:31/02/2025", "31/02/2025", "bad-date"},
        {"date:hier paix", "hier ET paix", "bad-date"},
        {"date:\"30 février 2025\"", "\"30 février 2025\"", "bad-date"},
        {"date:\"jui 2025\"", "\"jui 2025\"", "bad-date"},
        {"date:\"début décembre\"", "\"début décembre\"", "bad-date"},
        {"date:>hier", "hier", "bad-date"},
        {"date:2025..hier", "2025..hier", "bad-date"},
        {"date:.. paix", "date ET paix", "empty-field"},
        {"depuis:inconnue", "inconnue", "bad-date"},
        {"depuis:2024..2025", "2024..2025", "bad-date"},
        {"date:<1000", "1000", "bad-date"},
        {"date:>9999", "9999", "bad-date"},
        {"date:-2025", "2025", "bad-date"},
        {"date:* paix", "paix", "ignored-sign"},
        {"-date:hier paix", "paix SAUF hier", "bad-date"},
    });
}

TEST(Parse, ReadsPatterns) {
    expect({
        {"négoci*", "négoci*"},
        {"négoci**", "négoci*"},
        {"négoci*,", "négoci*"},
        {"l'ukr*", "l'ukr*"},
        {"né*", "né*"},
        {"14*", "14*"},
        {"*", "*"},
        {"**", "*"},
        {"*:*", "*"},
        {"=guerre", "=guerre"},
        {"=Été", "=Été"},
        {"=ET", "=ET"},
        {"+=guerre", "=guerre"},
        {"=\"plan de paix\"", "\"plan de paix\""},
        {"=''plan de paix''", "\"plan de paix\""},
        {"= paix", "paix"},
        {"n*", "n", "short-prefix"},
        {"é* paix", "é ET paix", "short-prefix"},
        {"m*t", "m ET t", "inner-star"},
        {"-m*t paix", "paix SAUF (m ET t)", "inner-star"},
        {"*mot", "mot", "inner-star"},
        {"*mot*", "mot*", "inner-star"},
        {"a*bc*", "a ET bc*", "inner-star"},
        {"=mot*", "=mot", "ignored-sign"},
        {"=(a b)", "a ET b", "ignored-sign"},
    });
}

TEST(Parse, ReadsNearSpellings) {
    expect({
        {"Zelenski~", "Zelenski~"},
        {"Zelenski~1", "Zelenski~"},
        {"Zelenski~2", "Zelenski~2"},
        {"titre:Zelenski~2,", "titre:Zelenski~2"},
        {"-Zelenski~ paix", "paix SAUF Zelenski~"},
        {"Zelenski~0", "Zelenski~", "number-out-of-range"},
        {"Zelenski~9", "Zelenski~2", "number-out-of-range"},
        {"Zelenski~99999999999999999999", "Zelenski~2", "number-out-of-range"},
        {"Kiev~2", "Kiev~", "number-out-of-range"},
        {"été~", "été~"},
        {"or~", "or", "short-fuzzy"},
        {"G20~ 2025~", "G20 ET 2025", "short-fuzzy short-fuzzy"},
        {"\"plan de paix\"~2", "\"plan de paix\"", "ignored-sign"},
    });
}

TEST(Parse, BringsTermsNear) {
    expect({
        {"paix PRÈS/5 Donetsk", "paix PRÈS/5 Donetsk"},
        {"paix PRES/5 Donetsk", "paix PRÈS/5 Donetsk"},
        {"paix NEAR/5 Donetsk", "paix PRÈS/5 Donetsk"},
        {"paix SUIVI/2 Donetsk", "paix SUIVI/2 Donetsk"},
        {"paix ADJ/2 Donetsk", "paix SUIVI/2 Donetsk"},
        {"paix NEAR Donetsk", "paix PRÈS/10 Donetsk"},
        {"paix SUIVI Donetsk", "paix SUIVI/10 Donetsk"},
        {"a PRÈS/5 b PRÈS/5 c", "a PRÈS/5 b PRÈS/5 c"},
        {"a PRÈS/5 b SUIVI/2 c", "(a PRÈS/5 b) SUIVI/2 c"},
        {"a PRÈS/5 b PRÈS/3 c", "(a PRÈS/5 b) PRÈS/3 c"},
        {"(a PRÈS/5 b) PRÈS/5 c", "(a PRÈS/5 b) PRÈS/5 c"},
        {"\"plan de paix\" PRÈS/5 (négoci* OU =trêve OU Donestk~)",
         "\"plan de paix\" PRÈS/5 (négoci* OU =trêve OU Donestk~)"},
        {"titre:a PRÈS/5 b", "titre:a PRÈS/5 b"},
        {"titre:(a PRÈS/5 b)", "titre:a PRÈS/5 titre:b"},
        {"paix près/5 Donetsk", "paix ET près/5 ET Donetsk"},
    });
}

TEST(Parse, BindsNearnessTightest) {
    expect({
        {"x a PRÈS/5 b y", "x ET (a PRÈS/5 b) ET y"},
        {"x OU a PRÈS/5 b OU y", "x OU (a PRÈS/5 b) OU y"},
        {"x SAUF a PRÈS/5 b", "x SAUF (a PRÈS/5 b)"},
        {"-a PRÈS/5 b x", "x SAUF (a PRÈS/5 b)"},
        {"x SAUF a PRÈS/5 b PRÈS/5 c", "x SAUF (a PRÈS/5 b PRÈS/5 c)"},
    });
    expect({{"x +a PRÈS/5 b y", "(a PRÈS/5 b) ET (* OU x OU y)"}}, Match::any);
}

TEST(Parse, RepairsNearness) {
    expect({
        {"PRÈS/5 paix", "paix", "stray-operator"},
        {"paix PRÈS/5", "paix", "stray-operator"},
        {"paix PRÈS PRÈS trêve", "paix PRÈS/10 trêve", "stray-operator"},
        {"paix PRÈS ET trêve", "paix PRÈS/10 trêve", "stray-operator"},
        {"paix ET PRÈS trêve", "paix ET trêve", "stray-operator"},
        {"paix PRÈS NON trêve", "paix SAUF trêve", "stray-operator"},
        {"paix PRÈS -trêve", "paix SAUF trêve", "stray-operator"},
        {"paix PRÈS/0 trêve", "paix PRÈS/1 trêve", "number-out-of-range"},
        {"paix PRÈS/5000 trêve", "paix PRÈS/100 trêve", "number-out-of-range"},
        {"paix PRÈS acteur:Poutine", "paix ET acteur:Poutine", "not-near"},
        {"date:2025 PRÈS paix", "date:2025 ET paix", "not-near"},
        {"paix PRÈS auteur:martin", "paix ET auteur:martin", "not-near"},
        {"(a b) PRÈS/3 c", "a ET b ET c", "not-near"},
        {"(a OU NON b) PRÈS/3 c", "(a OU (NON b)) ET c", "not-near"},
        {"* PRÈS/3 c", "c", "not-near"},
        {"paix PRÈS \"\"", "paix", "empty-phrase"},
        {"a PRÈS b PRÈS c PRÈS d PRÈS e PRÈS f PRÈS g PRÈS h PRÈS i",
         "(a PRÈS/10 b PRÈS/10 c PRÈS/10 d PRÈS/10 e PRÈS/10 f PRÈS/10 g PRÈS/10 h) ET i", "not-near"},
        {"a PRÈS/1 b PRÈS/2 c PRÈS/3 d PRÈS/4 e", "(((a PRÈS/1 b) PRÈS/2 c) PRÈS/3 d) ET e", "not-near"},
    });
}

TEST(Parse, LeavesHeadlinesInCapitalsAlone) {
    expect({
        {"INCENDIE PRES DE PARIS", "INCENDIE ET texte:PRES ET DE ET PARIS"},
        {"ACCORD SUIVI PAR MOSCOU", "ACCORD ET texte:SUIVI ET PAR ET MOSCOU"},
        {"ACCORD SUIVI PARTOUT", "ACCORD SUIVI/10 PARTOUT"},
    });
}

TEST(Parse, PointsOutOperatorsInLowerCase) {
    expect({
        {"paix ou guerre", "paix ET ou ET guerre", "lower-case-operator"},
        {"paix or guerre", "paix ET or ET guerre", "lower-case-operator"},
        {"paix sauf guerre", "paix ET sauf ET guerre", "lower-case-operator"},
        {"acteur:Poutine ou acteur:Macron", "acteur:Poutine ET ou ET acteur:Macron", "lower-case-operator"},
        {"(paix OU trêve) et Gaza", "(paix OU trêve) ET et ET Gaza", "lower-case-operator"},
        // A blank means what et does.
        {"paix et guerre", "paix ET et ET guerre"},
        {"ou", "ou"},
        {"paix ou", "paix ET ou"},
        {"l'or et l'argent", "l'or ET et ET l'argent"},
        {"où sont les otages", "où ET sont ET les ET otages"},
        {"\"paix ou guerre\"", "\"paix ou guerre\""},
        {"texte:ou paix texte:ou", "ou ET paix ET ou"},
        {"quand les soldats partiront ou resteront en Syrie",
         "quand ET les ET soldats ET partiront ET ou ET resteront ET en ET Syrie"},
    });
    expect({{"paix et guerre", "paix OU et OU guerre", "lower-case-operator"}}, Match::any);
}

TEST(Parse, RepairsOperators) {
    expect({
        {"paix ET", "paix", "stray-operator"},
        {"ET paix", "paix", "stray-operator"},
        {"OU paix OU", "paix", "stray-operator stray-operator"},
        {"paix SAUF", "paix", "stray-operator"},
        {"paix ET NON", "paix", "stray-operator stray-operator"},
        {"paix ET ET trêve", "paix ET trêve", "stray-operator"},
        {"paix OU OU trêve", "paix OU trêve", "stray-operator"},
        {"paix ET OU trêve", "paix ET trêve", "stray-operator"},
        {"paix OU ET trêve", "paix OU trêve", "stray-operator"},
        {"paix SAUF SAUF trêve", "paix SAUF trêve", "stray-operator"},
        {"NON NON paix", "NON paix", "stray-operator"},
        {"paix SAUF -trêve", "paix SAUF trêve", "ignored-sign"},
        {"(ET paix) trêve", "paix ET trêve", "stray-operator"},
        {"paix ET )trêve", "paix ET trêve", "stray-parenthesis"},
        {"paix ET ???", "paix", "stray-operator"},
        {"ET", "texte:ET", "operator-as-word"},
        {"AND", "texte:AND", "operator-as-word"},
        {"NOT ?", "texte:NOT", "operator-as-word"},
        {"OU ET", "texte:OU ET texte:ET", "operator-as-word operator-as-word"},
        {"PRÈS/5", "texte:PRÈS/5", "operator-as-word"},
        {"NEAR", "texte:NEAR", "operator-as-word"},
        {"&&", "*", "nothing-to-search"},
        {"ET, paix", "texte:ET ET paix"},
    });
}

TEST(Parse, RepairsParentheses) {
    expect({
        {"((", "*", "unclosed-parenthesis nothing-to-search unclosed-parenthesis"},
        {"(paix", "paix", "unclosed-parenthesis"},
        {"paix)", "paix", "stray-parenthesis"},
        {")paix(", "paix", "stray-parenthesis unclosed-parenthesis"},
        {"() paix", "paix", "empty-group"},
        {"paix -() guerre", "paix ET guerre", "empty-group"},
        {"paix SAUF (?) guerre", "paix ET guerre", "empty-group"},
        {"a (b OU c", "a ET (b OU c)", "unclosed-parenthesis"},
        {"(a OU b)) c", "(a OU b) ET c", "stray-parenthesis"},
        {"député(e)s", "député ET e ET s"},
    });
}

TEST(Parse, TakesNothingForEverythingAndSaysSo) {
    expect({
        {"", "*"},
        {"   \n ", "*"},
        {"\u00A0\uFEFF", "*"},
        {"???", "*", "nothing-to-search"},
        {"!", "*", "nothing-to-search"},
        {"- -- -", "*", "nothing-to-search"},
        {"()", "*", "empty-group nothing-to-search"},
        {"\"", "*", "unclosed-quote empty-phrase nothing-to-search"},
        {":", "*", "nothing-to-search"},
        {"=", "*", "nothing-to-search"},
        {"l'", "*", "nothing-to-search"},
    });
}

TEST(Parse, ReadsBytesThatAreNoTextAsBlanks) {
    using namespace std::string_view_literals;
    expect({
        {"pa\xFFix", "pa ET ix", "invalid-utf8"},
        {"\xC3", "*", "invalid-utf8 nothing-to-search"},
        {"paix\xE2\x82", "paix", "invalid-utf8"},
        {"\xED\xA0\x80 paix", "paix", "invalid-utf8"},
        {"\xC0\x80paix", "paix", "invalid-utf8"},
        {"paix\0guerre"sv, "paix ET guerre", "control-character"},
        {"paix\x1B[31m", "paix ET 31m", "control-character"},
        {"\"plan\0de\xFFpaix\""sv, "\"plan de paix\"", "control-character invalid-utf8"},
    });
}

TEST(Parse, SkipsInvisibleCharacters) {
    expect({
        {"\uFEFFpaix", "paix"},
        {"\u200Btitre:paix\u200E", "titre:paix"},
        {"paix\u200B ET\u200B guerre", "paix ET guerre"},
        {"\uFEFF-paix", "NON paix"},
    });
}

TEST(Parse, ComposesCharacters) {
    expect({{"e\u0301te\u0301 \"e\u0301\" acteur:e\u0301", "été ET \"é\" ET acteur:é"}});
}

TEST(Parse, TakesBlanksForAlternativesWhenAsked) {
    expect(
        {
            {"paix guerre", "paix OU guerre"},
            {"paix guerre -trêve", "(paix OU guerre) SAUF trêve"},
            {"paix guerre SAUF trêve", "(paix OU guerre) SAUF trêve"},
            {"paix ET guerre trêve", "(paix ET guerre) OU trêve"},
            {"paix OU guerre trêve", "paix OU guerre OU trêve"},
            {"(paix guerre) ET trêve", "(paix OU guerre) ET trêve"},
            {"\"plan de paix\" guerre", "\"plan de paix\" OU guerre"},
            {"titre:(a b)", "titre:a OU titre:b"},
            {"-paix", "NON paix"},
            {"+paix guerre", "paix ET (* OU guerre)"},
            {"+paix +guerre trêve accord", "paix ET guerre ET (* OU trêve OU accord)"},
            {"+paix", "paix"},
            {"mot:chose", "mot OU chose", "unknown-field"},
        },
        Match::any);
}

TEST(Parse, RoundTripsItsEnglishToo) {
    EXPECT_EQ(
        to_string(parse("paix (trêve OU accord) SAUF titre:guerre date:inconnue").root, Language::english),
        "paix AND (trêve OR accord) AND date:unknown NOT title:guerre");
    EXPECT_EQ(to_string(parse("-paix -guerre").root, Language::english), "NOT paix NOT guerre");
    EXPECT_EQ(to_string(parse("texte:NOT").root, Language::english), "text:NOT");
}

TEST(ParseRepairs, SayWhere) {
    const auto places = [](std::string_view query) {
        std::vector<std::string_view> pieces;
        for (const Repair& repair : parse(query).repairs)
            pieces.push_back(query.substr(repair.begin, repair.end - repair.begin));
        return pieces;
    };
    EXPECT_THAT(places("été « plan"), ElementsAre("«"));
    EXPECT_THAT(places("été ET ET hiver)"), ElementsAre("ET", ")"));
    EXPECT_THAT(places("é mot:chose"), ElementsAre("mot"));
    EXPECT_THAT(places("é source: x"), ElementsAre("source:"));
    EXPECT_THAT(places("date:hier (a"), ElementsAre("hier", "("));
    EXPECT_THAT(places("é () m*t n*"), ElementsAre("()", "m*t", "n*"));
    EXPECT_THAT(places("a\xFF\xFE b"), ElementsAre("\xFF\xFE"));
    EXPECT_THAT(places("??"), ElementsAre("??"));
}

TEST(ParseRepairs, SpeakBothLanguages) {
    const auto repairs = parse("mot:chose").repairs;
    ASSERT_EQ(repairs.size(), 1U);
    EXPECT_EQ(
        repairs[0].message.french,
        "«\u00A0mot\u00A0» n’est pas un champ\u00A0: il est cherché comme un mot\u202F; voyez la liste des "
        "champs, ou ôtez les deux-points");
    EXPECT_EQ(repairs[0].message.english,
              "“mot” is not a field: it is searched as a word; see the list of fields, or remove the colon");
}

TEST(ParseRepairs, ShortenWhatTheyQuote) {
    const auto repairs = parse("date:" + std::string(1000, 'x')).repairs;
    ASSERT_EQ(repairs.size(), 1U);
    EXPECT_LT(repairs[0].message.french.size(), 300U);
    EXPECT_THAT(repairs[0].message.french, testing::HasSubstr("xxx…"));
}

TEST(ParseRepairs, AreNotListedWithoutEnd) {
    std::string query = "paix";
    for (int i = 0; i < 1000; ++i)
        query += " )";
    const auto repairs = parse(query).repairs;
    ASSERT_EQ(repairs.size(), 21U);
    EXPECT_EQ(repairs[19].code, "stray-parenthesis");
    EXPECT_EQ(repairs[20].code, "more-repairs");
}

namespace {

std::string read_saved(std::string_view query, const depeche::query::SavedTexts& saved) {
    const auto parsed = parse(query, Match::all, saved);
    return to_string(parsed.root) + (parsed.repairs.empty() ? "" : " / " + codes(parsed.repairs));
}

}  // namespace

TEST(Parse, ReadsSavedQueriesInsideOthers) {
    const depeche::query::SavedTexts saved{{"Négociations", "paix OU trêve"},
                                           {"suivi du soir", "requête:negociations -sport"},
                                           {"vide", ""},
                                           {"tordue", "paix ET (\"plan"}};
    EXPECT_EQ(read_saved("requête:négociations Gaza", saved), "(paix OU trêve) ET Gaza");
    EXPECT_EQ(read_saved("REQUETE:NEGOCIATIONS", saved), "paix OU trêve");
    EXPECT_EQ(read_saved("query:\"suivi du soir\" date:2025", saved),
              "(paix OU trêve) ET date:2025 SAUF sport");
    EXPECT_EQ(read_saved("Gaza SAUF requête:négociations", saved), "Gaza SAUF paix SAUF trêve");
    EXPECT_EQ(read_saved("requête:négociations PRÈS/5 Gaza", saved), "(paix OU trêve) PRÈS/5 Gaza");
    EXPECT_EQ(read_saved("requête:(négociations OU vide)", saved), "paix OU trêve OU *");
    EXPECT_EQ(read_saved("requête:tordue", saved), "paix ET \"plan\" / unclosed-parenthesis unclosed-quote");
    EXPECT_EQ(read_saved("requête:absente Gaza", saved), "absente ET Gaza / unknown-query");
    EXPECT_EQ(read_saved("requête: Gaza", saved), "requête ET Gaza / empty-field");
    EXPECT_EQ(read_saved("requête:* Gaza", saved), "Gaza / ignored-sign");
    EXPECT_EQ(read_saved("requête:absen*", saved), "absen* / unknown-query");
}

TEST(Parse, SaysWhereASavedQueryIsOdd) {
    const auto repairs = parse("Gaza requête:tordue", Match::all, {{"tordue", "(paix"}}).repairs;
    ASSERT_EQ(repairs.size(), 1U);
    EXPECT_EQ(repairs[0].begin, 14U);
    EXPECT_EQ(repairs[0].end, 20U);
    EXPECT_EQ(
        repairs[0].message.english,
        "in the saved query “tordue”: a parenthesis is never closed: it runs to the end; close it where "
        "the group ends");
}

TEST(Parse, IgnoresSavedQueriesThatUseThemselves) {
    const depeche::query::SavedTexts saved{
        {"un", "a requête:deux"}, {"deux", "b requête:un"}, {"soi", "requête:soi"}};
    EXPECT_EQ(read_saved("requête:un", saved), "a ET b / circular-query");
    EXPECT_EQ(read_saved("requête:soi", saved), "* / nothing-to-search circular-query");
}

TEST(Parse, BoundsSavedQueriesThatMultiply) {
    depeche::query::SavedTexts saved{{"q0", "a b c d e f g h i j"}};
    for (int level = 1; level < 7; ++level) {
        std::string& text = saved["q" + std::to_string(level)];
        for (int times = 0; times < 10; ++times)
            text += "requête:q" + std::to_string(level - 1) + ' ';
    }
    const auto parsed = parse("requête:q6", Match::all, saved);
    EXPECT_LE(parsed.root.children.size(), depeche::query::max_terms);
    EXPECT_THAT(codes(parsed.repairs), testing::HasSubstr("too-long"));
}

TEST(Parse, KnowsWhereTermsStand) {
    const Node root = parse("paix négoci* acteur:\"La Haye\"").root;
    ASSERT_EQ(root.children.size(), 3U);
    EXPECT_EQ(root.children[1].place.begin, 5U);
    EXPECT_EQ(root.children[1].place.end, 13U);
    EXPECT_EQ(root.children[2].place.begin, 21U);
}
