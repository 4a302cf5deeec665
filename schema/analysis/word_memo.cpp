#include "schema/analysis/word_memo.hpp"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>
#include <string>

#include "schema/analysis/folding.hpp"

namespace depeche::analysis {

namespace {

/// Few, as a process that answers one question meets few words.
constexpr std::size_t initial_slots = 1 << 9;
constexpr std::size_t max_words = 1 << 18;

std::uint64_t hash_of(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

/// Cuts at a character boundary.
void truncate(std::string& text) {
    if (text.size() <= max_word_bytes)
        return;
    std::size_t size = max_word_bytes;
    while (size > 0 && (text[size] & 0xC0) == 0x80)
        --size;
    text.resize(size);
}

void erase_signs(std::string& text) {
    std::erase_if(text, [](char c) { return c == '\''; });
}

}  // namespace

WordMemo::WordMemo() : by_word_(initial_slots), by_form_(initial_slots) {}

WordMemo::Key::Key(std::string_view word) {
    if (word.size() <= most_inside) {
        std::ranges::copy(word, bytes_.begin());
        bytes_[most_inside] = static_cast<char>(word.size());
        return;
    }
    const char* const begin = word.data();
    const auto size = static_cast<std::uint32_t>(word.size());
    std::memcpy(bytes_.data(), &begin, sizeof begin);
    std::memcpy(bytes_.data() + sizeof begin, &size, sizeof size);
    bytes_[most_inside] = static_cast<char>(0xFF);
}

bool WordMemo::Key::operator==(const Key& other) const {
    using Halves = std::array<std::uint64_t, 2>;
    const auto mine = std::bit_cast<Halves>(bytes_);
    const auto its = std::bit_cast<Halves>(other.bytes_);
    // The second half has the size, of either kind.
    return mine[1] == its[1] && (mine[0] == its[0] || (!is_inside() && outside() == other.outside()));
}

std::string_view WordMemo::Key::outside() const {
    const char* begin = nullptr;
    std::uint32_t size = 0;
    std::memcpy(&begin, bytes_.data(), sizeof begin);
    std::memcpy(&size, bytes_.data() + sizeof begin, sizeof size);
    return {begin, size};
}

WordMemo::Slot& WordMemo::find(Table& table, std::uint64_t hash, const Key& word) {
    const std::size_t mask = table.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        Slot& slot = table[at];
        if (slot.form == nullptr || (slot.hash == hash && slot.word == word))
            return slot;
    }
}

void WordMemo::grow(Table& table) {
    Table bigger(table.size() * 2);
    for (const Slot& slot : table)
        if (slot.form != nullptr)
            find(bigger, slot.hash, slot.word) = slot;
    table = std::move(bigger);
}

void WordMemo::expect(std::string_view word) const {
    __builtin_prefetch(&by_word_[hash_of(word) & (by_word_.size() - 1)]);
}

const WordForm& WordMemo::form(std::string_view word) {
    const std::uint64_t hash = hash_of(word);
    const Key key(word);
    if (const Slot& slot = find(by_word_, hash, key); slot.form != nullptr)
        return *slot.form;
    const WordForm* made = make(word);
    if (++words_ * 2 > by_word_.size())
        grow(by_word_);
    find(by_word_, hash, key) = {hash, word.size() <= Key::most_inside ? key : Key(keep(word)), made};
    return *made;
}

const WordForm* WordMemo::make(std::string_view word) {
    std::string accented = lower(word);
    std::string exact = drop_accents(accented);
    std::string stem = stemmer_.stem(accented);
    for (std::string* text : {&accented, &exact, &stem}) {
        erase_signs(*text);
        truncate(*text);
    }

    // The exact form follows from the accented one, so those two and the stem tell forms apart.
    const std::string both = accented + '\0' + stem;
    const std::uint64_t hash = hash_of(both);
    if (const Slot& slot = find(by_form_, hash, Key(both)); slot.form != nullptr)
        return slot.form;
    if (++forms_ * 2 > by_form_.size())
        grow(by_form_);
    const std::string_view kept = keep(both);
    const std::string_view kept_accented = kept.substr(0, accented.size());
    auto* made = new (memory_.allocate(sizeof(WordForm), alignof(WordForm))) WordForm{
        exact == accented ? kept_accented : keep(exact), kept.substr(accented.size() + 1), kept_accented};
    find(by_form_, hash, Key(both)) = {hash, Key(kept), made};
    return made;
}

std::string_view WordMemo::keep(std::string_view bytes) {
    if (bytes.empty())
        return {};
    auto* copy = static_cast<char*>(memory_.allocate(bytes.size(), 1));
    std::memcpy(copy, bytes.data(), bytes.size());
    return {copy, bytes.size()};
}

bool WordMemo::trim() {
    if (words_ <= max_words)
        return false;
    clear();
    return true;
}

void WordMemo::clear() {
    // They are as big as they will be again.
    std::ranges::fill(by_word_, Slot{});
    std::ranges::fill(by_form_, Slot{});
    words_ = forms_ = 0;
    memory_.release();
}

}  // namespace depeche::analysis
