#include "schema/analysis/characters.hpp"

#include "schema/analysis/utf8.hpp"

namespace depeche::analysis {

namespace {

constexpr char drop = '\0';
constexpr char keep = '\1';

/// What stands for a character in the normalised text: another one, itself (`keep`) or nothing (`drop`).
char replacement(UChar32 c) {
    switch (c) {
        case 0x60:    // grave accent
        case 0xB4:    // acute accent
        case 0x2BC:   // modifier letter apostrophe
        case 0x2018:  // single quotation marks
        case 0x2019:
        case 0x201B:
        case 0x2032:  // prime
        case 0xFF07:  // full-width apostrophe
            return '\'';
        case 0x2010:  // hyphen
        case 0x2011:  // non-breaking hyphen
        case 0xFE63:  // small hyphen-minus
        case 0xFF0D:  // full-width hyphen-minus
            return '-';
        case 0xA0:    // no-break space
        case 0x202F:  // narrow no-break space
        case 0x205F:  // medium mathematical space
        case 0x3000:  // ideographic space
        case 0x3164:  // Hangul fillers, which look like spaces
        case 0xFFA0:
            return ' ';
        case 0xAD:    // soft hyphen
        case 0x180E:  // Mongolian vowel separator
        case 0x2060:  // word joiner
        case 0xFEFF:  // byte order mark
            return drop;
        default:
            break;
    }
    if (c >= 0x2000 && c <= 0x200A)  // en quad to hair space
        return ' ';
    if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
        return drop;  // zero-width characters and direction marks
    return keep;
}

/// Whether a character starting with this byte is surely kept: ASCII but the grave accent, and the Latin
/// letters of U+00C0 to U+027F (their second byte is looked at for being one).
constexpr bool is_plain_ascii(unsigned char byte) {
    return byte < 0x80 && byte != '`';
}

}  // namespace

std::string_view CharacterNormalizer::normalize(std::string_view text) {
    buffer_.clear();
    shifts_.clear();
    cursor_ = 0;

    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (is_plain_ascii(static_cast<unsigned char>(text[at]))) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        const UChar32 c = next_code_point(text, at);
        const char instead = c < 0 ? keep : replacement(c);
        if (c >= 0 && instead == keep)
            continue;
        buffer_.append(text, copied, begin - copied);
        if (c < 0)
            buffer_.append("\uFFFD");
        else if (instead != drop)
            buffer_ += instead;
        copied = at;
        shifts_.push_back({static_cast<std::uint32_t>(buffer_.size()), static_cast<std::uint32_t>(at)});
    }
    if (shifts_.empty())
        return text;
    buffer_.append(text, copied);
    return buffer_;
}

CharacterNormalizer::Range CharacterNormalizer::original(std::uint32_t begin, std::uint32_t end) {
    while (cursor_ < shifts_.size() && shifts_[cursor_].normalized <= begin)
        ++cursor_;
    // The shift in force lies before the cursor; further ones may lie within the piece, of which those right
    // at its end do not count: a soft hyphen after the last letter is not part of the word.
    std::size_t at_end = cursor_;
    while (at_end < shifts_.size() && shifts_[at_end].normalized < end)
        ++at_end;
    const auto map = [&](std::size_t after, std::uint32_t offset) {
        return after == 0 ? offset : offset - shifts_[after - 1].normalized + shifts_[after - 1].original;
    };
    return {map(cursor_, begin), map(at_end, end)};
}

}  // namespace depeche::analysis
