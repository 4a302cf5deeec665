#include "indexer/glass/values.hpp"

#include <utility>

#include "indexer/glass/encoding.hpp"

namespace depeche::indexer::glass {

void ValueStatistics::add(std::string_view value) {
    if (frequency == 0 || value < least)
        least = value;
    if (frequency == 0 || value > greatest)
        greatest = value;
    ++frequency;
}

void ValueStatistics::add(const ValueStatistics& others) {
    if (frequency == 0 || others.least < least)
        least = others.least;
    if (frequency == 0 || others.greatest > greatest)
        greatest = others.greatest;
    frequency += others.frequency;
}

std::string ValueStatistics::tag() const {
    std::string tag;
    append_number(tag, frequency);
    append_text(tag, least);
    if (greatest != least)
        tag += greatest;
    return tag;
}

ValueStatistics ValueStatistics::read(std::string_view tag) {
    ValueStatistics read;
    read.frequency = static_cast<Xapian::doccount>(take_number(tag));
    read.least = take_text(tag);
    read.greatest = tag.empty() ? read.least : tag;
    return read;
}

void Values::add(Xapian::docid document, Xapian::valueno number, std::string_view value) {
    Slot& slot = slots_[number];
    slot.statistics.add(value);
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
        std::string key(value_statistics_key);
        append_last_number(key, number);
        statistics.emplace(std::move(key), slot.statistics.tag());
        key = values_key;
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
