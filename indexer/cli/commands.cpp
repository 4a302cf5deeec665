#include "indexer/cli/commands.hpp"

#include <array>

#include "indexer/cli/add.hpp"
#include "indexer/cli/names.hpp"

namespace depeche::indexer {

namespace {

constexpr auto commands = std::to_array<Command>({
    {"add",
     {"ajouter ou mettre à jour des dépêches (la commande par défaut)",
      "add or update dispatches (the default command)"},
     run_add},
    {"rebuild",
     {"refaire l’index à partir de ces seuls chemins, à côté, puis le mettre en service d’un coup",
      "make the index anew from these paths alone, aside, then put it into service at once"},
     run_rebuild},
    {"names",
     {"les tables de noms : --apply, --propose FICHIER ou --status",
      "the tables of names: --apply, --propose FILE or --status"},
     run_names},
});

}  // namespace

std::span<const Command> command_table() {
    return commands;
}

const std::string& index_of(const Call& call) {
    const std::string& index = call.options.index.empty() ? call.environment.index : call.options.index;
    if (index.empty())
        throw Misuse({"quel index ? Donnez --index DOSSIER, ou la variable DEPECHE_INDEX",
                      "which index? Give --index FOLDER, or the variable DEPECHE_INDEX"});
    return index;
}

}  // namespace depeche::indexer
