#include "schema/forward_list.hpp"

#include <algorithm>
#include <vector>

#include "schema/analysis/stop_words.hpp"
#include "schema/terms.hpp"

namespace depeche::schema {

namespace {

struct Entry {
    WordPlace place;
    std::uint32_t hash;
};

std::vector<Entry> entries_of(std::span<const analysis::Token> tokens) {
    std::vector<Entry> entries;
    visit_places(tokens, [&](const analysis::Token& token, WordPlace place) {
        if (!analysis::is_stop_word(token.form->exact))
            entries.push_back({place, forward_hash(token.form->stem)});
    });
    // Joined forms come after their parts.
    std::ranges::stable_sort(entries, {}, [](const Entry& entry) { return entry.place.position; });
    return entries;
}

void put(std::string& out, std::uint32_t step, std::uint32_t rest) {
    const std::uint32_t bits = rest << forward_step_bits | step;
    for (unsigned shift = 0; shift < 8 * forward_entry_bytes; shift += 8)
        out += static_cast<char>(bits >> shift);
}

/// Gives how many entries were written.
std::size_t put_all(std::string& out, const std::vector<Entry>& entries) {
    const std::size_t begin = out.size();
    WordPlace previous{};
    for (const auto& [place, hash] : entries) {
        const std::uint32_t step = place.rank - previous.rank;
        for (std::uint32_t gap = place.position - previous.position - step; gap > 0;
             gap -= analysis::paragraph_gap)
            put(out, forward_step_mask, 0);
        if (step >= forward_step_mask)
            put(out, forward_step_mask, step);
        put(out, step >= forward_step_mask ? 0 : step, hash);
        previous = place;
    }
    return (out.size() - begin) / forward_entry_bytes;
}

}  // namespace

std::uint32_t forward_hash(std::string_view stem) {
    return static_cast<std::uint32_t>(hash64(stem)) & forward_hash_mask;
}

void ForwardListEncoder::add_title(std::span<const analysis::Token> tokens) {
    tokens_ += tokens.size();
    title_words_ = static_cast<std::uint64_t>(
        std::ranges::count(tokens, analysis::TokenKind::word, &analysis::Token::kind));
    title_entries_ = put_all(entries_, entries_of(tokens));
}

void ForwardListEncoder::add_body(std::span<const analysis::Token> tokens) {
    tokens_ += tokens.size();
    if (tokens_ <= most_forward_words)
        put_all(entries_, entries_of(tokens));
}

std::string ForwardListEncoder::take() {
    if (tokens_ > most_forward_words)
        return {};
    Packer head;
    head.number(title_words_);
    head.number(title_entries_);
    return head.take() + entries_;
}

}  // namespace depeche::schema
