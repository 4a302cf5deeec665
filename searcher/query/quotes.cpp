#include "searcher/query/quotes.hpp"

#include "searcher/query/characters.hpp"

namespace depeche::query {

namespace {

bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2018 || c == 0x2019;
}

}  // namespace

Quote quote_at(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return {};
    const Character c = character_at(text, at);
    switch (c.code) {
        case '"':
        case 0x201D:  // ”
            return {QuoteFamily::double_quotes, true, c.size};
        case 0x201C:  // “
        case 0x201E:  // „
        case 0x201F:  // ‟
            return {QuoteFamily::double_quotes, false, c.size};
        case 0xBB:    // »
        case 0x203A:  // ›
            return {QuoteFamily::guillemets, true, c.size};
        case 0xAB:    // «
        case 0x2039:  // ‹
            return {QuoteFamily::guillemets, false, c.size};
        default:
            break;
    }
    const std::size_t next = at + c.size;
    if (is_apostrophe(c.code) && next < text.size() && character_at(text, next).code == c.code)
        return {QuoteFamily::apostrophes, true, 2 * c.size};
    return {};
}

PhraseEnd find_phrase_end(std::string_view text, std::size_t at, QuoteFamily family) {
    PhraseEnd other{text.size(), text.size(), false};
    while (at < text.size()) {
        const Quote quote = quote_at(text, at);
        if (quote.family == family) {
            const bool opens_the_next = other.closed && !quote.closes;
            return opens_the_next ? other : PhraseEnd{at, at + quote.size, true};
        }
        // An apostrophe doubled by mistake (`l''accord`) closes nothing but its own kind.
        if (quote.closes && !other.closed && quote.family != QuoteFamily::apostrophes)
            other = {at, at + quote.size, true};
        at += character_at(text, at).size;
    }
    return other;
}

}  // namespace depeche::query
