#include "indexer/glass/inversion.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/glass/encoding.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer::glass {

namespace {

constexpr std::size_t first_slots = 1 << 14;

/// Entries are asked of memory so many before they are read, their positions half as many.
constexpr std::size_t entries_ahead = 16;

std::uint32_t hash_of(std::string_view term) {
    return static_cast<std::uint32_t>(schema::hash64(term));
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
    const std::vector<std::uint32_t> order = ordered_terms();
    const std::vector<std::uint32_t> by_term = entries_by_term(order);
    // They lie where their documents came, far from each other.
    const auto expect = [&](std::size_t at) {
        if (at + entries_ahead < by_term.size())
            __builtin_prefetch(&entries_[by_term[at + entries_ahead]]);
        if (at + entries_ahead / 2 < by_term.size())
            __builtin_prefetch(positions_.data() + entries_[by_term[at + entries_ahead / 2]].positions_begin);
    };
    std::vector<Posting> postings;
    std::size_t at = 0;
    for (const std::uint32_t number : order) {
        postings.clear();
        for (const std::size_t end = at + terms_[number].postings; at < end; ++at) {
            expect(at);
            const Entry& entry = entries_[by_term[at]];
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

/// The entries of the terms in this order, those of each in the order in which they came.
std::vector<std::uint32_t> Inversion::entries_by_term(std::span<const std::uint32_t> order) const {
    std::vector<std::uint32_t> next(terms_.size());
    std::uint32_t begin = 0;
    for (const std::uint32_t number : order)
        next[number] = std::exchange(begin, begin + terms_[number].postings);
    std::vector<std::uint32_t> entries(entries_.size());
    for (std::uint32_t entry = 0; entry < entries_.size(); ++entry)
        entries[next[entries_[entry].term]++] = entry;
    return entries;
}

std::string_view Inversion::text(const Term& term) const {
    return std::string_view(texts_).substr(term.text_begin, term.text_bytes);
}

std::span<const Xapian::termpos> Inversion::positions_of(const Entry& entry) const {
    return std::span(positions_).subspan(entry.positions_begin, entry.positions);
}

void Inversion::expect(std::string_view term) const {
    __builtin_prefetch(&slots_[hash_of(term) & (slots_.size() - 1)]);
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
