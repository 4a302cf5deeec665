#include "searcher/suggest/respelling.hpp"

#include <algorithm>
#include <string>

#include "schema/analysis/accents.hpp"
#include "schema/analysis/folding.hpp"
#include "schema/facet_values.hpp"
#include "schema/terms.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/repairs.hpp"
#include "searcher/suggest/corrections.hpp"
#include "searcher/suggest/written_form.hpp"

namespace depeche::suggest {

using query::TokenKind;
using schema::FieldId;
using schema::FieldKind;

namespace {

/// A longer query is a text, not something mistyped.
constexpr std::size_t most_pieces = 16;

/// So many spellings of each word are tried.
constexpr std::size_t most_spellings = 3;

/// A word is probably a slip where one so near is so many times as frequent.
constexpr double near = 1;
constexpr std::uint32_t many_times = 50;

/// A word of the query and what it may have been meant to be, the likeliest first.
struct Word {
    std::size_t begin;
    std::size_t end;
    std::vector<std::string> spellings;
    bool is_wrong;
};

/// Finds the words of one query that may be misspelt.
class Reader {
public:
    Reader(std::string_view query, Vocabulary& vocabulary, const Xapian::Database& index,
           analysis::Analyzer& analyzer)
        : query_(query), vocabulary_(vocabulary), index_(index), analyzer_(analyzer) {}

    /// None of a query of more than `most_pieces`, or of which no word is rare enough to be wrong.
    std::vector<Word> words() {
        query::RepairList repairs(query_);
        const std::string readable = query::without_bad_bytes(query_, repairs);
        query::Lexer lexer(readable, repairs);
        FieldId field = FieldId::text;
        for (query::Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
            if (token.kind == TokenKind::field) {
                field = token.scope.field;
                continue;
            }
            if (token.kind == TokenKind::word || token.kind == TokenKind::phrase ||
                token.kind == TokenKind::exact || token.kind == TokenKind::near)
                read(token.begin, token.end, field);
            if (pieces_.size() > most_pieces)
                return {};
            if (token.kind != TokenKind::open)
                field = FieldId::text;
        }
        for (Piece& piece : pieces_)
            piece.frequency = frequency_of(piece);
        if (std::ranges::none_of(pieces_, [&](const Piece& piece) { return may_be_wrong(piece); }))
            return {};
        refresh_vocabulary();
        for (const Piece& piece : pieces_)
            add(piece);
        return std::move(words_);
    }

private:
    struct Piece {
        std::size_t begin;
        std::size_t end;
        FieldId field;
        std::string exact;
        std::string stem;
        std::uint32_t frequency = 0;
    };

    void read(std::size_t begin, std::size_t end, FieldId field) {
        const FieldKind kind = schema::field(field).kind;
        if (kind != FieldKind::text && kind != FieldKind::name)
            return;
        for (const analysis::Token& token : analyzer_.analyze(query_.substr(begin, end - begin)))
            if (token.kind == analysis::TokenKind::word)
                pieces_.push_back({begin + token.begin, begin + token.end, field,
                                   std::string(token.form->exact), std::string(token.form->stem)});
    }

    /// Of the word that may have been meant.
    static std::uint32_t least_frequency(const Piece& piece) { return piece.frequency * many_times; }

    /// Nothing is so many times as frequent as a frequent word.
    bool may_be_wrong(const Piece& piece) const {
        return piece.frequency <= index_.get_doccount() / many_times;
    }

    void refresh_vocabulary() {
        std::vector<Vocabulary::Wanted> wanted;
        for (const Piece& piece : pieces_)
            wanted.push_back(wanted_to_correct(piece.exact, least_frequency(piece)));
        vocabulary_.refresh(index_, [&](const schema::VocabularyWord& word) {
            return std::ranges::any_of(wanted, [&](const auto& wants) { return wants(word); });
        });
    }

    void add(const Piece& piece) {
        const std::string_view typed = query_.substr(piece.begin, piece.end - piece.begin);
        const bool capital = typed[0] >= 'A' && typed[0] <= 'Z';
        Word word{piece.begin, piece.end, {}, false};
        const std::vector<Correction> candidates =
            may_be_wrong(piece)
                ? corrections(piece.exact, vocabulary_, index_, most_spellings, least_frequency(piece))
                : std::vector<Correction>();
        for (const Correction& meant : candidates) {
            if (schema::field(piece.field).kind == FieldKind::name &&
                index_.get_metadata(schema::name_word_key(piece.field, meant.exact)).empty())
                continue;
            const bool is_slip = meant.distance <= near && meant.frequency >= least_frequency(piece);
            if (piece.frequency == 0 || is_slip)
                word.spellings.push_back(written_form(index_, meant.exact, meant.spelling, capital));
        }
        word.is_wrong = !word.spellings.empty();
        if (!word.is_wrong)
            if (const Vocabulary::Word* known = vocabulary_.find(piece.exact);
                known != nullptr && known->spelling != known->exact && analysis::lower(typed) == piece.exact)
                word.spellings.push_back(
                    written_form(index_, piece.exact, std::string(known->spelling), capital));
        if (!word.spellings.empty())
            words_.push_back(std::move(word));
    }

    /// How many dispatches have the word, in any form that a search would find.
    std::uint32_t frequency_of(const Piece& piece) const {
        if (schema::field(piece.field).kind == FieldKind::name)
            return index_.get_metadata(schema::name_word_key(piece.field, piece.exact)).empty() ? 0
                                                                                                : many_times;
        Xapian::doccount most = std::max(index_.get_termfreq(schema::exact_term("", piece.exact)),
                                         index_.get_termfreq(schema::stem_term("", piece.stem)));
        if (most == 0)
            for (const std::string& candidate : analysis::accent_candidates(piece.exact))
                most = std::max(most,
                                index_.get_termfreq(schema::stem_term("", analyzer_.form(candidate).stem)));
        return most;
    }

    std::string_view query_;
    Vocabulary& vocabulary_;
    const Xapian::Database& index_;
    analysis::Analyzer& analyzer_;
    std::vector<Piece> pieces_;
    std::vector<Word> words_;
};

/// The query with each word in its spelling of that rank, or its last one.
Suggestion rewritten(std::string_view query, const std::vector<Word>& words,
                     const std::vector<std::size_t>& ranks) {
    Suggestion suggestion;
    std::size_t copied = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string& spelling = words[at].spellings[ranks[at]];
        suggestion.text += query.substr(copied, words[at].begin - copied);
        const auto begin = static_cast<std::uint32_t>(suggestion.text.size());
        suggestion.text += spelling;
        if (query.substr(words[at].begin, words[at].end - words[at].begin) != spelling)
            suggestion.marks.push_back({begin, static_cast<std::uint32_t>(suggestion.text.size())});
        copied = words[at].end;
    }
    suggestion.text += query.substr(copied);
    return suggestion;
}

}  // namespace

std::vector<Suggestion> respellings(std::string_view query, Vocabulary& vocabulary,
                                    const Xapian::Database& index, analysis::Analyzer& analyzer) {
    const std::vector<Word> words = Reader(query, vocabulary, index, analyzer).words();
    if (std::ranges::none_of(words, &Word::is_wrong))
        return {};
    // All words in their likeliest spelling, then one word at a time in its next ones.
    std::vector<std::size_t> ranks(words.size(), 0);
    std::vector<Suggestion> suggestions{rewritten(query, words, ranks)};
    for (std::size_t rank = 1; rank < most_spellings; ++rank)
        for (std::size_t at = 0; at < words.size() && suggestions.size() < most_respellings; ++at)
            if (rank < words[at].spellings.size()) {
                ranks[at] = rank;
                suggestions.push_back(rewritten(query, words, ranks));
                ranks[at] = 0;
            }
    return suggestions;
}

}  // namespace depeche::suggest
