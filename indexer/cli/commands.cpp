#include "indexer/cli/commands.hpp"

#include <array>

#include "indexer/cli/add.hpp"

namespace depeche::indexer {

namespace {

constexpr auto commands = std::to_array<Command>({
    {"add",
     {"ajouter ou mettre à jour des dépêches (la commande par défaut)",
      "add or update dispatches (the default command)"},
     run_add},
});

}  // namespace

std::span<const Command> command_table() {
    return commands;
}

}  // namespace depeche::indexer
