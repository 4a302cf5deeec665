#include "indexer/cli/commands.hpp"

#include <fmt/format.h>

#include <array>

#include "indexer/cli/add.hpp"
#include "indexer/cli/check.hpp"
#include "indexer/cli/compact.hpp"
#include "indexer/cli/dump.hpp"
#include "indexer/cli/names.hpp"
#include "indexer/cli/status.hpp"
#include "indexer/cli/watch.hpp"
#include "indexer/escaping.hpp"

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
    {"watch",
     {"suivre des dossiers : une dépêche qui y arrive est trouvée en moins de deux secondes",
      "follow folders: a dispatch that comes there is found within two seconds"},
     run_watch},
    {"status",
     {"dire ce que contient l’index, comment il est fait et comment s’est passée la dernière exécution",
      "say what the index holds, how it is made and how the last run went"},
     run_status},
    {"check",
     {"vérifier que l’index est sain, et dire que faire sinon",
      "look whether the index is sound, and say what to do if not"},
     run_check},
    {"compact", {"réécrire l’index au plus petit", "write the index again as small as it goes"}, run_compact},
    {"dump",
     {"écrire tout l’index en lignes JSON, dans un fichier ou sur la sortie standard",
      "write the whole index as lines of JSON, to a file or to standard output"},
     run_dump},
    {"restore",
     {"refaire l’index à partir de ces lignes, en place de celui qui est là",
      "make the index anew from such lines, in the place of the one that is there"},
     run_restore},
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

void refuse_paths(const Call& call, std::string_view command) {
    if (call.options.paths.empty())
        return;
    const std::string path = escaped(call.options.paths.front());
    throw Misuse({fmt::format("{} ne prend pas de chemin : retirez « {} »", command, path),
                  fmt::format("{} takes no path: take out '{}'", command, path)});
}

}  // namespace depeche::indexer
