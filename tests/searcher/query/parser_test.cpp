#include "searcher/query/parser.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

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
        {"paix ou guerre et trêve", "paix ET ou ET guerre ET et ET trêve"},
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
        {"id:afp-2025-17", "id:afp-2025-17"},
        {"id:urn:newsml:afp.com:20251203:17", "id:urn:newsml:afp.com:20251203:17"},
        {"id:-17_", "id:\"-17_\""},
        {"id:\"un id, deux.\"", "id:\"un id, deux.\""},
        {"acteur:Zel*", "acteur:Zel", "ignored-sign"},
        {"acteur:(Zel* =Macron)", "acteur:Zel ET acteur:Macron", "ignored-sign ignored-sign"},
        {"acteur:=Macron", "acteur:Macron", "ignored-sign"},
        {"acteur:Zelensky~", "acteur:Zelensky", "near-spelling-unsupported"},
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
        {"Zelenski~", "Zelenski", "near-spelling-unsupported"},
        {"Zelenski~2", "Zelenski", "near-spelling-unsupported"},
        {"paix PRÈS/5 Donetsk", "paix ET Donetsk", "proximity-unsupported"},
        {"paix NEAR/10 Donetsk", "paix ET Donetsk", "proximity-unsupported"},
        {"paix SUIVI/2 Donetsk", "paix ET Donetsk", "proximity-unsupported"},
        {"paix près/5 Donetsk", "paix ET près/5 ET Donetsk"},
    });
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
