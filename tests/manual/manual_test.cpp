#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "indexer/cli/help.hpp"
#include "searcher/cli/command.hpp"
#include "searcher/cli/help.hpp"
#include "tools/manual/program.hpp"

namespace depeche::manual {
namespace {

using testing::HasSubstr;

constexpr Language languages[] = {Language::french, Language::english};

/// The long options that a text speaks of.
std::set<std::string> options_in(const std::string& text) {
    static const std::regex option("--([a-z][a-z-]*[a-z])");
    std::set<std::string> names;
    for (auto at = std::sregex_iterator(text.begin(), text.end(), option); at != std::sregex_iterator(); ++at)
        names.insert((*at)[1]);
    return names;
}

std::string unescaped(const std::string& page) {
    std::string text;
    for (const char c : page)
        if (c != '\\')
            text += c;
    return text;
}

std::set<std::string> options_of(const Program& program) {
    std::set<std::string> names;
    for (const Command& command : program.commands)
        for (const Option& option : command.options)
            names.insert(option.name);
    return names;
}

/// Every page of help of a program.
std::string help_of(const Program& program, Language language) {
    if (program.name == "depeche-indexer")
        return depeche::indexer::help(language);
    std::string all = cli::help(language, 100);
    for (const cli::Command& command : cli::command_table())
        all += cli::help(command, language, 100);
    return all;
}

TEST(ManualPages, SpeakOfTheOptionsThatHelpSpeaksOf) {
    for (const Program& program : {searcher(), indexer()})
        for (const Language language : languages) {
            EXPECT_EQ(options_in(unescaped(scdoc(program, language))), options_in(help_of(program, language)))
                << program.name;
            EXPECT_THAT(options_in(help_of(program, language)), testing::IsSupersetOf(options_of(program)));
        }
}

TEST(ManualPages, NameEveryCommandAndExitCode) {
    for (const Program& program : {searcher(), indexer()})
        for (const Language language : languages) {
            const std::string page = scdoc(program, language);
            for (const Command& command : program.commands)
                EXPECT_THAT(page, HasSubstr("\n## " + command.name + "\n"));
            EXPECT_THAT(page, HasSubstr("(1)"));
        }
}

TEST(Readme, SpeaksOfOptionsThatThereAre) {
    std::ifstream file(DEPECHE_README);
    const std::string readme(std::istreambuf_iterator<char>(file), {});
    std::set<std::string> known = options_of(searcher());
    known.merge(options_of(indexer()));
    known.merge(std::set<std::string>{"install"});  // of cmake
    for (const std::string& name : options_in(readme))
        EXPECT_TRUE(known.contains(name)) << "--" << name;
}

TEST(Completions, HaveEveryCommandAndOption) {
    for (const Program& program : {searcher(), indexer()})
        for (const std::string& script :
             {bash_completion(program), zsh_completion(program), fish_completion(program)}) {
            for (const Command& command : program.commands)
                EXPECT_THAT(script, HasSubstr(command.name));
            for (const std::string& name : options_of(program))
                EXPECT_THAT(script, HasSubstr(name));
        }
}

}  // namespace
}  // namespace depeche::manual
