#pragma once

#include "indexer/cli/commands.hpp"
#include "schema/authority/name_tables.hpp"

namespace depeche::indexer {

/// The tables of names that a command line asks for: ours, with those of `--names` over them, else those of
/// DEPECHE_NAMES. What is wrong in them is said on the error stream. Throws `Misuse` when a file cannot be
/// read.
authority::NameTables load_names(const Call& call);

}  // namespace depeche::indexer
