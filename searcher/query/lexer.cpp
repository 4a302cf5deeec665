#include "searcher/query/lexer.hpp"

#include <algorithm>
#include <utility>

#include "schema/analysis/characters.hpp"
#include "schema/analysis/digits.hpp"
#include "schema/analysis/folding.hpp"
#include "searcher/query/characters.hpp"

namespace depeche::query {

namespace {

/// Longer runs are cut before anything is made of them, so that no word costs more than its length.
constexpr std::size_t max_run_bytes = 2 * max_text_bytes;

/// In bytes; what is longer is not compared with the fields.
constexpr std::size_t longest_field_name = 40;

constexpr bool is_ascii(char c) {
    return static_cast<signed char>(c) >= 0;
}

constexpr bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// What could be meant for a field: `14:07` and `C++:x` have none.
bool looks_like_field_name(std::string_view name) {
    return name.size() <= longest_field_name && !strip_punctuation(name).empty() &&
           std::ranges::all_of(
               name, [](char c) { return !is_ascii(c) || is_ascii_letter(c) || c == '-' || c == '\''; });
}

/// Whether behind a colon stands what could be a value, and not the rest of an address or a `::`.
bool looks_like_value(std::string_view value) {
    return !value.empty() &&
           (!is_ascii(value[0]) || is_ascii_letter(value[0]) || analysis::is_digit(value[0])) &&
           !strip_punctuation(value).empty();
}

bool is_sign(char32_t c) {
    return c == '+' || is_hyphen(c);
}

bool is_everything(std::string_view run) {
    return run == "*:*" || (!run.empty() && run.find_first_not_of('*') == std::string_view::npos);
}

/// The number these digits write; one that is too long to matter is cut.
std::size_t number(std::string_view digits) {
    std::size_t value = 0;
    for (const char digit : digits.substr(0, 6))
        value = 10 * value + static_cast<std::size_t>(digit - '0');
    return value;
}

bool is_nearness(Operator meaning) {
    return meaning == Operator::near || meaning == Operator::followed;
}

/// The operator a run is, `PRÈS/5` without its number.
const OperatorWord* find_operator(std::string_view run) {
    const auto slash = run.find('/');
    const bool is_numbered =
        slash != std::string_view::npos && analysis::is_all_digits(run.substr(slash + 1));
    const std::string_view word = is_numbered ? run.substr(0, slash) : run;
    const auto found = std::ranges::find(operator_words, word, &OperatorWord::word);
    if (found == operator_words.end() || (is_numbered && !is_nearness(found->meaning)))
        return nullptr;
    return &*found;
}

/// The first of the pieces between stars that has a word; what is read of `text` is not much more than it.
std::string_view first_piece(std::string_view text) {
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, text.find('*'));
        if (const std::string_view word = strip_punctuation(piece); !word.empty())
            return word;
        text.remove_prefix(std::min(piece.size() + 1, text.size()));
    }
    return {};
}

TokenKind token_kind(Operator meaning) {
    switch (meaning) {
        case Operator::conjunction:
            return TokenKind::conjunction;
        case Operator::disjunction:
            return TokenKind::disjunction;
        case Operator::negation:
            return TokenKind::negation;
        case Operator::near:
            return TokenKind::near;
        case Operator::followed:
            return TokenKind::followed;
    }
    return TokenKind::conjunction;
}

struct Tilde {
    std::string word;
    std::size_t distance;
};

/// The word before a tilde and its number, `mot~`, `mot~2`; nothing when there is no tilde at the end.
std::optional<Tilde> find_tilde(std::string_view text) {
    std::string_view word = strip_punctuation(text);
    const auto behind = static_cast<std::size_t>(word.data() - text.data()) + word.size();
    bool has_tilde = !word.empty() && text.substr(behind).find('~') != std::string_view::npos;
    std::size_t distance = 1;
    for (;;) {
        const auto tilde = word.rfind('~');
        if (tilde == std::string_view::npos || !analysis::is_all_digits(word.substr(tilde + 1)))
            break;
        has_tilde = true;
        distance = number(word.substr(tilde + 1));
        word = strip_punctuation(word.substr(0, tilde));
    }
    return has_tilde ? std::optional(Tilde{std::string(word), distance}) : std::nullopt;
}

}  // namespace

Token Lexer::next() {
    for (;;) {
        skip_blanks();
        if (at_ >= query_.size())
            return {TokenKind::end, query_.size(), query_.size()};
        if (const Quote mark = quote_at(query_, at_); mark.family != QuoteFamily::none)
            return read_phrase(mark);
        if (query_[at_] == '(' || query_[at_] == ')')
            return read_parenthesis();
        if (auto token = read_run())
            return *std::move(token);
    }
}

/// Moves to `at`, where `expected` may stand.
void Lexer::go_on(std::size_t at, const Expected& expected) {
    at_ = at;
    expected_ = expected;
}

void Lexer::skip_blanks() {
    while (at_ < query_.size()) {
        if (at_ == skipped_begin_) {
            at_ = skipped_end_;
            continue;
        }
        const Character c = character_at(query_, at_);
        if (!is_blank(c.code) && !is_invisible(c.code))
            return;
        at_ += c.size;
    }
}

/// The run at `at_`.
Lexer::Run Lexer::find_run() {
    Run run{at_, at_, at_};
    while (run.next < query_.size() && run.next != skipped_begin_) {
        const Character c = character_at(query_, run.next);
        const bool is_blank_here = is_blank(c.code) && !joins_digits(run.next, c.size);
        const QuoteFamily family = quote_at(query_, run.next).family;
        const bool is_mark = family == QuoteFamily::double_quotes || family == QuoteFamily::guillemets;
        if (is_blank_here || is_mark || c.code == '(' || c.code == ')')
            break;
        run.next += c.size;
        if (!is_invisible(c.code))
            run.end = run.next;
    }
    if (run.end - run.begin > max_run_bytes) {
        skipped_end_ = run.next;
        run.end = run.begin + cut(piece(run.begin, run.end), max_run_bytes).size();
        skipped_begin_ = run.next = run.end;
        repairs_.add(Oddity::too_long, skipped_begin_, skipped_end_);
    }
    return run;
}

/// Whether a no-break space stands within a number: `1 200 000`.
bool Lexer::joins_digits(std::size_t space, std::size_t size) const {
    return space > at_ && space + size < query_.size() && analysis::is_digit(query_[space - 1]) &&
           analysis::is_digit(query_[space + size]) && is_no_break_space(character_at(query_, space).code);
}

Token Lexer::read_phrase(Quote mark) {
    const std::size_t begin = at_;
    const PhraseEnd end = find_phrase_end(query_, begin + mark.size, mark.family);
    if (!end.closed)
        repairs_.add(Oddity::unclosed_quote, begin, begin + mark.size);
    go_on(end.end);
    if (at_ < query_.size() && query_[at_] == '~') {
        const auto behind = std::min(query_.find_first_not_of("0123456789", at_ + 1), query_.size());
        repairs_.add(Oddity::ignored_sign, at_, behind);
        at_ = behind;
    }
    std::string text = bounded(tidy_quoted(piece(begin + mark.size, end.begin)), begin, end.end);
    if (text.ends_with(' '))
        text.pop_back();
    return {TokenKind::phrase, begin, end.end, std::move(text)};
}

Token Lexer::read_parenthesis() {
    const TokenKind kind = query_[at_] == '(' ? TokenKind::open : TokenKind::close;
    go_on(at_ + 1);
    return {kind, at_ - 1, at_};
}

std::optional<Token> Lexer::read_run() {
    const Run run = find_run();
    for (const auto read : {&Lexer::read_operator, &Lexer::read_sign, &Lexer::read_field, &Lexer::read_exact,
                            &Lexer::read_starred, &Lexer::read_word})
        if (auto token = (this->*read)(run))
            return token;
    // Punctuation alone, or an article before a quotation mark.
    go_on(run.next);
    return std::nullopt;
}

std::optional<Token> Lexer::read_operator(const Run& run) {
    if (!expected_.operators)
        return std::nullopt;
    const std::string_view text = piece(run.begin, run.end);
    const OperatorWord* found = find_operator(text);
    if (found == nullptr || is_everyday(*found, run))
        return std::nullopt;
    if (operators_ == Operators::are_words) {
        if (!strip_punctuation(text).empty())
            repairs_.add(Oddity::operator_as_word, run.begin, run.end);
        return std::nullopt;
    }
    at_ = run.next;
    Token token{token_kind(found->meaning), run.begin, run.end};
    if (is_nearness(found->meaning))
        token.distance =
            text.size() > found->word.size() ? number(text.substr(found->word.size() + 1)) : default_nearness;
    return token;
}

/// Whether a word of nearness is the word that headlines have in capitals: `PRES DE PARIS`, `SUIVI PAR…`.
bool Lexer::is_everyday(const OperatorWord& word, const Run& run) const {
    if (!is_nearness(word.meaning) || run.end - run.begin != word.word.size())
        return false;
    constexpr auto followers = std::to_array<std::string_view>({"DE", "DU", "DES", "PAR"});
    std::string_view rest = query_.substr(run.next);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    return std::ranges::any_of(followers, [&](std::string_view follower) {
        return rest.starts_with(follower) && (rest.size() == follower.size() || rest[follower.size()] == ' ');
    });
}

/// A hyphen or plus that stands directly before a term. `--mot` and ` - ` are dashes.
std::optional<Token> Lexer::read_sign(const Run& run) {
    if (!expected_.signs)
        return std::nullopt;
    const Character sign = character_at(query_, run.begin);
    const std::size_t behind = run.begin + sign.size;
    if (!is_sign(sign.code) || !term_follows(behind, run.end))
        return std::nullopt;
    at_ = behind;
    expected_.operators = expected_.signs = false;
    return Token{sign.code == '+' ? TokenKind::plus : TokenKind::minus, run.begin, behind};
}

/// Whether a term starts right at `at`, in a run that ends at `end`.
bool Lexer::term_follows(std::size_t at, std::size_t end) const {
    if (at >= query_.size())
        return false;
    if (is_group_start(at))
        return true;
    const std::string_view rest = piece(at, std::max(at, end));
    if (rest.empty() || is_sign(character_at(rest, 0).code))
        return false;
    return is_everything(rest) || (!strip_punctuation(rest).empty() && !is_elided_word(rest));
}

bool Lexer::is_group_start(std::size_t at) const {
    return query_[at] == '(' || quote_at(query_, at).family != QuoteFamily::none;
}

std::optional<Token> Lexer::read_field(const Run& run) {
    const auto length = piece(run.begin, run.end).find(':');
    if (!expected_.fields || length == std::string_view::npos || length == 0)
        return std::nullopt;
    const std::size_t colon = run.begin + length;
    const std::string_view name = piece(run.begin, colon);
    if (const auto scope = find_scope(name))
        return known_field(run, colon, *scope);
    const std::size_t behind = colon + 1;
    const bool value_follows =
        looks_like_value(piece(behind, run.end)) || (behind >= run.end && term_follows(behind, run.end));
    if (!looks_like_field_name(name) || !value_follows)
        return std::nullopt;
    return unknown_field(run, colon);
}

/// Whether behind a field's colon, at `at`, stands what it can be for.
bool Lexer::value_follows(const Run& run, std::size_t at, const Expected& expected) const {
    const std::string_view value = piece(at, std::max(at, run.end));
    if (expected.verbatim && !value.empty())
        return is_everything(value) || is_group_start(at) || !strip_punctuation(value).empty();
    if (term_follows(at, run.end))
        return true;
    if (value.empty())
        return false;
    const Character first = character_at(value, 0);
    // `titre:-mot`, and `titre:l'"accord"` where a group follows the run
    return (is_sign(first.code) && term_follows(at + first.size, run.end)) ||
           (run.next < query_.size() && is_group_start(run.next));
}

Token Lexer::known_field(const Run& run, std::size_t colon, const Scope& scope) {
    const std::size_t behind = colon + 1;
    const Expected expected = after_field(scope);
    if (value_follows(run, behind, expected)) {
        go_on(behind, expected);
        return {.kind = TokenKind::field, .begin = run.begin, .end = behind, .text = {}, .scope = scope};
    }
    repairs_.add(Oddity::empty_field, run.begin, behind);
    go_on(run.next);
    return {TokenKind::word, run.begin, behind, word_text(run.begin, colon)};
}

Token Lexer::unknown_field(const Run& run, std::size_t colon) {
    repairs_.add(Oddity::unknown_field, run.begin, colon);
    go_on(colon + 1, within_word());
    return {.kind = TokenKind::word,
            .begin = run.begin,
            .end = colon,
            .text = word_text(run.begin, colon),
            .scope = {},
            .glued = true};
}

Lexer::Expected Lexer::within_word() const {
    Expected expected = expected_;
    expected.operators = expected.signs = expected.exact = false;
    return expected;
}

Lexer::Expected Lexer::after_field(const Scope& scope) {
    const schema::FieldKind kind =
        scope.is_saved_query ? schema::FieldKind::keyword : schema::field(scope.field).kind;
    Expected expected;
    expected.operators = expected.fields = false;
    expected.verbatim = kind == schema::FieldKind::date || kind == schema::FieldKind::identifier;
    expected.signs = expected.exact = !expected.verbatim;
    // The name of a query that is not there is searched as words, as what is no date is.
    expected.patterns =
        scope.is_saved_query || kind == schema::FieldKind::text || kind == schema::FieldKind::date;
    return expected;
}

std::optional<Token> Lexer::read_exact(const Run& run) {
    if (!expected_.exact || query_[run.begin] != '=')
        return std::nullopt;
    const std::size_t behind = run.begin + 1;
    if (behind < query_.size() && is_group_start(behind)) {
        // A phrase is exact by itself; before parentheses the sign means nothing.
        if (query_[behind] == '(')
            repairs_.add(Oddity::ignored_sign, run.begin, behind);
        at_ = behind;
        return next();
    }
    const std::string text = word_text(behind, run.end);
    if (text.empty())
        return std::nullopt;
    const char last = query_[run.end - 1];
    if (last == '*' || last == '~')
        repairs_.add(Oddity::ignored_sign, run.begin, run.end);
    go_on(run.next);
    return Token{TokenKind::exact, run.begin, run.end, text};
}

std::optional<Token> Lexer::read_starred(const Run& run) {
    const auto length = piece(run.begin, run.end).find('*');
    if (length == std::string_view::npos)
        return std::nullopt;
    if (is_everything(piece(run.begin, run.end))) {
        go_on(run.next);
        return Token{TokenKind::everything, run.begin, run.end};
    }
    const std::size_t star = run.begin + length;
    if (!expected_.patterns) {
        if (!expected_.verbatim)
            repairs_.add(Oddity::ignored_sign, run.begin, run.end);
        return std::nullopt;
    }
    Token before = word_token(run.begin, star);
    const std::string_view rest = first_piece(piece(star + 1, run.end));
    if (rest.empty() && before.text.empty())
        return std::nullopt;
    if (rest.empty()) {
        go_on(run.next);
        return Token{TokenKind::prefix, run.begin, run.end, word_text(run.begin, star)};
    }
    repairs_.add(Oddity::inner_star, run.begin, run.end);
    go_on(static_cast<std::size_t>(rest.data() - query_.data()), within_word());
    if (before.text.empty())
        return next();
    before.glued = true;
    return before;
}

std::optional<Token> Lexer::read_word(const Run& run) {
    if (is_elided_word(piece(run.begin, run.end)))
        return std::nullopt;
    Token token = word_token(run.begin, run.end);
    if (token.text.empty())
        return std::nullopt;
    go_on(run.next);
    return token;
}

/// The word in bytes `[begin, end)`, without its tilde; its text is empty when there is none.
Token Lexer::word_token(std::size_t begin, std::size_t end) {
    const std::string text = bounded(analysis::to_nfc(piece(begin, end)), begin, end);
    Token token{TokenKind::word, begin, end, std::string(strip_punctuation(text))};
    if (auto tilde = find_tilde(text)) {
        token.kind = TokenKind::fuzzy;
        token.text = std::move(tilde->word);
        token.distance = tilde->distance;
    }
    return token;
}

/// `text`, what bytes `[begin, end)` of the query gave, cut when it is too long.
std::string Lexer::bounded(std::string text, std::size_t begin, std::size_t end) {
    if (text.size() <= max_text_bytes)
        return text;
    text.resize(cut(text, max_text_bytes).size());
    const bool is_told = end == skipped_begin_;
    if (!is_told)
        repairs_.add(Oddity::too_long, std::min(begin + text.size(), end), end);
    return text;
}

std::string Lexer::word_text(std::size_t begin, std::size_t end) {
    const std::string text = bounded(analysis::to_nfc(piece(begin, end)), begin, end);
    return std::string(strip_punctuation(text));
}

std::string without_bad_bytes(std::string_view query, RepairList& repairs) {
    std::string clean(query);
    for (std::size_t at = 0; at < query.size();) {
        const Character first = character_at(query, at);
        const auto oddity = [](char32_t c) -> std::optional<Oddity> {
            if (c == no_character)
                return Oddity::invalid_utf8;
            return is_control(c) ? std::optional(Oddity::control_character) : std::nullopt;
        };
        const auto odd = oddity(first.code);
        const std::size_t begin = at;
        at += first.size;
        if (!odd)
            continue;
        for (Character c{}; at < query.size() && oddity((c = character_at(query, at)).code) == odd;)
            at += c.size;
        std::fill(clean.begin() + static_cast<std::ptrdiff_t>(begin),
                  clean.begin() + static_cast<std::ptrdiff_t>(at), ' ');
        repairs.add(*odd, begin, at);
    }
    return clean;
}

std::optional<Scope> find_scope(std::string_view name) {
    if (name.size() > longest_field_name)
        return std::nullopt;
    analysis::CharacterNormalizer normalizer;
    std::string plain(normalizer.normalize(name));
    std::erase(plain, '-');  // mot-clé
    if (const schema::Field* field = schema::find_field(plain))
        return Scope{.field = field->id};
    const std::string wanted = analysis::fold(plain);
    if (analysis::fold(saved_query_word.french) == wanted || saved_query_word.english == wanted)
        return Scope{.is_saved_query = true};
    for (const DateWord& row : date_words)
        if (analysis::fold(row.name.french) == wanted || row.name.english == wanted)
            return Scope{.field = schema::FieldId::date, .bound = row.bound};
    return std::nullopt;
}

}  // namespace depeche::query
