#include "indexer/reader/json_records.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <string_view>
#include <utility>

#include "indexer/escaping.hpp"
#include "indexer/reader/encoding.hpp"
#include "indexer/reader/ninjs.hpp"
#include "indexer/reader/raw_fields.hpp"
#include "indexer/reader/refusals.hpp"
#include "indexer/reader/release.hpp"

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
    return {fmt::format("la dépêche est {}, il faut un objet {{…}}", found.french),
            fmt::format("the dispatch is {}, an object {{…}} is wanted", found.english)};
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

Trouble set_field(RawDispatch& dispatch, const RawField& field, std::string_view key, const element& value) {
    const bool may_be_number = field.text == &RawDispatch::id || field.text == &RawDispatch::version;
    if (field.text)
        return set_text(dispatch.*field.text, key, value, may_be_number);
    return set_list(dispatch.*field.list, key, value);
}

std::string_view without_byte_order_mark(std::string_view json) {
    return json.starts_with("\xef\xbb\xbf") ? json.substr(3) : json;
}

}  // namespace

struct JsonRecords::Parser {
    simdjson::dom::parser json;
};

JsonRecords::JsonRecords(std::string path) : path_(std::move(path)), parser_(std::make_unique<Parser>()) {}
JsonRecords::~JsonRecords() = default;

Record JsonRecords::read(std::string json, std::uint32_t record) {
    dispatch_ = {};
    dispatch_.path = path_;
    dispatch_.record = record;
    if (!is_utf8(json)) {
        auto decoded = decode(std::move(json));
        if (auto* reason = std::get_if<Message>(&decoded))
            return refuse(std::move(*reason));
        json = std::move(std::get<Decoded>(decoded).text);
        if (auto& note = std::get<Decoded>(decoded).note)
            dispatch_.notes.push_back(*std::move(note));
    }
    const std::string_view text = without_byte_order_mark(json);
    element root;
    if (const auto error = parser_->json.parse(text.data(), text.size()).get(root))
        return refuse(not_json(error));
    simdjson::dom::object object;
    if (root.get(object) != simdjson::SUCCESS)
        return refuse(not_an_object(root));
    if (is_ninjs(object))
        return read_ninjs(object, std::move(dispatch_));
    dispatch_.method = "json";
    for (const auto [key, value] : object) {
        const RawField* field = find_raw_field(key);
        if (!field)
            note_unknown(key);
        else if (auto trouble = value.is_null() ? std::nullopt : set_field(dispatch_, *field, key, value))
            return refuse(*std::move(trouble));
    }
    if (dispatch_.text.empty() && release_of(dispatch_.status) == Release::usable)
        return refuse(no_text());
    return std::move(dispatch_);
}

void JsonRecords::note_unknown(std::string_view key) {
    if (unknown_keys_.size() < max_unknown_keys && unknown_keys_.emplace(key).second)
        dispatch_.notes.push_back(unknown_key(key));
}

Rejection JsonRecords::refuse(Message reason) const {
    return {path_, dispatch_.record, std::move(reason)};
}

}  // namespace depeche::indexer
