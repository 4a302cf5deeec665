#include "searcher/cli/options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "searcher/cli/command.hpp"
#include "searcher/cli/option_table.hpp"

namespace depeche::cli {
namespace {

using testing::HasSubstr;

using Arguments = std::vector<std::string>;

const Command& command(std::string_view name) {
    return *find_command(name);
}

Options parsed(const Arguments& arguments) {
    return parse_options(arguments, command("search"));
}

Message complaint(const Arguments& arguments, std::string_view name = "search") {
    try {
        parse_options(arguments, command(name));
    } catch (const Misuse& misuse) {
        return misuse.message;
    }
    return {"aucune plainte", "no complaint"};
}

TEST(ParseOptions, JoinsTheWordsOfTheQuery) {
    struct Row {
        Arguments arguments;
        std::string query;
    };
    for (const auto& [arguments, query] : {
             Row{{"paix"}, "paix"},
             Row{{"plan", "de", "paix"}, "plan de paix"},
             Row{{"plan de", "\"paix\""}, "plan de \"paix\""},
             Row{{"paix, trêve"}, "paix, trêve"},
             Row{{""}, ""},
             Row{{}, ""},
             Row{{"paix", "--limit", "3", "ukraine"}, "paix ukraine"},
         })
        EXPECT_EQ(parsed(arguments).request.text, query);
}

TEST(ParseOptions, LeavesUnwantedWordsToTheQuery) {
    struct Row {
        Arguments arguments;
        std::string query;
    };
    for (const auto& [arguments, query] : {
             Row{{"-paix"}, "-paix"},
             Row{{"paix", "-sanctions"}, "paix -sanctions"},
             Row{{"-nation"}, "-nation"},  // begins like -n
             Row{{"-help"}, "-help"},      // begins like -h
             Row{{"-été"}, "-été"},
             Row{{"-\"plan de paix\""}, "-\"plan de paix\""},
             Row{{"-"}, "-"},
             Row{{"--", "--limit", "--"}, "--limit --"},
         })
        EXPECT_EQ(parsed(arguments).request.text, query);
}

TEST(ParseOptions, ReadsAValueWhereverItStands) {
    for (const Arguments& arguments :
         {Arguments{"--limit", "5"}, {"--limit=5"}, {"-n", "5"}, {"-n5"}, {"-n", "3", "--limit=5"}})
        EXPECT_EQ(parsed(arguments).request.limit, 5U);
}

TEST(ParseOptions, GivesACommandItsOperands) {
    const std::vector<std::string> arguments{"afp-1", "--evidence", "plan", "de", "--show-dropped", "paix"};
    const Options options = parse_options(arguments, command("show"));
    EXPECT_EQ(options.operands, std::vector<std::string>{"afp-1"});
    EXPECT_EQ(options.request.text, "plan de paix");
    EXPECT_TRUE(options.evidence);
    EXPECT_TRUE(options.dropped);
    EXPECT_THAT(complaint({"--evidence"}, "show").english,
                HasSubstr("show: an argument is missing. Write depeche-searcher show ID [QUERY…]"));
}

TEST(ParseOptions, RefusesOptionsOfAnotherCommand) {
    EXPECT_THAT(complaint({"afp-1", "--limit", "3"}, "show").english,
                HasSubstr("--limit: this option is not of show but of search"));
    EXPECT_THAT(complaint({"paix", "--evidence"}).english, HasSubstr("depeche-searcher show ID"));
}

TEST(ParseOptions, CollectsSelections) {
    const Options options =
        parsed({"--actor", "Poutine, Vladimir", "--actor=macron", "--place", "-kiev", "--date=2025-12"});
    const std::vector<Selection>& selections = options.request.selections;
    ASSERT_EQ(selections.size(), 4U);
    EXPECT_EQ(selections[0].facet, Facet::actor);
    EXPECT_EQ(selections[0].value, "Poutine, Vladimir");
    EXPECT_EQ(selections[1].value, "macron");
    EXPECT_EQ(selections[2].value, "-kiev");
    EXPECT_EQ(selections[3].facet, Facet::date);
}

TEST(ParseOptions, TakesChoicesInBothLanguages) {
    for (const char* const word : {"récent", "recent", "RÉCENT", "newest"})
        EXPECT_EQ(parsed({"--sort", word}).request.sort, Sort::newest) << word;
    EXPECT_EQ(parsed({"--match", "un"}).request.match, Match::any);
    EXPECT_EQ(parsed({"--match=any"}).request.match, Match::any);
    EXPECT_EQ(parsed({"--date-unit", "annee"}).request.date_unit, DateUnit::year);
    EXPECT_EQ(parsed({"--color=jamais"}).colour, When::never);
    EXPECT_EQ(parsed({"--format", "json"}).format, Format::json);
    EXPECT_EQ(parsed({"--lang", "en"}).language, Language::english);
}

TEST(ParseOptions, KnowsWhatToDo) {
    EXPECT_EQ(parsed({"paix"}).action, Action::run);
    EXPECT_FALSE(parsed({"paix"}).explain);
    EXPECT_TRUE(parsed({"paix", "--explain"}).explain);
    EXPECT_EQ(parsed({"-h"}).action, Action::help);
    EXPECT_EQ(parsed({"--version"}).action, Action::version);
}

TEST(ParseOptions, NamesTheOptionItRefuses) {
    struct Row {
        Arguments arguments;
        std::string says;
    };
    for (const auto& [arguments, says] : {
             Row{{"--limt", "3"}, "--limt: unknown option"},
             Row{{"--limt=3"}, "--limt: unknown option"},
             Row{{"--é"}, "--é: unknown option"},
             Row{{"--x"}, "--x: unknown option"},
             Row{{"--=3"}, "unknown option"},
             Row{{"--limit"}, "--limit: the value is missing. Write --limit N"},
             Row{{"paix", "-n"}, "--limit: the value is missing"},
             Row{{"--limit", "--sort"}, "--limit: '--sort' will not do. Give a number from 0 to 1,000,000"},
             Row{{"--limit=-1"}, "--limit: '-1' will not do"},
             Row{{"--limit=1000001"}, "--limit: '1000001' will not do"},
             Row{{"--limit=99999999999999999999999"}, "will not do"},
             Row{{"--limit=5x"}, "--limit: '5x' will not do"},
             Row{{"--limit="}, "--limit: '' will not do"},
             Row{{"--sort=date"}, "--sort: 'date' will not do. Give relevance, newest or oldest"},
             Row{{"--since=demain"}, "--since: 'demain' will not do"},
             Row{{"--until=2025-02-30"}, "--until: '2025-02-30' will not do"},
             Row{{"--actor="}, "--actor: the value is empty. Write --actor NAME"},
             Row{{"--help=yes"}, "--help: this option takes no value"},
             Row{{"--explain=false"}, "--explain: this option takes no value"},
         })
        EXPECT_THAT(complaint(arguments).english, HasSubstr(says));
}

TEST(ParseOptions, ComplainsInFrenchTypography) {
    EXPECT_EQ(complaint({"--sort=date"}).french,
              "--sort\u00A0: «\u00A0date\u00A0» ne convient pas. Donner pertinence, récent ou ancien.");
}

TEST(ParseOptions, CutsShortWhatItQuotes) {
    const std::string endless(100'000, 'a');
    EXPECT_LT(complaint({"--" + endless}).english.size(), 200U);
    EXPECT_LT(complaint({"--limit", endless}).english.size(), 200U);
}

TEST(FirstWord, PassesOverOptionsAndTheirValues) {
    struct Row {
        Arguments arguments;
        std::optional<std::size_t> at;
    };
    for (const auto& [arguments, at] : {
             Row{{"show", "pm-1"}, 0},
             Row{{"--lang", "en", "show"}, 2},
             Row{{"--lang=en", "-n", "5", "-n5", "--explain", "paix", "show"}, 5},
             Row{{"-sanctions", "show"}, 0},
             Row{{"--limt", "show"}, 1},
             Row{{"--", "show"}, std::nullopt},
             Row{{"--limit"}, std::nullopt},
             Row{{}, std::nullopt},
         })
        EXPECT_EQ(first_word(arguments), at);
}

TEST(RequestedLanguage, IsKnownEvenWhenTheRestIsMisused) {
    EXPECT_EQ(requested_language(Arguments{"--foo", "--lang", "en"}), Language::english);
    EXPECT_EQ(requested_language(Arguments{"--lang=fr", "--limit"}), Language::french);
    EXPECT_EQ(requested_language(Arguments{"--lang=de"}), std::nullopt);
    EXPECT_EQ(requested_language(Arguments{"--", "--lang=en"}), std::nullopt);
}

TEST(OptionTable, IsCompleteInBothLanguages) {
    for (const OptionRow& row : option_table()) {
        EXPECT_FALSE(row.description.french.empty()) << row.name;
        EXPECT_FALSE(row.description.english.empty()) << row.name;
        EXPECT_EQ(row.argument.french.empty(), row.argument.english.empty()) << row.name;
        EXPECT_EQ(find_option("--" + std::string(row.name)), &row);
    }
}

}  // namespace
}  // namespace depeche::cli
