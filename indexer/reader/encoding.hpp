#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "depeche/language.hpp"

namespace depeche::indexer {

bool is_utf8(std::string_view bytes);

/// Reads bytes that are not UTF-8 as Windows-1252, the old encoding of Western Europe. Nothing when they make
/// no sense so: a byte that stands for no character, or for a sign that no French text has, as when UTF-8 was
/// damaged or the text is in another encoding. Nothing is guessed beyond that.
std::optional<std::string> from_windows_1252(std::string_view bytes);

/// A text in UTF-8, without a byte order mark, and what was assumed to read it so, if anything was.
struct Decoded {
    std::string text;
    std::optional<Message> note;
};

/// Reads bytes by, in this order: their byte order mark; the encoding they declare (a name as XML or HTML has
/// it; empty for none), unless they contradict it; UTF-8; `from_windows_1252`; what ICU detects with good
/// confidence. Every step is strict: one wrong byte and it is not that encoding. Gives the reason when
/// nothing fits: a text is never repaired into another one.
std::variant<Decoded, Message> decode(std::string bytes, std::string_view declared = {});

/// The encoding that the first bytes of an XML or HTML text declare: `<?xml … encoding="…"?>`, `<meta
/// charset=…>`. Empty for none.
std::string declared_encoding(std::string_view head);

}  // namespace depeche::indexer
