#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "searcher/query/name_variant.hpp"

namespace depeche::query {

/// How else one state of an index has the names that were looked up in it: to find out what `président` may
/// name, a hundred names and dispatches are read. Takes some megabytes at most.
class NameMemory {
public:
    /// Null for words that were not looked up, or are forgotten. Valid until the next call of `keep`.
    const std::vector<NameVariant>* find(std::span<const std::string> words) const {
        const auto known = variants_.find(key(words));
        return known == variants_.end() ? nullptr : &known->second;
    }

    void keep(std::span<const std::string> words, std::vector<NameVariant> variants) {
        if (variants_.size() >= most_names)
            variants_.clear();
        variants_.insert_or_assign(key(words), std::move(variants));
    }

private:
    static constexpr std::size_t most_names = 10'000;

    /// Words have no blanks.
    static std::string key(std::span<const std::string> words) {
        std::string key;
        for (const std::string& word : words)
            key.append(word).append(1, ' ');
        return key;
    }

    std::unordered_map<std::string, std::vector<NameVariant>> variants_;
};

}  // namespace depeche::query
