#include "searcher/suggest/unfinished.hpp"

#include <algorithm>
#include <utility>

#include "searcher/query/lexer.hpp"
#include "searcher/query/repairs.hpp"

namespace depeche::suggest {

using query::Token;
using query::TokenKind;

namespace {

/// A name is begun by at most so many words before the one that is typed.
constexpr std::size_t most_before = 4;

/// The tokens of a query, and whether it ends within quotation marks.
struct Read {
    std::string text;
    std::vector<Token> tokens;
    bool is_quoted = false;
};

Read read(std::string_view query) {
    query::RepairList repairs(query);
    Read result{query::without_bad_bytes(query, repairs), {}, false};
    query::Lexer lexer(result.text, repairs);
    for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next())
        result.tokens.push_back(std::move(token));
    const auto is_open = [&](const Repair& repair) {
        return repair.code == query::code(query::Oddity::unclosed_quote) &&
               repair.begin == result.tokens.back().begin;
    };
    result.is_quoted = !result.tokens.empty() && std::ranges::any_of(repairs.take(), is_open);
    return result;
}

/// `lieu:` with nothing behind it.
std::optional<Unfinished> behind_colon(const std::string& text) {
    if (!text.ends_with(':'))
        return std::nullopt;
    const std::size_t blank = text.find_last_of(" \t\n(-+\"");
    const std::size_t begin = blank == text.npos ? 0 : blank + 1;
    const auto scope = query::find_scope(std::string_view(text).substr(begin, text.size() - 1 - begin));
    if (!scope)
        return std::nullopt;
    Unfinished result;
    result.begin = text.size();
    result.scope = scope;
    result.field_begin = begin;
    return result;
}

class Analysis {
public:
    Analysis(const Read& read, analysis::Analyzer& analyzer) : read_(read), analyzer_(analyzer) {}

    std::optional<Unfinished> last_word();

private:
    std::size_t value_begin(const Token& token) const;
    void add_before(std::size_t begin, std::size_t end);
    bool is_plain_word(std::size_t at) const;

    const Read& read_;
    analysis::Analyzer& analyzer_;
    Unfinished result_;
};

/// Behind the quotation mark or the `=`.
std::size_t Analysis::value_begin(const Token& token) const {
    if (token.kind == TokenKind::phrase)
        return token.begin + query::quote_at(read_.text, token.begin).size;
    return token.begin + (token.kind == TokenKind::exact ? 1 : 0);
}

/// The words of a piece of the query, the last one first.
void Analysis::add_before(std::size_t begin, std::size_t end) {
    std::vector<Unfinished::Before> words;
    for (const analysis::Token& token :
         analyzer_.analyze(std::string_view(read_.text).substr(begin, end - begin)))
        if (token.kind == analysis::TokenKind::word)
            words.push_back({words.empty() ? begin : begin + token.begin, std::string(token.form->exact)});
    std::ranges::reverse(words);
    for (Unfinished::Before& word : words)
        if (result_.before.size() < most_before)
            result_.before.push_back(std::move(word));
}

/// A word that no field, sign or operator stands before.
bool Analysis::is_plain_word(std::size_t at) const {
    const auto& tokens = read_.tokens;
    if (tokens[at].kind != TokenKind::word || tokens[at].glued)
        return false;
    return at == 0 || tokens[at - 1].kind == TokenKind::word || tokens[at - 1].kind == TokenKind::phrase ||
           tokens[at - 1].kind == TokenKind::open;
}

std::optional<Unfinished> Analysis::last_word() {
    const auto& tokens = read_.tokens;
    const Token& last = tokens.back();
    const bool is_word = last.kind == TokenKind::word || last.kind == TokenKind::exact ||
                         (last.kind == TokenKind::phrase && read_.is_quoted);
    if (!is_word || last.end != read_.text.size())
        return std::nullopt;
    const std::size_t from = value_begin(last);
    const auto words = analyzer_.analyze(std::string_view(read_.text).substr(from));
    if (words.empty() || from + words.back().end != read_.text.size())
        return std::nullopt;
    result_.begin = from + words.back().begin;
    result_.exact = words.back().form->exact;
    add_before(from, result_.begin);
    result_.term_begin = result_.before.empty() ? last.begin : result_.begin;
    result_.is_quoted = last.kind == TokenKind::phrase;
    const std::size_t count = tokens.size();
    if (count > 1 && tokens[count - 2].kind == TokenKind::field) {
        result_.scope = tokens[count - 2].scope;
        result_.field_begin = tokens[count - 2].begin;
        result_.value = read_.text.substr(from);
        return std::move(result_);
    }
    result_.is_bare = last.kind == TokenKind::word && result_.begin == last.begin;
    result_.has_left_side = count > 1;
    if (last.kind == TokenKind::word)
        for (std::size_t at = count - 1;
             at-- > 0 && is_plain_word(at) && result_.before.size() < most_before;)
            add_before(tokens[at].begin, tokens[at].end);
    return std::move(result_);
}

}  // namespace

std::optional<Unfinished> unfinished(std::string_view query, analysis::Analyzer& analyzer) {
    const Read text = read(query);
    if (auto field = behind_colon(text.text))
        return field;
    if (text.tokens.empty())
        return std::nullopt;
    return Analysis(text, analyzer).last_word();
}

}  // namespace depeche::suggest
