#pragma once

#include <string>
#include <vector>

#include "depeche/language.hpp"

namespace depeche::manual {

/// What an option takes for a value, for completion.
enum class Value { none, any, choice, file, folder };

struct Option {
    /// 0 for none.
    char letter;
    std::string name;
    Text argument;
    Text description;
    Value value;
    /// The words of a choice.
    std::vector<Text> choices;
    /// The heading it stands under in a manual page.
    Text group;
};

struct Command {
    std::string name;
    /// Empty for none.
    std::string other_name;
    Text arguments;
    Text description;
    /// Empty where the description says it all.
    Text purpose;
    std::vector<Option> options;
};

struct Entry {
    Text term;
    Text explanation;
};

struct Section {
    Text heading;
    std::vector<Entry> entries;
};

/// All that manual pages and completions say of a program, from the tables that it reads its arguments with.
struct Program {
    std::string name;
    /// A few words.
    Text description;
    /// Paragraphs.
    std::vector<Text> purpose;
    /// The first is implied when none is named.
    std::vector<Command> commands;
    /// Arguments that are no options are paths.
    bool takes_paths;
    std::vector<Section> sections;
};

Program searcher();
Program indexer();

/// What an argument called so takes: folders and files are known by their names in the help.
Value value_called(std::string_view english_argument);

/// A manual page in the language of scdoc.
std::string scdoc(const Program& program, Language language);

/// Scripts that complete the arguments of a program in a shell.
std::string bash_completion(const Program& program);
std::string zsh_completion(const Program& program);
std::string fish_completion(const Program& program);

}  // namespace depeche::manual
