#include "searcher/query/saved_queries.hpp"

#include "schema/analysis/characters.hpp"
#include "schema/analysis/folding.hpp"

namespace depeche::query {

namespace {

std::string key(std::string_view name) {
    analysis::CharacterNormalizer normalizer;
    return analysis::fold(normalizer.normalize(name));
}

}  // namespace

SavedQueries::Entry* SavedQueries::find(std::string_view name) {
    if (entries_.empty())
        for (const auto& [written, text] : texts_)
            entries_.try_emplace(key(written), Entry{text, std::nullopt, false});
    const auto found = entries_.find(key(name));
    return found == entries_.end() ? nullptr : &found->second;
}

}  // namespace depeche::query
