#include "schema/analysis/analyzer.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "schema/analysis/characters.hpp"
#include "schema/analysis/digits.hpp"
#include "schema/analysis/elision.hpp"
#include "schema/analysis/word_memo.hpp"
#include "schema/analysis/words.hpp"
#include "schema/lookahead.hpp"

namespace depeche::analysis {

namespace {

/// Compounds of more parts are not words anybody would join: `a-b-c-d-e-f-g-h`.
constexpr std::size_t max_joined_parts = 6;

/// The texts whose tokens are kept: shorter ones come between two uses of a body, longer ones cost memory.
constexpr std::size_t fewest_bytes_kept = 512;
constexpr std::size_t most_bytes_kept = std::size_t{1} << 20;

/// The memo is asked to expect a word so many before it is looked up.
constexpr std::size_t words_ahead = 8;

/// A number as ICU keeps it in one piece: `1,2`, `1.200`, `1'200`.
bool is_number(std::string_view word) {
    return is_digit(word.front()) && word.find_first_not_of("0123456789.,'") == std::string_view::npos;
}

/// Single letters with a full stop between them: `U.E`, `O.T.A.N`.
bool is_acronym(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size();) {
        const auto first = static_cast<unsigned char>(word[at]);
        at += first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        ++letters;
        if (first == '.' || is_digit(static_cast<char>(first)) || (at < word.size() && word[at++] != '.'))
            return false;
    }
    return letters >= 2 && word.back() != '.';
}

}  // namespace

struct Analyzer::Impl {
    std::span<const Token> analyze(std::string_view original, const WordFilter* filter);
    std::span<const Token> analyze_once(std::string_view original);
    std::span<const Token> find(std::string_view original, const WordFilter& filter);

    void start(const WordFilter* filter);
    void add_lines(std::string_view original, std::uint32_t at);
    void expect(Word word) const;
    void add_word(Word word);
    void cut(std::uint32_t begin, std::uint32_t end);
    void add_token(std::string_view key, std::uint32_t begin, std::uint32_t end);

    /// What a word may be linked by to the one before it.
    enum class Link : std::uint8_t { none, hyphen, digit_group };
    Link link_to_previous(Word word) const;
    void link(Link how, Word word);
    void close_compound();

    std::string_view piece(std::uint32_t begin, std::uint32_t end) const {
        return text.substr(begin, end - begin);
    }

    CharacterNormalizer characters;
    WordBreaker breaker;
    /// Null for a word that is passed over.
    const WordForm* form(std::string_view key) {
        return wanted == nullptr || wanted->may_match(key) ? &memo.form(key) : nullptr;
    }

    /// Whether a word to ICU is none to readers: a filler of Hangul, an accent alone behind a sign.
    bool has_no_letters(std::string_view word) {
        // What begins with ASCII or a Latin letter has some, but for an apostrophe before a filler.
        constexpr unsigned char first_mark = 0xCC;
        return (static_cast<unsigned char>(word[0]) >= first_mark || word[0] == '\'') &&
               memo.form(word).exact.empty();
    }

    WordMemo memo;

    /// What words are wanted; null for all.
    const WordFilter* wanted = nullptr;
    std::string_view text;  // normalised
    /// Where it stands in the text that was asked for.
    std::uint32_t text_begin = 0;
    std::vector<Token> tokens;
    std::uint32_t position = 0;
    std::uint32_t previous_end = 0;

    /// The compound that the last word may belong to: the text of its parts, once it has two, and the place
    /// of the first.
    struct Compound {
        Link link = Link::none;
        std::size_t parts = 0;
        std::string key;
        std::uint32_t position = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        /// Begin of the last part in the normalised text.
        std::uint32_t last_begin = 0;
    };
    Compound compound;

    /// The last long text with its tokens; empty for none.
    std::string long_text;
    std::vector<Token> long_tokens;
};

/// Each step that reads the body of a dispatch asks for its tokens, with short texts in between: the work is
/// done once.
std::span<const Token> Analyzer::Impl::analyze_once(std::string_view original) {
    if (original.size() < fewest_bytes_kept || original.size() > most_bytes_kept)
        return analyze(original, nullptr);
    if (original == long_text)
        return long_tokens;
    long_text.clear();
    analyze(original, nullptr);
    long_text = original;
    std::swap(tokens, long_tokens);
    return long_tokens;
}

std::span<const Token> Analyzer::Impl::analyze(std::string_view original, const WordFilter* filter) {
    start(filter);
    add_lines(original.substr(0, max_text_bytes), 0);
    return tokens;
}

std::span<const Token> Analyzer::Impl::find(std::string_view original, const WordFilter& filter) {
    start(&filter);
    original = original.substr(0, max_text_bytes);
    for (std::size_t begin = 0, end = 0; begin < original.size(); begin = end + 1) {
        end = std::min(original.find('\n', begin), original.size());
        if (const std::string_view line = original.substr(begin, end - begin); filter.may_be_in(line))
            add_lines(line, static_cast<std::uint32_t>(begin));
    }
    return tokens;
}

void Analyzer::Impl::start(const WordFilter* filter) {
    if (memo.trim())
        long_text.clear();
    wanted = filter;
    tokens.clear();
    position = 0;
}

/// Adds the words of whole lines, which stand at byte `at`; nothing that is told of a word reaches over a
/// line end.
void Analyzer::Impl::add_lines(std::string_view original, std::uint32_t at) {
    text = characters.normalize(original);
    text_begin = at;
    if (!tokens.empty())
        position += paragraph_gap;
    previous_end = 0;
    compound = {};
    breaker.start(text);
    schema::Lookahead<Word, words_ahead> coming;
    const auto add = [this](Word word) { add_word(word); };
    for (Word word{}; breaker.next(word);) {
        expect(word);
        coming.add(word, add);
    }
    coming.finish(add);
    close_compound();
}

void Analyzer::Impl::expect(Word word) const {
    if (word.plain && wanted == nullptr)
        memo.expect(piece(word.begin, word.end));
}

void Analyzer::Impl::add_word(Word word) {
    if (word.end < text.size() && text[word.end] == '\'' && is_elidable(piece(word.begin, word.end))) {
        // "d'" before a quotation mark: elided all the same, so it takes no position.
        return;
    }
    if (piece(previous_end, word.begin).find('\n') != std::string_view::npos && !tokens.empty())
        position += paragraph_gap;

    if (!word.plain) {
        const std::string_view whole = piece(word.begin, word.end);
        word.begin += static_cast<std::uint32_t>(whole.size() - strip_elision(whole).size());
    }
    const std::string_view rest = piece(word.begin, word.end);
    if (has_no_letters(rest)) {
        close_compound();
        previous_end = word.end;
        return;
    }
    const bool is_whole =
        word.plain || rest.find_first_of(".,;@_") == std::string_view::npos || is_number(rest);
    if (is_whole) {
        link(link_to_previous(word), word);
        add_token(rest, word.begin, word.end);
    } else if (is_acronym(rest)) {
        close_compound();
        std::string letters(rest);
        std::erase(letters, '.');
        // Its last full stop is its own: all of "U.E." is the acronym.
        const bool dotted = word.end < text.size() && text[word.end] == '.';
        add_token(letters, word.begin, word.end + (dotted ? 1 : 0));
    } else {
        close_compound();
        cut(word.begin, word.end);
    }
    previous_end = word.end;
}

/// Adds the pieces of a word that ICU keeps together and readers do not: `paix.Le`, `nom@site.fr`, `foo_bar`.
void Analyzer::Impl::cut(std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
        const auto length = static_cast<std::uint32_t>(
            std::min(piece(begin, end).find_first_of(".,;@_"), std::size_t{end - begin}));
        const std::string_view word = strip_elision(piece(begin, begin + length));
        if (!word.empty() && !has_no_letters(word))
            add_token(word, begin + length - static_cast<std::uint32_t>(word.size()), begin + length);
        begin += length + 1;
    }
}

void Analyzer::Impl::add_token(std::string_view key, std::uint32_t begin, std::uint32_t end) {
    const auto [from, to] = characters.original(begin, end);
    const WordForm* found = form(key);
    // Whoever asked for the tokens will read it.
    __builtin_prefetch(found);
    tokens.push_back({found, position++, text_begin + from, text_begin + to, TokenKind::word});
}

Analyzer::Impl::Link Analyzer::Impl::link_to_previous(Word word) const {
    if (compound.parts == 0 || word.begin != compound.end + 1)
        return Link::none;
    const char between = text[compound.end];
    if (between == '-')
        return Link::hyphen;
    if (between != ' ')
        return Link::none;
    // `1 200 000`, `12 345,6`: up to three digits, then groups of exactly three.
    const std::string_view before = piece(compound.last_begin, compound.end);
    const std::string_view group = piece(word.begin, word.end);
    const bool starts_well = compound.parts > 1 ? before.size() == 3 : before.size() <= 3;
    const bool continues_well = group.size() == 3 || (group.size() > 3 && group[3] == ',');
    if (starts_well && continues_well && is_all_digits(before) && is_all_digits(group.substr(0, 3)) &&
        is_number(group))
        return Link::digit_group;
    return Link::none;
}

/// Takes a word into the compound, or starts a new one with it.
void Analyzer::Impl::link(Link how, Word word) {
    const bool continues = how != Link::none && (compound.parts == 1 || how == compound.link);
    if (!continues) {
        close_compound();
        compound.begin = word.begin;
        compound.position = position;
    }
    if (compound.parts == 1)
        compound.key = piece(compound.last_begin, compound.end);
    if (compound.parts > 0 && compound.key.size() <= max_word_bytes)
        compound.key += piece(word.begin, word.end);
    compound.link = continues ? how : Link::none;
    compound.parts += 1;
    compound.last_begin = word.begin;
    compound.end = word.end;
}

/// Adds the joined form of the compound, when it is one.
void Analyzer::Impl::close_compound() {
    if (compound.parts >= 2 && compound.parts <= max_joined_parts && compound.key.size() <= max_word_bytes) {
        // Its begin was mapped when its first part came; going back there for the range needs that part's
        // token.
        const Token& last = tokens.back();
        const auto first =
            std::ranges::find(tokens.rbegin(), tokens.rend(), compound.position, &Token::position);
        tokens.push_back({form(compound.key), compound.position, first->begin, last.end, TokenKind::joined});
    }
    compound.parts = 0;
}

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

std::span<const Token> Analyzer::analyze(std::string_view text) {
    return impl_->analyze_once(text);
}

std::span<const Token> Analyzer::analyze(std::string_view text, const WordFilter& wanted) {
    return impl_->analyze(text, &wanted);
}

std::span<const Token> Analyzer::find(std::string_view text, const WordFilter& wanted) {
    return impl_->find(text, wanted);
}

const WordForm& Analyzer::form(std::string_view word) {
    return impl_->memo.form(word);
}

}  // namespace depeche::analysis
