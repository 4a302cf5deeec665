#include "searcher/cli/help.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "schema/fields.hpp"
#include "searcher/cli/option_table.hpp"
#include "searcher/render/glyphs.hpp"

namespace depeche::cli {
namespace {

using testing::HasSubstr;

TEST(Help, NamesEveryCommandAndField) {
    for (const Language language : {Language::french, Language::english}) {
        const std::string page = help(language, 80);
        for (const Command& command : command_table())
            EXPECT_THAT(page, HasSubstr("\n  " + std::string(command.name)));
        for (const schema::Field& field : schema::fields)
            EXPECT_THAT(page, HasSubstr(std::string(field.example)));
    }
}

bool lists(const std::string& page, const OptionRow& row) {
    const std::string letter = row.letter ? std::string("-") + row.letter + ", " : "    ";
    const std::string line = "\n  " + letter + "--" + std::string(row.name);
    return page.find(line + ' ') != page.npos || page.find(line + '\n') != page.npos;
}

TEST(Help, ListsTheOptionsOfACommandAndNoOthers) {
    for (const Command& command : command_table())
        for (const Language language : {Language::french, Language::english}) {
            const std::string page = help(command, language, 80);
            EXPECT_THAT(page, HasSubstr(std::string(command.arguments.in(language))));
            for (const OptionRow& row : option_table())
                EXPECT_EQ(lists(page, row), serves(row, command)) << command.name << " --" << row.name;
        }
}

TEST(CommandTable, GivesEveryOptionToACommand) {
    for (const OptionRow& row : option_table())
        EXPECT_TRUE(std::ranges::any_of(command_table(), [&](const Command& command) {
            return serves(row, command);
        })) << row.name;
}

TEST(CommandTable, NamesOptionsThatThereAre) {
    for (const Command& command : command_table())
        for (const std::string_view name : command.options)
            EXPECT_NE(find_option("--" + std::string(name)), nullptr) << command.name << " --" << name;
}

TEST(FindCommand, TakesEitherNameWithoutAccents) {
    EXPECT_EQ(find_command("show")->name, "show");
    EXPECT_EQ(find_command("MONTRER")->name, "show");
    EXPECT_EQ(find_command("paix"), nullptr);
    EXPECT_EQ(find_command(""), nullptr);
}

TEST(Help, KeepsToTheWidth) {
    for (const std::size_t width : {60U, 80U, 100U}) {
        std::istringstream lines(help(Language::french, width));
        for (std::string line; std::getline(lines, line);)
            EXPECT_LE(render::columns(line), width) << line;
    }
}

}  // namespace
}  // namespace depeche::cli
