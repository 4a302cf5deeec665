#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>

namespace depeche::analysis {

/// Forms that are looked for in a text, by how they begin: tells of most words that they have none of them,
/// before their forms are known.
class WordFilter {
public:
    /// Wants the words that have this form, or whose exact form begins with it: an exact or accented form, a
    /// stem, a prefix.
    void add(std::string_view form);

    /// Whether a word, as it is written, may have a form that is wanted.
    bool may_match(std::string_view word) const {
        const unsigned char first = word.empty() ? 0 : lower_ascii(word[0]);
        if (!is_plain(first))
            return true;
        const unsigned char second = word.size() > 1 ? lower_ascii(word[1]) : 0;
        return is_plain(second) ? pairs_[pair(first, second)] : firsts_[first];
    }

private:
    static constexpr std::size_t bytes = 256;

    static constexpr unsigned char lower_ascii(char c) {
        return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    /// Bytes that stand for themselves in every form of a word.
    static constexpr bool is_plain(unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
    static constexpr std::size_t pair(unsigned char first, unsigned char second) {
        return first * bytes + second;
    }

    void add_beginning(std::string_view form);

    std::bitset<bytes> firsts_;
    std::bitset<bytes * bytes> pairs_;
};

}  // namespace depeche::analysis
