#pragma once

#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "schema/analysis/stemmer.hpp"
#include "schema/analysis/token.hpp"

namespace depeche::analysis {

/// Remembers the forms of every word met, because folding and stemming cost fifty times a look-up. Words
/// are keyed as they are written, so that even lower case is made once.
class WordMemo {
public:
    WordMemo();

    /// The forms of a word without its elision, case and accents as written. One object per (exact, stem), so
    /// that equal forms have equal addresses. Valid until `trim`.
    const WordForm& form(std::string_view word);

    /// Forgets everything when more has been met than a corpus has words, so that memory stays bounded (some
    /// 50 MB). Gives whether it has.
    bool trim();

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::string_view word;
        const WordForm* form = nullptr;
    };
    /// An open-addressing hash table, its size a power of two, at most half full.
    using Table = std::vector<Slot>;

    static Slot& find(Table& table, std::uint64_t hash, std::string_view word);
    static void grow(Table& table);
    const WordForm* make(std::string_view word);
    std::string_view keep(std::string_view bytes);
    void clear();

    Stemmer stemmer_;
    std::pmr::monotonic_buffer_resource memory_;
    Table by_word_;
    std::size_t words_ = 0;
    Table by_form_;
    std::size_t forms_ = 0;
};

}  // namespace depeche::analysis
