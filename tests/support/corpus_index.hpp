#pragma once

#include <filesystem>

namespace depeche::tests {

/// An index of all dispatches of corpus/, made as the indexer makes it at the first call in a process.
///
/// Tests that use it link `depeche_temporary_index`.
std::filesystem::path corpus_index();

}  // namespace depeche::tests
