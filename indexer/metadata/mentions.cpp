#include "indexer/metadata/mentions.hpp"

#include "schema/analysis/folding.hpp"

namespace depeche::indexer {

namespace {

bool starts_with_capital(std::string_view word) {
    const std::string_view first = word.substr(0, word.find_first_of("abcdefghijklmnopqrstuvwxyz'’-", 1));
    return analysis::lower(first) != first;
}

/// Whether a surname belongs to somebody else: it follows another capitalised word within a sentence, as in
/// `avec Melania Trump`. The first word of a sentence says nothing.
bool has_other_first_name(std::string_view text, std::uint32_t begin) {
    if (begin < 2 || text[begin - 1] != ' ')
        return false;
    const std::string_view before = text.substr(0, begin - 1);
    const auto blank = before.find_last_of(" \n");
    const std::string_view word = blank == std::string_view::npos ? before : before.substr(blank + 1);
    const bool starts_sentence = blank == std::string_view::npos || before[blank] == '\n' || blank == 0 ||
                                 std::string_view(".!?:»").find(before[blank - 1]) != std::string_view::npos;
    return !starts_sentence && !word.ends_with('.') && !word.ends_with(',') && starts_with_capital(word);
}

}  // namespace

void add_mentions(std::vector<WrittenMention>& mentions, std::string_view text,
                  std::span<const analysis::Token> tokens, const authority::Authority& authority) {
    for (const authority::Mention& mention : authority.mentions(text, tokens)) {
        std::string written(text.substr(mention.begin, mention.end - mention.begin));
        const bool surname =
            mention.entry->actor == ActorKind::person && written.find(' ') == std::string::npos;
        if (!surname || !has_other_first_name(text, mention.begin))
            mentions.push_back({mention.entry, mention.demonym, std::move(written)});
    }
}

}  // namespace depeche::indexer
