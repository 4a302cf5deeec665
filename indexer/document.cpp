#include "indexer/document.hpp"

#include <algorithm>
#include <cassert>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/sketch.hpp"
#include "schema/facet_values.hpp"
#include "schema/fields.hpp"
#include "schema/forward_list.hpp"
#include "schema/record.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

using schema::Field;
using schema::FieldId;
using schema::FieldKind;

namespace {

/// Xapian throws a whole batch away for one term that is too long, so `schema` bounds every term it makes.
const std::string& checked(const std::string& term) {
    assert(!term.empty() && term.size() <= schema::max_term_bytes);
    assert(term.find('\0') == std::string::npos);
    return term;
}

/// A text of a field and the position of its first word. Words from position `end` on lose their positions,
/// which others have.
struct PlacedText {
    std::string_view text;
    Xapian::termpos begin;
    Xapian::termpos end = static_cast<Xapian::termpos>(-1);
};

std::vector<PlacedText> parts(const Dispatch& dispatch, FieldId field) {
    const std::string_view title = dispatch.title_derived ? std::string_view{} : dispatch.title;
    switch (field) {
        case FieldId::text:
            return {{title, schema::title_position, schema::body_position - analysis::paragraph_gap},
                    {dispatch.body, schema::body_position}};
        case FieldId::title:
            return {{title, schema::title_position}};
        case FieldId::author:
            return {{dispatch.byline, schema::title_position}};
        default:
            return {};
    }
}

template <typename Values>
std::vector<std::string> ids(const Values& values) {
    std::vector<std::string> result;
    for (const auto& value : values)
        result.push_back(value.name.id);
    return result;
}

std::vector<std::string> slugs(const std::vector<std::string>& labels) {
    std::vector<std::string> result;
    for (const std::string& label : labels)
        if (!label.empty())
            result.push_back(schema::slug(label));
    return result;
}

/// The ids of the values a dispatch has in a field of names or keywords.
std::vector<std::string> values(const Dispatch& dispatch, FieldId field) {
    switch (field) {
        case FieldId::source:
            return ids(dispatch.sources);
        case FieldId::actor:
            return ids(dispatch.actors);
        case FieldId::place:
            return ids(dispatch.places);
        case FieldId::section:
            return slugs({dispatch.section});
        case FieldId::keyword:
            return slugs(dispatch.keywords);
        case FieldId::language:
            return slugs({dispatch.language});
        default:
            return {};
    }
}

class Builder {
public:
    Builder(const Dispatch& dispatch, analysis::Analyzer& analyzer)
        : dispatch_(dispatch), analyzer_(analyzer) {}

    FlatDocument build() {
        for (const Field& field : schema::fields)
            add_field(field);
        document_.add_boolean_term(checked(schema::file_term(dispatch_.path)));
        add_slots();
        return std::move(document_);
    }

private:
    void add_field(const Field& field) {
        switch (field.kind) {
            case FieldKind::text:
                for (const PlacedText& part : parts(dispatch_, field.id))
                    add_words(field.prefix, part);
                break;
            case FieldKind::date:
                add_date();
                break;
            case FieldKind::name:
            case FieldKind::keyword:
                for (const std::string& id : values(dispatch_, field.id))
                    document_.add_boolean_term(checked(schema::name_term(field.id, id)));
                break;
            case FieldKind::identifier:
                document_.add_boolean_term(checked(schema::id_term(dispatch_.id)));
                break;
        }
    }

    // The words are sorted by their form first: what a word gives is spelled out once, and its stem is added
    // once.
    void add_words(std::string_view prefix, const PlacedText& part) {
        words_.clear();
        const std::span<const analysis::Token> tokens = analyzer_.analyze(part.text);
        for (const analysis::Token& token : tokens)
            words_.push_back({token.form, part.begin + token.position});
        if (prefix.empty()) {
            add_compounds(tokens);
            if (part.begin == schema::body_position) {
                add_sketch(tokens);
                forward_list_.add_body(tokens);
            } else {
                forward_list_.add_title(tokens);
            }
        }
        std::ranges::sort(words_, {},
                          [](const Occurrence& word) { return std::pair(word.form, word.position); });
        for (auto word = words_.begin(); word != words_.end();) {
            const auto end = std::ranges::find_if(
                word, words_.end(), [&](const Occurrence& other) { return other.form != word->form; });
            const auto occurrences = static_cast<Xapian::termcount>(end - word);
            const std::string exact = checked(schema::exact_term(prefix, word->form->exact));
            document_.add_term(checked(schema::stem_term(prefix, word->form->stem)), occurrences);
            // Weightless, so that accents do not lengthen a dispatch.
            if (prefix.empty() && word->form->accented != word->form->exact)
                document_.add_boolean_term(
                    checked(schema::accented_term(word->form->exact, word->form->accented)));
            positions_.clear();
            for (; word != end; ++word)
                if (word->position < part.end && (positions_.empty() || positions_.back() != word->position))
                    positions_.push_back(word->position);
            document_.add_term(exact, occurrences, positions_);
        }
    }

    /// How the compounds are written whose joined forms stand among the words; not numbers.
    void add_compounds(std::span<const analysis::Token> tokens) {
        for (auto token = tokens.begin(); token != tokens.end(); ++token) {
            const std::string_view joined = token->form->exact;
            if (token->kind != analysis::TokenKind::joined || (joined[0] >= '0' && joined[0] <= '9'))
                continue;
            std::string written;
            const auto first =
                std::ranges::find(tokens.begin(), token, token->position, &analysis::Token::position);
            for (auto part = first; part != token; ++part)
                written.append(written.empty() ? "" : "-").append(part->form->accented);
            if (std::string term = schema::accented_term(joined, written);
                term.size() <= schema::max_term_bytes)
                document_.add_boolean_term(checked(term));
        }
    }

    void add_sketch(std::span<const analysis::Token> tokens) {
        if (const auto sample = sketch(tokens))
            document_.set_value(schema::slot_sketch, encode(*sample));
    }

    void add_date() {
        const DerivedDate* date = dispatch_.date();
        if (!date) {
            document_.add_boolean_term(std::string(schema::undated_term));
            return;
        }
        for (const std::string& term : schema::date_terms(date->interval))
            document_.add_boolean_term(checked(term));
    }

    void add_slots() {
        const DerivedDate* date = dispatch_.date();
        const std::string day = date ? schema::compact(date->interval.first) : "";
        document_.set_value(schema::slot_newest, day);
        document_.set_value(schema::slot_oldest, date ? day : "99999999");
        document_.set_value(schema::slot_words, forward_list_.take());
        document_.set_value(schema::slot_facets, schema::encode(schema::facet_values(dispatch_)));
        document_.set_value(schema::slot_content, schema::hash128_hex(schema::pack(dispatch_)));
        document_.set_data(schema::encode(dispatch_));
    }

    struct Occurrence {
        const analysis::WordForm* form;
        Xapian::termpos position;
    };

    const Dispatch& dispatch_;
    analysis::Analyzer& analyzer_;
    FlatDocument document_;
    schema::ForwardListEncoder forward_list_;
    std::vector<Occurrence> words_;
    std::vector<Xapian::termpos> positions_;
};

}  // namespace

FlatDocument build_document(const Dispatch& dispatch, analysis::Analyzer& analyzer) {
    return Builder(dispatch, analyzer).build();
}

}  // namespace depeche::indexer
