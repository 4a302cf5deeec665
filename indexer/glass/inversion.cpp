#include "indexer/glass/inversion.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/glass/encoding.hpp"

namespace depeche::indexer::glass {

namespace {

constexpr std::size_t first_slots = 1 << 14;

std::uint32_t hash_of(std::string_view term) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>()(term));
}

}  // namespace

Inversion::Inversion() : slots_(first_slots, free_slot) {}

void Inversion::clear() {
    texts_.clear();
    terms_.clear();
    slots_.assign(slots_.size(), free_slot);
    entries_.clear();
    positions_.clear();
}

void Inversion::add(std::string_view term, Xapian::docid document, Xapian::termcount occurrences,
                    std::span<const Xapian::termpos> positions) {
    Term& known = find(term);
    const std::size_t begin = positions_.size();
    if (known.postings > 0 && entries_[known.last_entry].document == document) {
        Entry& before = entries_[known.last_entry];
        before.occurrences += occurrences;
        if (!positions.empty()) {
            // Behind all others, where there is room for both; where they were is left.
            const std::span<const Xapian::termpos> present = positions_of(before);
            const std::vector<Xapian::termpos> first(present.begin(), present.end());
            std::ranges::set_union(first, positions, std::back_inserter(positions_));
            before.positions_begin = begin;
            before.positions = static_cast<std::uint32_t>(positions_.size() - begin);
        }
        return;
    }
    positions_.insert(positions_.end(), positions.begin(), positions.end());
    known.last_entry = static_cast<std::uint32_t>(entries_.size());
    ++known.postings;
    entries_.push_back({static_cast<std::uint32_t>(&known - terms_.data()), document, occurrences,
                        static_cast<std::uint32_t>(positions.size()), begin});
}

void Inversion::visit(
    const std::function<void(std::string_view term, std::span<const Posting>)>& visit) const {
    const ByTerm by_term = this->by_term();
    std::vector<Posting> postings;
    for (const std::uint32_t number : ordered_terms()) {
        postings.clear();
        const std::size_t begin = by_term.begins[number];
        for (std::size_t at = begin; at < begin + terms_[number].postings; ++at) {
            const Entry& entry = entries_[by_term.entries[at]];
            postings.push_back({entry.document, entry.occurrences, positions_of(entry)});
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
        keys.push_back({first_bytes(text(terms_[number])), number});
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

std::span<const Xapian::termpos> Inversion::positions_of(const Entry& entry) const {
    return std::span(positions_).subspan(entry.positions_begin, entry.positions);
}

/// A term, which is new when it has no postings.
Inversion::Term& Inversion::find(std::string_view term) {
    const std::uint32_t hash = hash_of(term);
    Slot& found = slot(term, hash);
    if (found.term != no_term)
        return terms_[found.term];
    found = {static_cast<std::uint32_t>(terms_.size()), hash};
    terms_.push_back({texts_.size(), static_cast<std::uint32_t>(term.size()), 0, 0});
    texts_ += term;
    if (terms_.size() * 2 > slots_.size())
        grow();
    return terms_.back();
}

/// The slot of a term, or the free one where it would be.
Inversion::Slot& Inversion::slot(std::string_view term, std::uint32_t hash) {
    const std::size_t last = slots_.size() - 1;
    for (std::size_t at = hash & last;; at = (at + 1) & last) {
        const Slot& slot = slots_[at];
        if (slot.term == no_term || (slot.hash == hash && text(terms_[slot.term]) == term))
            return slots_[at];
    }
}

void Inversion::grow() {
    const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2, free_slot));
    const std::size_t last = slots_.size() - 1;
    for (const Slot& slot : before) {
        if (slot.term == no_term)
            continue;
        std::size_t at = slot.hash & last;
        while (slots_[at].term != no_term)
            at = (at + 1) & last;
        slots_[at] = slot;
    }
}

}  // namespace depeche::indexer::glass
