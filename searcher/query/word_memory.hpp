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

/// What was looked up in one state of an index: of words that start alike or are spelled alike, as who
/// narrows `negoci*` down need not have thousands of words read again, and of the stems that words are
/// searched by. Takes some ten megabytes at most.
class WordMemory {
public:
    /// What a pattern stands for, and how many words of the index were read for it.
    struct Found {
        Expansion expansion;
        std::size_t reads = 0;
    };

    /// Null for what was not looked up, or is forgotten. Valid until the next call of `keep_…`.
    const Found* expansion(const std::string& pattern) const { return find(expansions_, pattern); }
    const std::vector<std::string>* stems_of_start(const std::string& start) const {
        return find(stems_of_starts_, start);
    }
    /// By a key that tells the word's form and field.
    const std::vector<std::string>* stems_of_word(const std::string& word) const {
        return find(stems_of_words_, word);
    }

    void keep_expansion(const std::string& pattern, Found found) {
        keep(expansions_, pattern, std::move(found), most_patterns);
    }
    void keep_stems_of_start(const std::string& start, std::vector<std::string> stems) {
        keep(stems_of_starts_, start, std::move(stems), most_patterns);
    }
    void keep_stems_of_word(const std::string& word, std::vector<std::string> stems) {
        keep(stems_of_words_, word, std::move(stems), most_words);
    }

private:
    /// Of each kind.
    static constexpr std::size_t most_patterns = 50;
    static constexpr std::size_t most_words = 10'000;

    template <typename Value>
    using ByKey = std::unordered_map<std::string, Value>;

    template <typename Value>
    static const Value* find(const ByKey<Value>& known, const std::string& key) {
        const auto found = known.find(key);
        return found == known.end() ? nullptr : &found->second;
    }

    template <typename Value>
    static void keep(ByKey<Value>& known, const std::string& key, Value value, std::size_t most) {
        if (known.size() >= most)
            known.clear();
        known.insert_or_assign(key, std::move(value));
    }

    ByKey<Found> expansions_;
    ByKey<std::vector<std::string>> stems_of_starts_;
    ByKey<std::vector<std::string>> stems_of_words_;
};

}  // namespace depeche::query
