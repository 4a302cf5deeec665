#include "searcher/query/parser.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "searcher/query/characters.hpp"
#include "searcher/query/combine.hpp"
#include "searcher/query/date_value.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/repairs.hpp"
#include "searcher/query/saved_queries.hpp"
#include "searcher/query/syntax.hpp"

namespace depeche::query {

namespace {

/// A group may give its tree so many levels more: alternatives, exclusion, conjunction, with `any` the
/// optional words and a conjunction among them, and nearness.
constexpr std::size_t levels_of_a_group = 6;
constexpr std::size_t max_groups = (max_depth - 1) / levels_of_a_group;

Node leaf(NodeKind kind, schema::FieldId field, std::string text) {
    Node node;
    node.kind = kind;
    node.field = field;
    node.text = std::move(text);
    return node;
}

std::size_t count_leaves(const Node& node) {
    std::size_t count = node.children.empty() ? 1 : 0;
    for (const Node& child : node.children)
        count += count_leaves(child);
    return count;
}

/// How many operators of nearness make it.
std::size_t count_near_operators(const Node& node) {
    const bool is_near = node.kind == NodeKind::near || node.kind == NodeKind::followed;
    std::size_t count = is_near ? node.children.size() - 1 : 0;
    for (const Node& child : node.children)
        count += count_near_operators(child);
    return count;
}

std::size_t depth(const Node& node) {
    std::size_t deepest = 0;
    for (const Node& child : node.children)
        deepest = std::max(deepest, depth(child));
    return deepest + 1;
}

/// Says of all leaves that they were written there.
void put(Node& node, Place place) {
    if (node.children.empty())
        node.place = place;
    for (Node& child : node.children)
        put(child, place);
}

const OperatorWord* find_lower_case_operator(std::string_view word) {
    const auto found = std::ranges::find(lower_case_operators, word, &OperatorWord::word);
    return found == lower_case_operators.end() ? nullptr : &*found;
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += character_at(text, at).size)
        ++count;
    return count;
}

/// Terms joined by blanks, `ET` and exclusions: all that stands between two `OU`.
class Sequence {
public:
    bool empty() const { return runs_.empty() && excluded_.empty(); }
    void want(Node node, bool joined, bool required) {
        if (!joined || runs_.empty())
            runs_.emplace_back();
        runs_.back().nodes.push_back(std::move(node));
        runs_.back().required |= required;
        last_ = Last::wanted;
        continues_nearness_ = false;
    }
    void exclude(Node node) {
        excluded_.push_back(std::move(node));
        last_ = Last::excluded;
        continues_nearness_ = false;
    }
    /// Brings the last node and this one together; false when they cannot be.
    bool bring_near(NodeKind kind, std::size_t distance, const Node& node) {
        Node& last = last_ == Last::excluded ? excluded_.back() : runs_.back().nodes.back();
        auto both = near_of(kind, distance, last, node, continues_nearness_);
        if (!both)
            return false;
        last = *std::move(both);
        continues_nearness_ = true;
        return true;
    }

    /// Its node; the sequence is empty afterwards.
    Node take(Match match);

private:
    /// Terms joined by `ET`.
    struct Run {
        std::vector<Node> nodes;
        bool required = false;
    };
    std::vector<Run> runs_;
    std::vector<Node> excluded_;
    /// Where the last node is.
    enum class Last : std::uint8_t { wanted, excluded };
    Last last_ = Last::wanted;
    /// The last node is a nearness that the next term may join.
    bool continues_nearness_ = false;
};

Node Sequence::take(Match match) {
    Conjunction whole;
    std::vector<Node> optional;
    bool some_are_required = false;
    for (Run& run : runs_) {
        Node node = all_of(std::move(run.nodes));
        some_are_required |= run.required;
        if (match != Match::any || run.required)
            whole.want(std::move(node));
        else
            optional.push_back(std::move(node));
    }
    // Beside `+mot` the others only help the ranking.
    if (some_are_required && !optional.empty())
        optional.insert(optional.begin(), Node{});
    if (!optional.empty())
        whole.want(any_of(std::move(optional)));
    for (Node& node : excluded_)
        whole.exclude(std::move(node));
    *this = {};
    return whole.take();
}

/// An operator of nearness.
struct Nearness {
    NodeKind kind;
    std::size_t distance;
    std::size_t begin;
    std::size_t end;
};

/// What was read and waits for the term it is for.
struct Pending {
    bool joined = false;
    bool negated = false;
    bool required = false;
    std::optional<Nearness> near;
    std::optional<Scope> scope;
    /// Where the operators stand, to be reported when no term comes.
    std::vector<std::pair<std::size_t, std::size_t>> operators;
};

/// A group that is being read.
struct Group {
    enum class Kind : std::uint8_t {
        query,
        parentheses,
        glued,  ///< a word and the one term that belongs to it
    };
    Kind kind = Kind::query;
    Scope scope;
    std::size_t begin = 0;
    std::vector<Node> alternatives;
    Sequence sequence;
    Pending pending;
};

ParsedQuery parse(std::string_view text, Match match, SavedQueries& saved);

/// Reads the tokens of one query into a tree, with a stack of its own for the groups.
class Parser {
public:
    Parser(std::string_view query, Match match, RepairList& repairs, SavedQueries& saved,
           Lexer::Operators operators)
        : query_(query), match_(match), repairs_(repairs), saved_(saved), lexer_(query, repairs, operators) {
        groups_.emplace_back();
    }

    /// The tree, or nothing when there is nothing to search.
    std::optional<Node> read();
    bool has_operators() const { return has_operators_; }
    bool has_terms() const { return terms_ + stars_ > 0; }

private:
    bool is_full() const { return std::max(terms_, stars_) > max_terms; }
    Group& group() { return groups_.back(); }
    Pending& pending() { return groups_.back().pending; }

    void take(Token& token);
    void take_operator(const Token& token);
    void take_nearness(const Token& token);
    void drop_nearness();
    void bring_near(Node node, const Nearness& near);
    void watch_lower_case(const Token& token);
    void report_lower_case();
    void take_sign(const Token& token);
    void open(const Token& token);
    void close(const Token& token);
    void take_term(Token& token);

    void push(Group::Kind kind, std::size_t begin);
    bool pop();
    void pop_glued();
    void add(std::optional<Node> node);
    void place(std::optional<Node> node);
    std::optional<Node> finish(Group& finished);

    std::optional<Node> term(Token& token, const Scope& scope);
    std::optional<Node> text_term(Token& token, schema::FieldId field);
    std::optional<Node> value_term(Token& token, const schema::Field& field);
    std::optional<Node> date_term(Token& token, const Scope& scope);
    std::optional<Node> saved_query(Token& token);
    std::optional<Node> phrase(Token& token, schema::FieldId field);
    Node fuzzy(Token& token, schema::FieldId field);
    std::size_t within(std::size_t number, std::size_t least, std::size_t most, const Token& token);
    Node prefix(Token& token, schema::FieldId field);
    void report(Oddity oddity, const Token& token) { repairs_.add(oddity, token.begin, token.end); }
    std::string_view written(const Token& token) const {
        return query_.substr(token.begin, token.end - token.begin);
    }

    std::string_view query_;
    Match match_;
    RepairList& repairs_;
    SavedQueries& saved_;
    Lexer lexer_;
    std::vector<Group> groups_;
    /// Parentheses opened beyond the allowed depth.
    std::size_t ignored_groups_ = 0;
    std::size_t terms_ = 0;
    std::size_t stars_ = 0;
    std::size_t near_operators_ = 0;
    bool has_operators_ = false;
    /// Other syntax than operators: fields, phrases, parentheses.
    bool has_syntax_ = false;

    /// A word that may be meant for an operator, between two terms.
    struct LowerCase {
        const OperatorWord* word;
        std::size_t begin;
        std::size_t end;
        /// A term follows.
        bool joins = false;
    };
    std::vector<LowerCase> lower_case_;
};

std::optional<Node> Parser::read() {
    Token token;
    while (!is_full() && (token = lexer_.next()).kind != TokenKind::end) {
        watch_lower_case(token);
        take(token);
    }
    report_lower_case();
    while (groups_.size() > 1) {
        if (group().kind == Group::Kind::parentheses && !is_full())
            repairs_.add(Oddity::unclosed_parenthesis, group().begin, group().begin + 1);
        pop();
    }
    return finish(groups_.front());
}

void Parser::take(Token& token) {
    switch (token.kind) {
        case TokenKind::conjunction:
        case TokenKind::disjunction:
        case TokenKind::negation:
            return take_operator(token);
        case TokenKind::near:
        case TokenKind::followed:
            return take_nearness(token);
        case TokenKind::minus:
        case TokenKind::plus:
            return take_sign(token);
        case TokenKind::field:
            pending().scope = token.scope;
            return;
        case TokenKind::open:
            return open(token);
        case TokenKind::close:
            return close(token);
        default:
            return take_term(token);
    }
}

void Parser::take_operator(const Token& token) {
    has_operators_ = true;
    pop_glued();
    Pending& waiting = pending();
    const bool is_negation = token.kind == TokenKind::negation;
    if (is_negation)
        drop_nearness();
    const bool has_left_side = !group().sequence.empty() && !waiting.joined;
    if (waiting.negated || waiting.near || (!is_negation && !has_left_side))
        return report(Oddity::stray_operator, token);
    if (token.kind == TokenKind::disjunction)
        group().alternatives.push_back(group().sequence.take(match_));
    waiting.joined |= token.kind == TokenKind::conjunction;
    waiting.negated = is_negation;
    waiting.operators.emplace_back(token.begin, token.end);
}

/// Binds the term before it to the one behind it, tighter than all other operators.
void Parser::take_nearness(const Token& token) {
    has_operators_ = true;
    pop_glued();
    Pending& waiting = pending();
    if (group().sequence.empty() || waiting.joined || waiting.negated || waiting.near)
        return report(Oddity::stray_operator, token);
    waiting.near = Nearness{token.kind == TokenKind::near ? NodeKind::near : NodeKind::followed,
                            within(token.distance, 1, max_nearness, token), token.begin, token.end};
    waiting.operators.emplace_back(token.begin, token.end);
}

/// Nothing is near what is excluded: `a PRÈS/5 NON b` is `a SAUF b`.
void Parser::drop_nearness() {
    Pending& waiting = pending();
    if (!waiting.near)
        return;
    repairs_.add(Oddity::stray_operator, waiting.near->begin, waiting.near->end);
    waiting.near.reset();
    waiting.operators.clear();
}

std::size_t Parser::within(std::size_t number, std::size_t least, std::size_t most, const Token& token) {
    const std::size_t allowed = std::clamp(number, least, most);
    if (allowed != number)
        report(Oddity::number_out_of_range, token);
    return allowed;
}

/// Words in lower case that join two terms as an operator would: told when the query looks as if operators
/// were meant, and not like a sentence.
void Parser::watch_lower_case(const Token& token) {
    const bool is_joining = token.kind < TokenKind::close || token.kind == TokenKind::minus;
    if (!lower_case_.empty() && !lower_case_.back().joins) {
        if (is_joining)
            lower_case_.back().joins = true;
        else
            lower_case_.pop_back();
    }
    has_syntax_ |= token.kind != TokenKind::word && token.kind != TokenKind::end;
    if (token.kind == TokenKind::word && !token.glued && pending().scope.value_or(group().scope) == Scope{} &&
        !group().sequence.empty())
        if (const OperatorWord* word = find_lower_case_operator(token.text))
            lower_case_.push_back({word, token.begin, token.end});
}

void Parser::report_lower_case() {
    constexpr std::size_t words_of_a_sentence = 6;
    for (const LowerCase& found : lower_case_) {
        // A blank means what `et` does, unless any word will do.
        const bool is_telling = found.word->meaning != Operator::conjunction
                                    ? has_syntax_ || terms_ < words_of_a_sentence
                                    : match_ == Match::any && terms_ == 3;
        if (found.joins && (has_operators_ || is_telling))
            repairs_.add(Oddity::lower_case_operator, found.begin, found.end);
    }
}

void Parser::take_sign(const Token& token) {
    if (token.kind == TokenKind::minus)
        drop_nearness();
    if (token.kind == TokenKind::plus)
        pending().required = true;
    else if (pending().negated)
        report(Oddity::ignored_sign, token);
    else
        pending().negated = true;
}

void Parser::open(const Token& token) {
    if (groups_.size() >= max_groups) {
        ++ignored_groups_;
        return report(Oddity::too_deep, token);
    }
    push(Group::Kind::parentheses, token.begin);
}

void Parser::close(const Token& token) {
    pop_glued();
    if (ignored_groups_ > 0)
        --ignored_groups_;
    else if (group().kind != Group::Kind::parentheses)
        report(Oddity::stray_parenthesis, token);
    else if (const std::size_t begin = group().begin; !pop())
        repairs_.add(Oddity::empty_group, begin, token.end);
}

void Parser::take_term(Token& token) {
    std::size_t& count = token.kind == TokenKind::everything ? stars_ : terms_;
    if (++count > max_terms)
        return repairs_.add(Oddity::too_long, token.begin, query_.size());
    const bool starts_group = token.glued && groups_.size() < max_groups;
    std::optional<Node> node = term(token, pending().scope.value_or(group().scope));
    if (node)
        put(*node, {token.begin, token.end});
    if (starts_group) {
        push(Group::Kind::glued, token.begin);
        place(std::move(node));
    } else {
        add(std::move(node));
    }
}

void Parser::push(Group::Kind kind, std::size_t begin) {
    Group inner;
    inner.kind = kind;
    inner.scope = pending().scope.value_or(group().scope);
    inner.begin = begin;
    groups_.push_back(std::move(inner));
}

/// Closes the innermost group; false when nothing was in it.
bool Parser::pop() {
    Group finished = std::move(groups_.back());
    groups_.pop_back();
    std::optional<Node> node = finish(finished);
    const bool has_node = node.has_value();
    add(std::move(node));
    return has_node;
}

void Parser::pop_glued() {
    if (group().kind == Group::Kind::glued)
        pop();
}

/// Adds a term or a whole group; the glued group that waited for it ends with it.
void Parser::add(std::optional<Node> node) {
    place(std::move(node));
    pop_glued();
}

void Parser::place(std::optional<Node> node) {
    const Pending waiting = std::exchange(pending(), {});
    if (!node)
        return;
    if (waiting.near)
        bring_near(*std::move(node), *waiting.near);
    else if (waiting.negated)
        group().sequence.exclude(*std::move(node));
    else
        group().sequence.want(*std::move(node), waiting.joined, waiting.required);
}

void Parser::bring_near(Node node, const Nearness& near) {
    if (near_operators_ < max_near_operators && group().sequence.bring_near(near.kind, near.distance, node)) {
        ++near_operators_;
        return;
    }
    repairs_.add(Oddity::not_near, near.begin, near.end);
    group().sequence.want(std::move(node), true, false);
}

std::optional<Node> Parser::finish(Group& finished) {
    for (const auto& [begin, end] : finished.pending.operators)
        repairs_.add(Oddity::stray_operator, begin, end);
    if (!finished.sequence.empty())
        finished.alternatives.push_back(finished.sequence.take(match_));
    if (finished.alternatives.empty())
        return std::nullopt;
    return any_of(std::move(finished.alternatives));
}

std::optional<Node> Parser::term(Token& token, const Scope& scope) {
    if (token.kind == TokenKind::everything) {
        if (scope == Scope{})
            return Node{};
        report(Oddity::ignored_sign, token);
        return std::nullopt;
    }
    if (scope.is_saved_query)
        return saved_query(token);
    const schema::Field& field = schema::field(scope.field);
    switch (field.kind) {
        case schema::FieldKind::text:
            return text_term(token, scope.field);
        case schema::FieldKind::date:
            return date_term(token, scope);
        default:
            return value_term(token, field);
    }
}

std::optional<Node> Parser::text_term(Token& token, schema::FieldId field) {
    switch (token.kind) {
        case TokenKind::phrase:
            return phrase(token, field);
        case TokenKind::prefix:
            return prefix(token, field);
        case TokenKind::exact:
            return leaf(NodeKind::exact, field, std::move(token.text));
        case TokenKind::fuzzy:
            return fuzzy(token, field);
        default:
            return leaf(NodeKind::word, field, std::move(token.text));
    }
}

/// The tree of the saved query that the token names, as if it stood here in parentheses.
std::optional<Node> Parser::saved_query(Token& token) {
    const std::string name = tidy_quoted(token.kind == TokenKind::phrase ? token.text : written(token));
    SavedQueries::Entry* saved = saved_.find(name);
    if (saved == nullptr) {
        report(Oddity::unknown_query, token);
        return text_term(token, schema::FieldId::text);
    }
    if (saved->is_being_read || saved_.levels >= max_saved_levels) {
        report(Oddity::circular_query, token);
        return std::nullopt;
    }
    if (!saved->parsed) {
        saved->is_being_read = true;
        ++saved_.levels;
        saved->parsed = parse(saved->text, match_, saved_);
        --saved_.levels;
        saved->is_being_read = false;
    }
    for (const Repair& repair : saved->parsed->repairs)
        repairs_.adopt(repair, token.begin, token.end);
    Node node = saved->parsed->root;
    terms_ += count_leaves(node) - 1;
    near_operators_ += count_near_operators(node);
    const bool is_too_long = terms_ > max_terms || near_operators_ > max_near_operators;
    if (is_too_long || groups_.size() * levels_of_a_group + depth(node) > max_depth) {
        report(is_too_long ? Oddity::too_long : Oddity::too_deep, token);
        return std::nullopt;
    }
    return node;
}

Node Parser::fuzzy(Token& token, schema::FieldId field) {
    const std::size_t length = count_characters(token.text);
    const bool has_digit = std::ranges::any_of(token.text, [](char c) { return c >= '0' && c <= '9'; });
    if (length < min_fuzzy_characters || has_digit) {
        report(Oddity::short_fuzzy, token);
        return leaf(NodeKind::word, field, std::move(token.text));
    }
    Node node = leaf(NodeKind::fuzzy, field, std::move(token.text));
    node.distance = within(token.distance, 1, length < min_fuzzier_characters ? 1 : 2, token);
    return node;
}

std::optional<Node> Parser::phrase(Token& token, schema::FieldId field) {
    if (strip_punctuation(token.text).empty()) {
        report(Oddity::empty_phrase, token);
        return std::nullopt;
    }
    return leaf(NodeKind::phrase, field, std::move(token.text));
}

Node Parser::prefix(Token& token, schema::FieldId field) {
    const bool is_short = count_characters(token.text) < min_prefix_characters;
    if (is_short)
        report(Oddity::short_prefix, token);
    return leaf(is_short ? NodeKind::word : NodeKind::prefix, field, std::move(token.text));
}

std::optional<Node> Parser::value_term(Token& token, const schema::Field& field) {
    if (token.kind == TokenKind::phrase && token.text.empty()) {
        report(Oddity::empty_phrase, token);
        return std::nullopt;
    }
    if (token.kind != TokenKind::phrase && field.kind == schema::FieldKind::identifier)
        return leaf(NodeKind::value, field.id, tidy_quoted(written(token)));
    if (token.kind == TokenKind::exact || token.kind == TokenKind::prefix || token.kind == TokenKind::fuzzy)
        report(Oddity::ignored_sign, token);
    return leaf(NodeKind::value, field.id, tidy_quoted(token.text));
}

std::optional<Node> Parser::date_term(Token& token, const Scope& scope) {
    const bool is_phrase = token.kind == TokenKind::phrase;
    const auto date = read_date_value(is_phrase ? std::string_view(token.text) : written(token), scope.bound);
    if (!date) {
        report(Oddity::bad_date, token);
        return text_term(token, schema::FieldId::text);
    }
    if (date->reversed)
        report(Oddity::reversed_range, token);
    Node node = leaf(NodeKind::date, schema::FieldId::date, {});
    node.dates = date->range;
    return node;
}

/// Whether nobody expects a query so empty to search anything.
bool is_all_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        if (!is_blank(c.code) && !is_invisible(c.code))
            return false;
        at += c.size;
    }
    return true;
}

ParsedQuery parse(std::string_view text, Match match, SavedQueries& saved) {
    RepairList repairs(text);
    const std::string query = without_bad_bytes(text, repairs);
    RepairList of_words = repairs;

    Parser parser(query, match, repairs, saved, Lexer::Operators::recognised);
    std::optional<Node> root = parser.read();
    if (!root && parser.has_operators() && !parser.has_terms()) {
        // Who types `ET` alone means the word.
        root = Parser(query, match, of_words, saved, Lexer::Operators::are_words).read();
        repairs = std::move(of_words);
    }
    if (!root && !is_all_blank(text))
        repairs.add(Oddity::nothing_to_search, 0, text.size());
    return {std::move(root).value_or(Node{}), repairs.take()};
}

}  // namespace

ParsedQuery parse(std::string_view text, Match match, const SavedTexts& saved) {
    SavedQueries queries(saved);
    return parse(text, match, queries);
}

}  // namespace depeche::query
