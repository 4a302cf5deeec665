#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace depeche::indexer {

struct Paragraph {
    std::string text;
    /// An empty line follows it, or the end.
    bool blank_after = false;

    bool operator==(const Paragraph&) const = default;
};

/// A text without what only its page needed.
struct CleanText {
    std::vector<Paragraph> paragraphs;
    /// Site furniture, in the order it was met.
    std::vector<std::string> dropped;
    /// Of these, the lines around the text that say where it is from. `© AFP` inside it is under a
    /// photograph.
    std::vector<std::string> credits;
};

/// Cleans the text of a dispatch: NFC, one paragraph a line whatever the line ends, wrapped lines joined
/// where every line is as full as it could be, control characters gone, runs of blanks made one, lines of
/// site furniture set aside. No-break spaces stay as they were written. Takes valid UTF-8.
CleanText clean(std::string_view text);

/// The same for a text of one line, such as a title or a name: line ends become blanks.
std::string clean_line(std::string_view text);

/// A paragraph a line.
std::string join(const std::vector<Paragraph>& paragraphs);

}  // namespace depeche::indexer
