#pragma once

#include <array>
#include <cstddef>
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

    /// Has the memory fetched that `form` of a word will look at first. A corpus has more words than a cache
    /// holds: who knows what words come next waits less for them.
    void expect(std::string_view word) const;

    /// Forgets everything when more has been met than a corpus has words, so that memory stays bounded (some
    /// 50 MB). Gives whether it has.
    bool trim();

private:
    /// A word to be compared with others. One of few bytes is in it, so that looking it up waits for one line
    /// of memory and no more; of another it has the address.
    class Key {
    public:
        static constexpr std::size_t most_inside = 15;

        Key() = default;
        explicit Key(std::string_view word);
        bool operator==(const Key& other) const;

    private:
        bool is_inside() const { return static_cast<unsigned char>(bytes_[most_inside]) <= most_inside; }
        std::string_view outside() const;

        /// The word and, last, its size; or its address, its size and 0xFF.
        std::array<char, most_inside + 1> bytes_{};
    };
    struct Slot {
        std::uint64_t hash = 0;
        Key word;
        const WordForm* form = nullptr;
    };
    /// An open-addressing hash table, its size a power of two, at most half full.
    using Table = std::vector<Slot>;

    static Slot& find(Table& table, std::uint64_t hash, const Key& word);
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
