#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace depeche::query {

/// Words of an index that a pattern stands for.
struct Expansion {
    /// Exact forms, the best first when they are kept, and sorted when they are given out.
    std::vector<std::string> words;
    /// How many there would be; at least so many when `is_partial`.
    std::size_t found = 0;
    /// Not all words were looked at.
    bool is_partial = false;
    /// How many dispatches have the most frequent of those looked at.
    std::uint32_t frequency = 0;

    bool is_capped() const { return is_partial || words.size() < found; }
};

/// What was looked up in one state of an index of words that start alike or are spelled alike: who narrows
/// `negoci*` down need not have thousands of words read again. Takes some ten megabytes at most.
class WordMemory {
public:
    /// What a pattern stands for, and how many words of the index were read for it.
    struct Found {
        Expansion expansion;
        std::size_t reads = 0;
    };

    /// Null for what was not looked up, or is forgotten. Valid until the next call of `keep_…`.
    const Found* expansion(const std::string& pattern) const { return find(expansions_, pattern); }
    const std::vector<std::string>* stems(const std::string& start) const { return find(stems_, start); }

    void keep_expansion(const std::string& pattern, Found found) {
        keep(expansions_, pattern, std::move(found));
    }
    void keep_stems(const std::string& start, std::vector<std::string> stems) {
        keep(stems_, start, std::move(stems));
    }

private:
    /// Of each kind.
    static constexpr std::size_t most_patterns = 50;

    template <typename Value>
    using ByPattern = std::unordered_map<std::string, Value>;

    template <typename Value>
    static const Value* find(const ByPattern<Value>& known, const std::string& pattern) {
        const auto found = known.find(pattern);
        return found == known.end() ? nullptr : &found->second;
    }

    template <typename Value>
    static void keep(ByPattern<Value>& known, const std::string& pattern, Value value) {
        if (known.size() >= most_patterns)
            known.clear();
        known.insert_or_assign(pattern, std::move(value));
    }

    ByPattern<Found> expansions_;
    ByPattern<std::vector<std::string>> stems_;
};

}  // namespace depeche::query
