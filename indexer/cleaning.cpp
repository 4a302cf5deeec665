#include "indexer/cleaning.hpp"

#include <algorithm>

#include "indexer/page/byline.hpp"
#include "indexer/page/furniture.hpp"
#include "indexer/page/line.hpp"
#include "indexer/unwrapping.hpp"
#include "schema/analysis/folding.hpp"

namespace depeche::indexer {

namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr std::string_view narrow_no_break_space = "\xE2\x80\xAF";

/// Collects characters into lines.
class LineCollector {
public:
    explicit LineCollector(std::string_view text) {
        for (std::size_t at = 0; at < text.size();)
            at += take(text.substr(at));
        end_line();
    }

    std::vector<std::string> lines;

private:
    /// Takes the first character of `rest`; gives its length.
    std::size_t take(std::string_view rest) {
        const auto byte = static_cast<unsigned char>(rest.front());
        switch (byte) {
            case '\r':
                end_line();
                return rest.starts_with("\r\n") ? 2 : 1;
            case '\n':
            case '\v':
            case '\f':
                end_line();
                return 1;
            case ' ':
            case '\t':
                if (!line_.empty() && !line_.ends_with(' '))
                    line_ += ' ';
                return 1;
            default:
                break;
        }
        if (byte < 0x20 || byte == 0x7F)
            return 1;
        if (byte == 0xC2 && static_cast<unsigned char>(rest[1]) < 0xA0) {  // C1 controls
            if (rest[1] == '\x85')
                end_line();
            return 2;
        }
        if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) {  // separators of lines
            end_line();
            return 3;
        }
        if (rest.starts_with("\xEF\xBB\xBF"))
            return 3;
        const std::size_t plain = plain_bytes(rest);
        line_ += rest.substr(0, plain);
        return plain;
    }

    /// How many bytes from the first character of `text` on, which is no blank, are surely of its line as
    /// they are: up to a second blank, a control, or what may be a sign of several bytes that is none of a
    /// line.
    static std::size_t plain_bytes(std::string_view text) {
        std::size_t end = 1;
        for (; end < text.size(); ++end) {
            const auto byte = static_cast<unsigned char>(text[end]);
            const bool plain = byte > ' ' ? byte != 0x7F && byte != 0xC2 && byte != 0xE2 && byte != 0xEF
                                          : byte == ' ' && text[end - 1] != ' ';
            if (!plain)
                break;
        }
        return end;
    }

    void end_line() {
        lines.emplace_back(trim_blanks(line_));
        line_.clear();
    }

    /// Without blanks at either end, no-break spaces included: there they hold nothing together.
    static std::string_view trim_blanks(std::string_view line) {
        for (bool changed = true; changed;) {
            changed = false;
            for (const std::string_view blank :
                 {std::string_view(" "), no_break_space, narrow_no_break_space}) {
                if (line.starts_with(blank)) {
                    line.remove_prefix(blank.size());
                    changed = true;
                }
                if (line.ends_with(blank)) {
                    line.remove_suffix(blank.size());
                    changed = true;
                }
            }
        }
        return line;
    }

    std::string line_;
};

std::vector<Paragraph> paragraphs_of(std::vector<std::string> lines) {
    std::vector<Paragraph> paragraphs;
    for (std::string& line : lines) {
        if (!line.empty())
            paragraphs.push_back({std::move(line), false});
        else if (!paragraphs.empty())
            paragraphs.back().blank_after = true;
    }
    if (!paragraphs.empty())
        paragraphs.back().blank_after = true;
    return paragraphs;
}

/// Below `Vous aimerez aussi`. When and by whom a text was written may stand there too.
bool may_be_another_title(std::string_view line) {
    constexpr std::size_t fewest_words = 3;
    return !is_prose(line) && plain_words(line).size() >= fewest_words && read_byline(line).empty() &&
           std::ranges::none_of(segments(line), is_date_line);
}

}  // namespace

CleanText clean(std::string_view text) {
    std::vector<Paragraph> lines = unwrap(paragraphs_of(LineCollector(analysis::to_nfc(text)).lines));
    std::vector<bool> furniture;
    for (const Paragraph& line : lines)
        furniture.push_back(is_furniture(line.text));
    std::size_t text_end = lines.size();
    while (text_end > 0 && (furniture[text_end - 1] || !is_prose(lines[text_end - 1].text)))
        --text_end;

    CleanText result;
    bool titles_follow = false;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        std::string& line = lines[at].text;
        const bool title = !furniture[at] && titles_follow && may_be_another_title(line);
        if (!furniture[at] && !title) {
            titles_follow = false;
            result.paragraphs.push_back(std::move(lines[at]));
            continue;
        }
        // Inside the text, one title is all that an announcement can be sure of.
        titles_follow = title ? at >= text_end : announces_titles(line);
        if (is_source_line(line) && at >= text_end)
            result.credits.push_back(line);
        result.dropped.push_back(std::move(line));
    }
    return result;
}

std::string clean_line(std::string_view text) {
    std::string result;
    for (const std::string& line : LineCollector(analysis::to_nfc(text)).lines)
        if (!line.empty())
            result.append(result.empty() ? "" : " ").append(line);
    return result;
}

std::string join(const std::vector<Paragraph>& paragraphs) {
    std::string text;
    for (const Paragraph& paragraph : paragraphs)
        text.append(text.empty() ? "" : "\n").append(paragraph.text);
    return text;
}

}  // namespace depeche::indexer
