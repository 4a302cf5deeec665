#pragma once

#include "searcher/query/name_memory.hpp"
#include "searcher/query/word_memory.hpp"

namespace depeche::query {

/// What queries looked up in one state of an index. For one thread at a time.
struct IndexMemory {
    NameMemory names;
    WordMemory words;
};

}  // namespace depeche::query
