#include "indexer/glass/values.hpp"

#include <cstddef>

#include "indexer/glass/encoding.hpp"

namespace depeche::indexer::glass {

namespace {

constexpr std::string_view statistics_key{"\0\xd0", 2};
constexpr std::string_view chunks_key{"\0\xd8", 2};

}  // namespace

void Values::add(Xapian::docid document, Xapian::valueno number, std::string_view value) {
    Slot& slot = slots_[number];
    if (slot.frequency == 0 || value < slot.least)
        slot.least = value;
    if (slot.frequency == 0 || value > slot.greatest)
        slot.greatest = value;
    ++slot.frequency;
    if (slot.chunks.empty() || slot.chunks.back().values.size() >= full_chunk)
        slot.chunks.push_back({document, {}});
    else
        append_number(slot.chunks.back().values, document - slot.last - 1);
    append_text(slot.chunks.back().values, value);
    slot.last = document;
}

void Values::add_to(TableWriter& table) const {
    // Slots beyond 127 have keys that are not in the order of their numbers.
    std::map<std::string, std::string> statistics;
    std::map<std::string, const Slot*> chunks;
    for (const auto& [number, slot] : slots_) {
        std::string key(statistics_key);
        append_last_number(key, number);
        std::string& tag = statistics[key];
        append_number(tag, slot.frequency);
        append_text(tag, slot.least);
        if (slot.greatest != slot.least)
            tag += slot.greatest;
        key = chunks_key;
        append_number(key, number);
        chunks.emplace(std::move(key), &slot);
    }
    for (const auto& [key, tag] : statistics)
        table.add(key, tag);
    for (const auto& [slot_key, slot] : chunks)
        for (const Chunk& chunk : slot->chunks) {
            std::string key = slot_key;
            append_sortable_number(key, chunk.first);
            table.add(key, chunk.values);
        }
}

}  // namespace depeche::indexer::glass
