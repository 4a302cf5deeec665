#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/query/quotes.hpp"
#include "searcher/query/repairs.hpp"
#include "searcher/query/syntax.hpp"

namespace depeche::query {

enum class TokenKind : std::uint8_t {
    word,
    exact,   ///< `=mot`
    prefix,  ///< `mot*`
    fuzzy,   ///< `mot~`, `mot~2`
    phrase,
    everything,  ///< `*`
    field,       ///< `titre:`, what it is for follows directly
    open,
    close,
    minus,  ///< before a term, directly
    plus,
    conjunction,
    disjunction,
    negation,
    near,
    followed,
    end,
};

struct Token {
    TokenKind kind = TokenKind::end;
    /// Bytes `[begin, end)` of the query.
    std::size_t begin = 0;
    std::size_t end = 0;
    /// As a node has it: NFC, without signs, quotes, or punctuation at the ends (phrases keep theirs).
    std::string text;
    /// fuzzy: the number behind the tilde, 1 when there is none; near, followed: that behind the slash. 0 and
    /// too large ones as they were written.
    std::size_t distance = 0;
    /// What a field looks in.
    Scope scope;
    /// One written thing gave this word and the next term, so they belong together: `mot:chose`, `m*t`.
    bool glued = false;
};

/// Cuts a query into tokens at blanks, quotation marks and parentheses. Punctuation on its own gives none.
class Lexer {
public:
    /// Whether operators are what they mean or, in a query that has nothing else, words.
    enum class Operators : std::uint8_t { recognised, are_words };

    /// `query` is what `without_bad_bytes` gives, and outlives the lexer.
    Lexer(std::string_view query, RepairList& repairs, Operators operators = Operators::recognised)
        : query_(query), repairs_(repairs), operators_(operators) {}

    /// The next token, `end` at the end and ever after.
    Token next();

private:
    /// A piece without blanks, quotation marks and parentheses; `next` is where reading goes on.
    struct Run {
        std::size_t begin;
        std::size_t end;
        std::size_t next;
    };

    /// What may stand here, by what stands directly before.
    struct Expected {
        bool operators = true;
        bool signs = true;
        bool exact = true;
        bool fields = true;
        /// Stars and tildes mean something.
        bool patterns = true;
        /// The reader of the token takes the run as it is written, signs and punctuation included.
        bool verbatim = false;
    };
    static Expected after_field(const Scope& scope);
    /// Behind the first piece of one written thing: `mot:`, `m*`.
    Expected within_word() const;

    void go_on(std::size_t at, const Expected& expected);
    void go_on(std::size_t at) { go_on(at, Expected()); }
    void skip_blanks();
    Run find_run();
    bool joins_digits(std::size_t space, std::size_t size) const;
    std::string_view piece(std::size_t begin, std::size_t end) const {
        return query_.substr(begin, end - begin);
    }

    // Each reads what stands at `at_` and moves it behind; nothing when it is something else.
    Token read_phrase(Quote mark);
    Token read_parenthesis();
    std::optional<Token> read_run();
    std::optional<Token> read_operator(const Run& run);
    bool is_everyday(const OperatorWord& word, const Run& run) const;
    std::optional<Token> read_sign(const Run& run);
    std::optional<Token> read_field(const Run& run);
    std::optional<Token> read_exact(const Run& run);
    std::optional<Token> read_starred(const Run& run);
    std::optional<Token> read_word(const Run& run);

    bool value_follows(const Run& run, std::size_t at, const Expected& expected) const;
    Token known_field(const Run& run, std::size_t colon, const Scope& scope);
    Token unknown_field(const Run& run, std::size_t colon);
    bool is_group_start(std::size_t at) const;
    bool term_follows(std::size_t at, std::size_t end) const;
    std::string bounded(std::string text, std::size_t begin, std::size_t end);
    Token word_token(std::size_t begin, std::size_t end);
    std::string word_text(std::size_t begin, std::size_t end);

    std::string_view query_;
    RepairList& repairs_;
    Operators operators_;
    std::size_t at_ = 0;
    Expected expected_;
    /// The part of a run that is left out because the run is too long.
    std::size_t skipped_begin_ = std::string_view::npos;
    std::size_t skipped_end_ = std::string_view::npos;
};

/// The query with a blank for every byte that is not UTF-8 or a control character, so that all positions stay
/// what they are; says so in `repairs`.
std::string without_bad_bytes(std::string_view query, RepairList& repairs);

/// The field or date word that stands before a colon, in either language, whatever the case, accents and
/// hyphens.
std::optional<Scope> find_scope(std::string_view name);

}  // namespace depeche::query
