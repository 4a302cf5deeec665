#include "indexer/reader/json_reader.hpp"

#include <string_view>
#include <utility>

#include "indexer/reader/json_records.hpp"
#include "indexer/reader/raw_fields.hpp"
#include "indexer/reader/refusals.hpp"

namespace depeche::indexer {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

Message array_broken_off() {
    return {"la liste JSON n’est pas terminée, le fichier semble coupé : ce qui précède est pris",
            "the JSON list does not end, the file seems cut off: what is before is taken"};
}

Message not_between_items(char found) {
    const std::string shown = found >= ' ' && found < '\x7f' ? std::string(1, found) : std::string("?");
    return {"la liste JSON est mal formée (« " + shown + " » entre deux objets) : ce qui précède est pris",
            "the JSON list is malformed ('" + shown + "' between two objects): what is before is taken"};
}

class JsonLinesReader : public Reader {
public:
    JsonLinesReader(ByteSource source, std::string path)
        : source_(std::move(source)), path_(std::move(path)), records_(path_) {}

    std::optional<Record> next() override {
        for (;;) {
            switch (source_.next_line(line_, max_dispatch_bytes)) {
                case ByteSource::LineStatus::end:
                    return end();
                case ByteSource::LineStatus::too_long:
                    return Rejection{path_, ++number_, line_too_long()};
                case ByteSource::LineStatus::line:
                    ++number_;
                    if (!is_blank(line_))
                        return records_.read(std::move(line_), is_whole_file() ? 0 : number_);
            }
        }
    }

    std::uint64_t bytes_read() const override { return source_.bytes_read(); }

private:
    static bool is_blank(std::string_view line) {
        return trimmed(line.starts_with(byte_order_mark) ? line.substr(3) : line).empty();
    }

    /// A file that holds one object in one line, and does not call itself one of many lines.
    bool is_whole_file() { return number_ == 1 && path_.ends_with(".json") && source_.peek(1).empty(); }

    std::optional<Record> end() {
        if (std::exchange(ended_, true))
            return std::nullopt;
        if (source_.failure())
            return Rejection{path_, number_, *source_.failure()};
        if (number_ == 0)
            return Rejection{path_, 0, empty_file()};
        return std::nullopt;
    }

    ByteSource source_;
    std::string path_;
    JsonRecords records_;
    std::string line_;
    std::uint32_t number_ = 0;
    bool ended_ = false;
};

/// Finds the objects of a list by their braces; whether they are JSON is seen when they are read.
class JsonArrayReader : public Reader {
public:
    JsonArrayReader(ByteSource source, std::string path)
        : source_(std::move(source)), path_(std::move(path)), records_(path_) {}

    std::optional<Record> next() override {
        if (ended_)
            return std::nullopt;
        for (;;) {
            char c = 0;
            if (!get(c))
                return end(source_.failure() ? *source_.failure() : array_broken_off());
            switch (c) {
                case '{':
                    return item();
                case ']':
                    ended_ = true;
                    if (number_ > 0)
                        return std::nullopt;
                    return SetAside{path_, 0, SetAside::Why::no_text, empty_list()};
                case '[':
                case ',':
                case ' ':
                case '\t':
                case '\r':
                case '\n':
                case '\xef':
                case '\xbb':
                case '\xbf':
                    break;
                default:
                    return end(not_between_items(c));
            }
        }
    }

    std::uint64_t bytes_read() const override { return source_.bytes_read(); }

private:
    bool get(char& c) {
        if (piece_.empty())
            piece_ = source_.next_piece();
        if (piece_.empty())
            return false;
        c = piece_.front();
        piece_.remove_prefix(1);
        return true;
    }

    /// The object whose brace was just read.
    std::optional<Record> item() {
        ++number_;
        std::string json = "{";
        bool in_text = false;
        bool escaped = false;
        bool too_long = false;
        for (std::size_t depth = 1; depth > 0;) {
            char c = 0;
            if (!get(c))
                return end(source_.failure() ? *source_.failure() : array_broken_off());
            if (!in_text && c == '{')
                ++depth;
            if (!in_text && c == '}')
                --depth;
            in_text = in_text != (c == '"' && !escaped);
            escaped = in_text && c == '\\' && !escaped;
            too_long = too_long || json.size() == max_dispatch_bytes;
            if (!too_long)
                json += c;
        }
        if (too_long)
            return Rejection{path_, number_, item_too_long()};
        return records_.read(std::move(json), number_);
    }

    std::optional<Record> end(Message reason) {
        ended_ = true;
        return Rejection{path_, number_, std::move(reason)};
    }

    ByteSource source_;
    std::string path_;
    JsonRecords records_;
    std::string_view piece_;
    std::uint32_t number_ = 0;
    bool ended_ = false;
};

class JsonObjectReader : public Reader {
public:
    JsonObjectReader(ByteSource source, std::string path)
        : source_(std::move(source)), path_(std::move(path)), records_(path_) {}

    std::optional<Record> next() override {
        if (std::exchange(ended_, true))
            return std::nullopt;
        std::string json;
        if (!source_.read_all(json, max_dispatch_bytes))
            return Rejection{path_, 0, file_too_long()};
        if (source_.failure())
            return Rejection{path_, 0, *source_.failure()};
        return records_.read(std::move(json), 0);
    }

    std::uint64_t bytes_read() const override { return source_.bytes_read(); }

private:
    ByteSource source_;
    std::string path_;
    JsonRecords records_;
    bool ended_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_json_lines_reader(ByteSource source, const std::string& path) {
    return std::make_unique<JsonLinesReader>(std::move(source), path);
}

std::unique_ptr<Reader> make_json_array_reader(ByteSource source, const std::string& path) {
    return std::make_unique<JsonArrayReader>(std::move(source), path);
}

std::unique_ptr<Reader> make_json_object_reader(ByteSource source, const std::string& path) {
    return std::make_unique<JsonObjectReader>(std::move(source), path);
}

}  // namespace depeche::indexer
