#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::analysis {

/// Forms that are looked for in a text, by how they begin: tells of most words, and of most lines, that they
/// have none of them, before their forms are known.
class WordFilter {
public:
    /// Wants the words whose exact or accented form is this one, or begins with it.
    void add(std::string_view form);
    /// Wants the words of this stem.
    void add_stem(std::string_view stem);

    /// Whether a word, as it is written, may have a form that is wanted.
    bool may_match(std::string_view word) const;

    /// Whether a line of a text may have such a word, joined ones included. Looks at its bytes once, which
    /// costs a fifth of finding its words.
    bool may_be_in(std::string_view line) const;

private:
    static constexpr std::size_t bytes = 256;
    static constexpr std::size_t pair(unsigned char first, unsigned char second) {
        return first * bytes + second;
    }

    void add_beginning(std::string_view form);
    bool may_begin(std::string_view text) const;

    /// In lower case, without accents, and as far as bytes stand for themselves.
    std::vector<std::string> beginnings_;
    /// Their first two bytes.
    std::bitset<bytes * bytes> pairs_;
};

}  // namespace depeche::analysis
