#include "indexer/reader/text_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/escaping.hpp"
#include "indexer/reader/encoding.hpp"
#include "indexer/reader/raw_fields.hpp"
#include "indexer/reader/refusals.hpp"

namespace depeche::indexer {

namespace {

constexpr std::string_view fence = "---";

/// Walks lines, counting them.
struct Lines {
    std::string_view rest;
    std::uint32_t number = 0;

    bool next(std::string_view& line) {
        if (rest.empty())
            return false;
        const auto end = std::min(rest.find('\n'), rest.size());
        line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        ++number;
        return true;
    }
};

bool is_fence(std::string_view line) {
    return trimmed(line) == fence;
}

/// Drops the quotation marks that YAML writers put around a value.
std::string_view unquoted(std::string_view value) {
    const bool quoted =
        value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\'');
    return quoted ? value.substr(1, value.size() - 2) : value;
}

class TextReader : public Reader {
public:
    TextReader(ByteSource source, std::string path) : source_(std::move(source)), path_(std::move(path)) {}

    std::optional<Record> next() override {
        if (std::exchange(done_, true))
            return std::nullopt;
        return read();
    }

    std::uint64_t bytes_read() const override { return source_.bytes_read(); }

private:
    Record read() {
        std::string bytes;
        if (!source_.read_all(bytes, max_dispatch_bytes))
            return refuse(0, file_too_long());
        if (source_.failure())
            return refuse(0, *source_.failure());
        if (bytes.find('\0') != std::string::npos)
            return refuse(0, binary_content());
        if (!is_utf8(bytes)) {
            auto decoded = from_windows_1252(bytes);
            if (!decoded)
                return refuse(first_line_not_utf8(bytes), unknown_encoding());
            bytes = *std::move(decoded);
            dispatch_.notes.push_back(read_as_windows_1252());
        }
        return parse(bytes);
    }

    Record parse(std::string_view text) {
        if (text.starts_with("\xef\xbb\xbf"))
            text.remove_prefix(3);
        Lines lines{text};
        std::string_view line;
        if (Lines first = lines; first.next(line) && is_fence(line)) {
            lines = first;
            if (auto refused = read_header(lines))
                return *std::move(refused);
        }
        dispatch_.path = path_;
        dispatch_.text = lines.rest;
        return std::move(dispatch_);
    }

    /// Reads up to the line after the header; gives the reason to refuse the file, if there is one.
    std::optional<Rejection> read_header(Lines& lines) {
        dispatch_.method = "header";
        std::string_view line;
        while (lines.next(line)) {
            if (is_fence(line))
                return std::nullopt;
            if (trimmed(line).empty() || trimmed(line).starts_with('#'))
                continue;
            const auto colon = line.find(':');
            if (colon == std::string_view::npos)
                return refuse(lines.number, not_a_header_line(line));
            set_field(trimmed(line.substr(0, colon)), unquoted(trimmed(line.substr(colon + 1))));
        }
        return refuse(1, header_without_end());
    }

    void set_field(std::string_view key, std::string_view value) {
        const RawField* field = find_raw_field(key);
        if (!field || field->text == &RawDispatch::text)
            dispatch_.notes.push_back(unknown_key(key));
        else if (field->text)
            dispatch_.*field->text = value;
        else
            dispatch_.*field->list = split_list(value);
    }

    static Message not_a_header_line(std::string_view line) {
        return {fmt::format("l’en-tête a une ligne sans deux-points (« {} ») : écrivez « clé: valeur », ou "
                            "fermez l’en-tête par une ligne « --- »",
                            excerpt(line)),
                fmt::format("the header has a line without a colon ('{}'): write 'key: value', or end the "
                            "header with a line '---'",
                            excerpt(line))};
    }

    static Message header_without_end() {
        return {"l’en-tête ouvert par « --- » n’est jamais fermé : ajoutez une ligne « --- » avant le texte",
                "the header opened by '---' is never closed: add a line '---' before the text"};
    }

    static Message unknown_key(std::string_view key) {
        return {fmt::format("clé d’en-tête inconnue, ignorée : « {} »", excerpt(key)),
                fmt::format("unknown header key, ignored: '{}'", excerpt(key))};
    }

    Rejection refuse(std::uint32_t line, Message reason) const { return {path_, line, std::move(reason)}; }

    ByteSource source_;
    std::string path_;
    RawDispatch dispatch_;
    bool done_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_text_reader(ByteSource source, std::string path) {
    return std::make_unique<TextReader>(std::move(source), std::move(path));
}

}  // namespace depeche::indexer
