#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "schema/authority/authority.hpp"

namespace depeche::indexer {

/// An entry of the authority that a text names, with the words that name it.
struct WrittenMention {
    const authority::Entry* entry;
    bool demonym;
    std::string written;
};

/// Appends the mentions of a text; `tokens` are those of `text`.
void add_mentions(std::vector<WrittenMention>& mentions, std::string_view text,
                  std::span<const analysis::Token> tokens, const authority::Authority& authority);

}  // namespace depeche::indexer
