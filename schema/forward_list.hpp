#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "schema/analysis/token.hpp"
#include "schema/packing.hpp"

namespace depeche::schema {

/// Where a word of a text stands: its position as the analyzer has it, and how many words come before it,
/// which the gaps between paragraphs do not count for. A joined form stands where its first part does.
struct WordPlace {
    std::uint32_t position;
    std::uint32_t rank;
};

/// Calls `visit(token, place)` for each token of a text, in their order.
template <typename Visit>
void visit_places(std::span<const analysis::Token> tokens, Visit visit) {
    std::uint32_t gaps = 0;
    std::uint32_t expected = 0;
    for (const analysis::Token& token : tokens) {
        if (token.kind == analysis::TokenKind::word) {
            gaps += token.position - expected;
            expected = token.position + 1;
        }
        visit(token, WordPlace{token.position, token.position - gaps});
    }
}

/// An entry of a forward list, low bits first: how many words its word stands behind the one before it, and
/// the hash of its stem. When the first are all set there is no word: the rest is a number of words to go on
/// by, or 0 for the gap between paragraphs.
inline constexpr std::size_t forward_entry_bytes = 3;
inline constexpr unsigned forward_step_bits = 4;
inline constexpr std::uint32_t forward_step_mask = (1U << forward_step_bits) - 1;
inline constexpr std::uint32_t forward_hash_mask = (1U << (8 * forward_entry_bytes - forward_step_bits)) - 1;

/// How a word is told in a forward list: some of the bits of a hash of its stem. Of a
/// million pairs of different stems, one has the same.
std::uint32_t forward_hash(std::string_view stem);

/// Longer texts, in words, have no forward list.
inline constexpr std::size_t most_forward_words = 20'000;

/// Makes the forward list of a dispatch: the stems of its title (none when that was derived) and its body in
/// their order, stop words left out. Looking at a match closely by it costs a small part of analysing its
/// text again.
class ForwardListEncoder {
public:
    /// At most once, and before the body.
    void add_title(std::span<const analysis::Token> tokens);
    void add_body(std::span<const analysis::Token> tokens);

    /// Empty for a text that is too long.
    std::string take();

private:
    std::uint64_t title_words_ = 0;
    std::uint64_t title_entries_ = 0;
    std::size_t tokens_ = 0;
    std::string entries_;
};

/// Reads one: `word(hash, place)` for each word of the title, then `body(words of the title)`, then `word`
/// for each of the body, in the order of their places. Bytes that are none give what could be read.
template <typename Word, typename Body>
void visit_forward_list(std::string_view bytes, Word word, Body body) {
    Unpacker head(bytes);
    const auto title_words = static_cast<std::uint32_t>(head.number());
    const std::uint64_t title_entries = head.count();
    const std::string_view entries = head.rest();
    const auto* at = reinterpret_cast<const unsigned char*>(entries.data());
    WordPlace place{};
    const std::size_t count = entries.size() / forward_entry_bytes;
    for (std::size_t entry = 0; entry < count; ++entry, at += forward_entry_bytes) {
        if (entry == title_entries) {
            body(title_words);
            place = {};
        }
        const std::uint32_t bits = at[0] | std::uint32_t{at[1]} << 8U | std::uint32_t{at[2]} << 16U;
        const std::uint32_t step = bits & forward_step_mask;
        const std::uint32_t rest = bits >> forward_step_bits;
        if (step < forward_step_mask) {
            place.position += step;
            place.rank += step;
            word(rest, place);
        } else if (rest == 0) {
            place.position += analysis::paragraph_gap;
        } else {
            place.position += rest;
            place.rank += rest;
        }
    }
    if (count <= title_entries)
        body(title_words);
}

}  // namespace depeche::schema
