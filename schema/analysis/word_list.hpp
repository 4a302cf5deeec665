#pragma once

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace depeche::analysis {

/// A list of words that the program is built with, made to be asked of every word of a text: a word that is
/// not in it is told by its length and three of its letters, mostly without a comparison.
template <std::size_t count>
class WordList {
public:
    /// What `find` gives for a word that is not in the list.
    static constexpr std::size_t none = count;

    /// The words in any order; of one that is said twice, the first counts.
    consteval explicit WordList(const std::string_view (&words)[count]) : WordList(std::to_array(words)) {}

    /// The same from an array that was made, not written.
    template <std::same_as<std::array<std::string_view, count>> Words>
    consteval explicit WordList(const Words& words) : words_(words) {
        for (std::size_t at = 0; at < count; ++at) {
            std::size_t slot = slot_of(words[at]);
            while (slots_[slot] != 0 && words_[slots_[slot] - 1U] != words[at])
                slot = behind(slot);
            if (slots_[slot] == 0)
                slots_[slot] = static_cast<std::uint16_t>(at + 1);
        }
    }

    /// Where in the list a word stands.
    constexpr std::size_t find(std::string_view word) const {
        for (std::size_t slot = slot_of(word); slots_[slot] != 0; slot = behind(slot))
            if (words_[slots_[slot] - 1U] == word)
                return slots_[slot] - 1U;
        return none;
    }

    constexpr bool contains(std::string_view word) const { return find(word) != none; }

private:
    /// Three in four at least are free.
    static constexpr std::size_t slot_count = std::bit_ceil(4 * count);
    static_assert(count < 0xFFFF);

    static constexpr std::size_t slot_of(std::string_view word) {
        if (word.empty())
            return 0;
        const auto byte = [&](std::size_t at) {
            return static_cast<std::size_t>(static_cast<unsigned char>(word[at]));
        };
        return (byte(0) * 131 + byte(word.size() / 2) * 31 + byte(word.size() - 1) * 7 + word.size()) %
               slot_count;
    }
    static constexpr std::size_t behind(std::size_t slot) { return (slot + 1) % slot_count; }

    std::array<std::string_view, count> words_;
    /// Of each slot the place of its word in the list, from 1; 0 where there is none.
    std::array<std::uint16_t, slot_count> slots_{};
};

template <std::size_t count>
WordList(std::array<std::string_view, count>) -> WordList<count>;

}  // namespace depeche::analysis
