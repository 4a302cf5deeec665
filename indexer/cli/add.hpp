#pragma once

#include "indexer/cli/commands.hpp"
#include "indexer/pipeline.hpp"

namespace depeche::indexer {

/// `depeche-indexer add`: indexes the paths. What is refused is said at once, the answer is a summary. Throws
/// `Misuse` when something needed was not given.
CommandResult run_add(const Call& call);

/// What the pipeline is asked by the command line; the tables of names are left open. Throws `Misuse`.
PipelineOptions pipeline_options(const Call& call);

/// `depeche-indexer rebuild`: makes the index anew from the paths alone, aside, and lets it serve once it is
/// whole.
CommandResult run_rebuild(const Call& call);

}  // namespace depeche::indexer
