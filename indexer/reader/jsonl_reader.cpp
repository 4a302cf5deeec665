#include "indexer/reader/jsonl_reader.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <set>
#include <string_view>
#include <utility>

#include "indexer/escaping.hpp"
#include "indexer/reader/encoding.hpp"
#include "indexer/reader/raw_fields.hpp"
#include "indexer/reader/refusals.hpp"

namespace depeche::indexer {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

/// The reason to refuse a line; nothing when it is fine.
using Trouble = std::optional<Message>;

Text type_name(element_type type) {
    switch (type) {
        case element_type::ARRAY:
            return {"une liste", "a list"};
        case element_type::OBJECT:
            return {"un objet", "an object"};
        case element_type::STRING:
            return {"un texte", "a text"};
        case element_type::BOOL:
            return {"un booléen", "a boolean"};
        case element_type::NULL_VALUE:
            return {"null", "null"};
        default:
            return {"un nombre", "a number"};
    }
}

Message wrong_type(std::string_view key, const element& value, Text wanted) {
    const Text found = type_name(value.type());
    return {fmt::format("« {} » est {}, il faut {}", excerpt(key), found.french, wanted.french),
            fmt::format("'{}' is {}, it must be {}", excerpt(key), found.english, wanted.english)};
}

Message not_json(simdjson::error_code error) {
    const std::string reason = simdjson::error_message(error);
    return {fmt::format("JSON mal formé ({}) : corrigez la ligne, il faut un objet {{…}} par ligne", reason),
            fmt::format("malformed JSON ({}): correct the line, one object {{…}} a line is wanted", reason)};
}

Message not_an_object(const element& value) {
    const Text found = type_name(value.type());
    return {fmt::format("la ligne est {}, il faut un objet {{…}} par ligne", found.french),
            fmt::format("the line is {}, one object {{…}} a line is wanted", found.english)};
}

Message no_text() {
    return {"pas de texte : il faut une clé « texte » ou « text »",
            "no text: a key 'text' or 'texte' is needed"};
}

Message unknown_key(std::string_view key) {
    return {fmt::format("clé JSON inconnue, ignorée dans tout le fichier : « {} »", excerpt(key)),
            fmt::format("unknown JSON key, ignored in the whole file: '{}'", excerpt(key))};
}

Trouble set_text(std::string& text, std::string_view key, const element& value, bool number_allowed) {
    if (value.is_string())
        text = value.get_string().value_unsafe();
    else if (number_allowed && value.is_uint64())
        text = std::to_string(value.get_uint64().value_unsafe());
    else
        return wrong_type(key, value, {"un texte", "a text"});
    return std::nullopt;
}

Trouble set_list(std::vector<std::string>& list, std::string_view key, const element& value) {
    constexpr Text wanted{"une liste de textes", "a list of texts"};
    if (value.is_string()) {
        list = split_list(value.get_string().value_unsafe());
        return std::nullopt;
    }
    simdjson::dom::array items;
    if (value.get(items) != simdjson::SUCCESS)
        return wrong_type(key, value, wanted);
    for (const element item : items) {
        if (item.is_null())
            continue;
        if (!item.is_string())
            return wrong_type(key, item, wanted);
        list.emplace_back(item.get_string().value_unsafe());
    }
    return std::nullopt;
}

class JsonlReader : public Reader {
public:
    JsonlReader(ByteSource source, std::string path) : source_(std::move(source)), path_(std::move(path)) {}

    std::optional<Record> next() override {
        for (;;) {
            switch (source_.next_line(line_, max_dispatch_bytes)) {
                case ByteSource::LineStatus::end:
                    return end();
                case ByteSource::LineStatus::too_long:
                    ++number_;
                    return refuse(line_too_long());
                case ByteSource::LineStatus::line:
                    ++number_;
                    if (!trimmed(without_byte_order_mark(line_)).empty())
                        return read();
            }
        }
    }

    std::uint64_t bytes_read() const override { return source_.bytes_read(); }

private:
    static std::string_view without_byte_order_mark(std::string_view line) {
        return line.starts_with("\xef\xbb\xbf") ? line.substr(3) : line;
    }

    std::optional<Record> end() {
        if (std::exchange(ended_, true))
            return std::nullopt;
        if (source_.failure())
            return refuse(*source_.failure());
        if (number_ == 0)
            return Rejection{path_, 0, empty_file()};
        return std::nullopt;
    }

    Record read() {
        dispatch_ = {};
        dispatch_.path = path_;
        dispatch_.record = number_;
        dispatch_.method = "json";
        if (!is_utf8(line_)) {
            auto decoded = from_windows_1252(line_);
            if (!decoded)
                return refuse(unknown_encoding());
            line_ = *std::move(decoded);
            dispatch_.notes.push_back(read_as_windows_1252());
        }
        if (Trouble trouble = parse(without_byte_order_mark(line_)))
            return refuse(*std::move(trouble));
        return std::move(dispatch_);
    }

    Trouble parse(std::string_view line) {
        element root;
        if (const auto error = parser_.parse(line.data(), line.size()).get(root))
            return not_json(error);
        simdjson::dom::object object;
        if (root.get(object) != simdjson::SUCCESS)
            return not_an_object(root);
        for (const auto [key, value] : object)
            if (Trouble trouble = set_field(key, value))
                return trouble;
        if (dispatch_.text.empty())
            return no_text();
        return std::nullopt;
    }

    Trouble set_field(std::string_view key, const element& value) {
        const RawField* field = find_raw_field(key);
        if (!field) {
            if (unknown_keys_.size() < max_unknown_keys && unknown_keys_.emplace(key).second)
                dispatch_.notes.push_back(unknown_key(key));
            return std::nullopt;
        }
        if (value.is_null())
            return std::nullopt;
        if (field->text)
            return set_text(dispatch_.*field->text, key, value, field->text == &RawDispatch::id);
        return set_list(dispatch_.*field->list, key, value);
    }

    Rejection refuse(Message reason) const { return {path_, number_, std::move(reason)}; }

    static constexpr std::size_t max_unknown_keys = 100;

    ByteSource source_;
    std::string path_;
    std::string line_;
    std::uint32_t number_ = 0;
    bool ended_ = false;
    simdjson::dom::parser parser_;
    RawDispatch dispatch_;
    std::set<std::string, std::less<>> unknown_keys_;
};

}  // namespace

std::unique_ptr<Reader> make_jsonl_reader(ByteSource source, std::string path) {
    return std::make_unique<JsonlReader>(std::move(source), std::move(path));
}

}  // namespace depeche::indexer
