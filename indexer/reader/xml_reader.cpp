#include "indexer/reader/xml_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "indexer/escaping.hpp"
#include "indexer/reader/content_kind.hpp"
#include "indexer/reader/encoding.hpp"
#include "indexer/reader/markup/html.hpp"
#include "indexer/reader/markup/xml_walker.hpp"
#include "indexer/reader/raw_fields.hpp"
#include "indexer/reader/refusals.hpp"
#include "indexer/reader/release.hpp"
#include "indexer/reader/xml/vocabulary.hpp"

namespace depeche::indexer {

namespace {

using markup::Node;
using markup::XmlWalker;
using xml::Vocabulary;

constexpr auto vocabularies =
    std::to_array<const Vocabulary*>({&xml::newsml_g2, &xml::newsml_1, &xml::nitf, &xml::atom, &xml::rss});

Message malformed(const XmlWalker::Error& error) {
    const std::string reason = excerpt(error.reason);
    return {fmt::format("XML mal formé ({}) : corrigez-le ; les dépêches lues avant sont prises", reason),
            fmt::format("malformed XML ({}): correct it; the dispatches read before are taken", reason)};
}

Message unknown_root(Node root) {
    const std::string name = excerpt(root.local_name());
    return {
        fmt::format("XML d’un genre inconnu (racine <{}>) : il faut du RSS, Atom, NewsML, NewsML-G2 ou NITF",
                    name),
        fmt::format("XML of an unknown kind (root <{}>): RSS, Atom, NewsML, NewsML-G2 or NITF is wanted",
                    name)};
}

Message no_text_in_item() {
    return {"pas de texte : l’objet n’en contient aucun", "no text: the item holds none"};
}

class XmlReader : public Reader {
public:
    XmlReader(ByteSource source, std::string path) : source_(std::move(source)), path_(std::move(path)) {}

    std::optional<Record> next() override {
        switch (state_) {
            case State::start:
                if (auto record = open())
                    return record;
                return walk();
            case State::walking:
                return walk();
            case State::ended:
                break;
        }
        return std::nullopt;
    }

    std::uint64_t bytes_read() const override { return source_.bytes_read(); }

private:
    enum class State { start, walking, ended };

    /// Gives the rejection of a document that cannot be walked.
    std::optional<Record> open() {
        std::string bytes;
        if (!source_.read_all(bytes, max_document_bytes))
            return refuse(0, document_too_long());
        if (source_.failure())
            return refuse(0, *source_.failure());
        const std::string declared = declared_encoding(bytes);
        auto decoded = decode(std::move(bytes), declared);
        if (auto* reason = std::get_if<Message>(&decoded))
            return refuse(0, std::move(*reason));
        auto& [text, note] = std::get<Decoded>(decoded);
        note_ = std::move(note);
        // A declaration must come first; feeds put blank lines before it.
        text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        // What a document declares itself it means its own way.
        const bool has_declarations = text.substr(0, kind_bytes).find("<!DOCTYPE") != std::string::npos;
        walker_.emplace(has_declarations ? std::move(text) : markup::with_named_characters(std::move(text)));
        element_ = walker_->enter();
        if (!element_)
            return refuse(line_of_error(), malformed(walker_->error().value_or(XmlWalker::Error{})));
        const auto found = std::ranges::find_if(
            vocabularies, [&](const Vocabulary* vocabulary) { return vocabulary->has_root(element_); });
        if (found == vocabularies.end())
            return refuse(0, unknown_root(element_));
        vocabulary_ = *found;
        root_is_item_ = vocabulary_->is_item(element_);
        state_ = State::walking;
        return std::nullopt;
    }

    std::optional<Record> walk() {
        while (element_) {
            if (vocabulary_->is_item(element_)) {
                const Node item = walker_->read();
                if (!item)
                    break;
                Record record = read_item(item);
                element_ = walker_->pass();
                return record;
            }
            if (vocabulary_->holds_items(element_)) {
                element_ = walker_->enter();
                continue;
            }
            if (const Node whole = vocabulary_->read_envelope ? walker_->read() : Node())
                vocabulary_->read_envelope(whole, envelope_);
            element_ = walker_->pass();
        }
        return finish();
    }

    Record read_item(Node item) {
        ++items_;
        RawDispatch raw;
        raw.path = path_;
        raw.record = root_is_item_ ? 0 : items_;
        Record record = vocabulary_->read_item(item, envelope_, std::move(raw));
        auto* dispatch = std::get_if<RawDispatch>(&record);
        if (!dispatch)
            return record;
        if (trimmed(dispatch->text).empty() && release_of(dispatch->status) == Release::usable)
            return Rejection{path_, dispatch->record, no_text_in_item()};
        if (note_)
            dispatch->notes.push_back(*std::exchange(note_, std::nullopt));
        return record;
    }

    std::optional<Record> finish() {
        state_ = State::ended;
        if (walker_->error())
            return refuse(line_of_error(), malformed(*walker_->error()));
        if (items_ == 0)
            return SetAside{path_, 0, SetAside::Why::no_text, empty_list()};
        return std::nullopt;
    }

    std::uint32_t line_of_error() const { return walker_->error() ? walker_->error()->line : 0; }

    Rejection refuse(std::uint32_t line, Message reason) {
        state_ = State::ended;
        return {path_, line, std::move(reason)};
    }

    ByteSource source_;
    std::string path_;
    State state_ = State::start;
    std::optional<XmlWalker> walker_;
    const Vocabulary* vocabulary_ = nullptr;
    xml::Envelope envelope_;
    Node element_;
    bool root_is_item_ = false;
    std::uint32_t items_ = 0;
    /// What was assumed of the encoding: said once.
    std::optional<Message> note_;
};

}  // namespace

std::unique_ptr<Reader> make_xml_reader(ByteSource source, const std::string& path) {
    return std::make_unique<XmlReader>(std::move(source), path);
}

}  // namespace depeche::indexer
