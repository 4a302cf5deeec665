#include "indexer/glass/inversion.hpp"

#include <algorithm>
#include <utility>

#include "indexer/glass/positions.hpp"

namespace depeche::indexer::glass {

namespace {

constexpr std::uint32_t no_term = 0xffff'ffff;
constexpr std::size_t first_slots = 1 << 14;

std::uint32_t hash_of(std::string_view term) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>()(term));
}

/// The first eight bytes as a number in their order, NUL bytes behind a shorter text.
std::uint64_t beginning(std::string_view text) {
    std::uint64_t result = 0;
    for (std::size_t at = 0; at < 8; ++at)
        result = result << 8 | (at < text.size() ? static_cast<unsigned char>(text[at]) : 0U);
    return result;
}

}  // namespace

Inversion::Inversion() : slots_(first_slots, no_term) {}

void Inversion::clear() {
    texts_.clear();
    terms_.clear();
    slots_.assign(slots_.size(), no_term);
    entries_.clear();
    positions_.clear();
}

void Inversion::add(std::string_view term, Xapian::docid document, Xapian::termcount occurrences,
                    std::span<const Xapian::termpos> positions) {
    if (!positions.empty())
        append_positions(positions_, positions);
    entries_.push_back({number(term), document, occurrences, positions_.size()});
}

void Inversion::visit(
    const std::function<void(std::string_view term, std::span<const Posting>)>& visit) const {
    const ByTerm by_term = this->by_term();
    std::vector<Posting> postings;
    for (const std::uint32_t number : ordered_terms()) {
        postings.clear();
        const std::size_t begin = by_term.begins[number];
        for (std::size_t at = begin; at < begin + terms_[number].postings; ++at) {
            const std::uint32_t entry = by_term.entries[at];
            const std::size_t positions_begin = entry == 0 ? 0 : entries_[entry - 1].positions_end;
            const auto& [term, document, occurrences, positions_end] = entries_[entry];
            postings.push_back(
                {document, occurrences,
                 std::string_view(positions_).substr(positions_begin, positions_end - positions_begin)});
        }
        visit(text(terms_[number]), postings);
    }
}

/// The numbers of the terms in the order of their bytes, of which the first eight tell most of them apart.
std::vector<std::uint32_t> Inversion::ordered_terms() const {
    struct Key {
        std::uint64_t beginning;
        std::uint32_t number;
    };
    std::vector<Key> keys;
    keys.reserve(terms_.size());
    for (std::uint32_t number = 0; number < terms_.size(); ++number)
        keys.push_back({beginning(text(terms_[number])), number});
    std::ranges::sort(keys, [this](const Key& first, const Key& second) {
        if (first.beginning != second.beginning)
            return first.beginning < second.beginning;
        return text(terms_[first.number]) < text(terms_[second.number]);
    });
    std::vector<std::uint32_t> numbers;
    numbers.reserve(keys.size());
    for (const Key& key : keys)
        numbers.push_back(key.number);
    return numbers;
}

Inversion::ByTerm Inversion::by_term() const {
    ByTerm result;
    result.begins.reserve(terms_.size());
    std::size_t begin = 0;
    for (const Term& term : terms_)
        result.begins.push_back(std::exchange(begin, begin + term.postings));
    std::vector<std::size_t> next = result.begins;
    result.entries.resize(entries_.size());
    for (std::uint32_t entry = 0; entry < entries_.size(); ++entry)
        result.entries[next[entries_[entry].term]++] = entry;
    return result;
}

std::string_view Inversion::text(const Term& term) const {
    return std::string_view(texts_).substr(term.text_begin, term.text_bytes);
}

/// The number of a term, which gets one when it comes for the first time.
std::uint32_t Inversion::number(std::string_view term) {
    const std::uint32_t hash = hash_of(term);
    std::uint32_t& found = slot(term, hash);
    if (found != no_term) {
        ++terms_[found].postings;
        return found;
    }
    const auto number = static_cast<std::uint32_t>(terms_.size());
    found = number;
    terms_.push_back({texts_.size(), static_cast<std::uint32_t>(term.size()), hash, 1});
    texts_ += term;
    if (terms_.size() * 2 > slots_.size())
        grow();
    return number;
}

/// The slot of a term, or the free one where it would be.
std::uint32_t& Inversion::slot(std::string_view term, std::uint32_t hash) {
    const std::size_t last = slots_.size() - 1;
    for (std::size_t at = hash & last;; at = (at + 1) & last) {
        const std::uint32_t number = slots_[at];
        if (number == no_term || (terms_[number].hash == hash && text(terms_[number]) == term))
            return slots_[at];
    }
}

void Inversion::grow() {
    const std::size_t last = slots_.size() * 2 - 1;
    slots_.assign(last + 1, no_term);
    for (std::uint32_t number = 0; number < terms_.size(); ++number) {
        std::size_t at = terms_[number].hash & last;
        while (slots_[at] != no_term)
            at = (at + 1) & last;
        slots_[at] = number;
    }
}

}  // namespace depeche::indexer::glass
