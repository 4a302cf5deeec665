#include "searcher/http/meilisearch/filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "depeche/date.hpp"
#include "searcher/http/meilisearch/error.hpp"

namespace depeche::http::meilisearch {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// Our queries nest no deeper, and take no more terms.
constexpr std::size_t deepest = 10;
constexpr std::size_t most_conditions = 500;

enum class Kind { name, date, timestamp };

struct Attribute {
    std::string_view name;
    /// Of our query language.
    std::string_view field;
    Kind kind = Kind::name;
};

constexpr auto attributes = std::to_array<Attribute>({
    {"source", "source"},
    {"actor", "actor"},
    {"place", "place"},
    {"section", "section"},
    {"keyword", "keyword"},
    {"language", "language"},
    {"byline", "author"},
    {"id", "id"},
    {"date", "date", Kind::date},
    {"timestamp", "date", Kind::timestamp},
});

constexpr std::string_view everything = "*";
constexpr std::string_view blanks = " \t\n\r";

std::string excluding(std::string_view query) {
    return fmt::format("({} NOT ({}))", everything, query);
}

std::string nothing() {
    return excluding(everything);
}

std::string joined(const std::vector<std::string>& queries, std::string_view by) {
    if (queries.empty())
        return {};
    return queries.size() == 1 ? queries.front() : fmt::format("({})", fmt::join(queries, by));
}

/// A value between quotation marks. Any that our queries know would end it, and what follows be read as a
/// query; they tell no names apart.
std::string value_term(const Attribute& attribute, std::string value) {
    for (const std::string_view mark : {"\"", "“", "”", "„", "‟", "«", "»", "‹", "›"})
        for (std::size_t at = 0; (at = value.find(mark, at)) != std::string::npos;)
            value.replace(at, mark.size(), mark.size(), ' ');
    if (value.find_first_not_of(blanks) == std::string::npos)
        return nothing();
    return fmt::format("{}:\"{}\"", attribute.field, value);
}

/// Days from `first` to `last`, an absent end being open.
struct Days {
    std::optional<sys_days> first;
    std::optional<sys_days> last;
};

/// Years that a query can name.
const sys_days earliest{std::chrono::year(1000) / 1 / 1};
const sys_days latest{std::chrono::year(9999) / 12 / 31};

std::string date_term(Days range) {
    if ((range.first && *range.first > latest) || (range.last && *range.last < earliest) ||
        (range.first && range.last && *range.first > *range.last))
        return nothing();
    const auto written = [](std::optional<sys_days> day, sys_days beyond) {
        return day && *day != beyond ? to_iso(Date(*day)) : std::string();
    };
    if (range.first)
        range.first = std::max(*range.first, earliest);
    if (range.last)
        range.last = std::min(*range.last, latest);
    const std::string first = written(range.first, earliest);
    const std::string last = written(range.last, latest);
    return first.empty() && last.empty() ? "(* NOT date:unknown)" : fmt::format("date:{}..{}", first, last);
}

enum class Comparison { equal, unequal, greater, greater_or_equal, less, less_or_equal };

/// The days that begin at a time, in seconds since 1970: dispatches are known by the day, and have the time
/// that it begins at.
Days days_at(std::int64_t seconds, Comparison comparison) {
    constexpr std::int64_t a_day = std::int64_t{24} * 60 * 60;
    // Years beyond those of four digits are all one.
    constexpr std::int64_t furthest = a_day * 366 * 10'000;
    seconds = std::clamp(seconds, -furthest, furthest);
    std::int64_t whole = seconds / a_day;
    if (whole * a_day > seconds)
        --whole;
    const bool is_start = whole * a_day == seconds;
    const auto day = [](std::int64_t count) { return sys_days(days(static_cast<int>(count))); };
    switch (comparison) {
        case Comparison::greater:
            return {day(whole + 1), {}};
        case Comparison::greater_or_equal:
            return {day(is_start ? whole : whole + 1), {}};
        case Comparison::less:
            return {{}, day(is_start ? whole - 1 : whole)};
        case Comparison::less_or_equal:
            return {{}, day(whole)};
        default:
            break;
    }
    return is_start ? Days{day(whole), day(whole)} : Days{day(1), day(0)};
}

Days days_of(const DateInterval& interval, Comparison comparison) {
    const sys_days first(interval.first);
    const sys_days last(interval.last);
    switch (comparison) {
        case Comparison::greater:
            return {last + days(1), {}};
        case Comparison::greater_or_equal:
            return {first, {}};
        case Comparison::less:
            return {{}, first - days(1)};
        case Comparison::less_or_equal:
            return {{}, last};
        default:
            break;
    }
    return {first, last};
}

enum class TokenKind { end, open, close, open_list, close_list, comma, comparison, word, quoted };

struct Token {
    TokenKind kind = TokenKind::end;
    std::string text;
    std::size_t begin = 0;
};

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) { advance(); }

    const Token& token() const { return token_; }
    Token take() {
        Token taken = std::move(token_);
        advance();
        return taken;
    }
    bool is_word(std::string_view word) const {
        return token_.kind == TokenKind::word && token_.text == word;
    }
    bool take_word(std::string_view word) {
        const bool is_here = is_word(word);
        if (is_here)
            advance();
        return is_here;
    }

private:
    void advance();
    std::string quoted(char quote);

    std::string_view text_;
    std::size_t at_ = 0;
    Token token_;
};

void Lexer::advance() {
    at_ = std::min(text_.find_first_not_of(blanks, at_), text_.size());
    token_ = {TokenKind::end, {}, at_};
    if (at_ == text_.size())
        return;
    const char c = text_[at_];
    constexpr std::string_view signs = "()[],";
    constexpr auto kinds = std::to_array(
        {TokenKind::open, TokenKind::close, TokenKind::open_list, TokenKind::close_list, TokenKind::comma});
    if (const std::size_t sign = signs.find(c); sign != std::string_view::npos) {
        token_.kind = kinds.at(sign);
        ++at_;
        return;
    }
    if (c == '\'' || c == '"') {
        token_.kind = TokenKind::quoted;
        token_.text = quoted(c);
        return;
    }
    constexpr std::string_view comparisons = "=!<>";
    const bool is_comparison = comparisons.find(c) != std::string_view::npos;
    token_.kind = is_comparison ? TokenKind::comparison : TokenKind::word;
    const std::size_t end = is_comparison ? text_.find_first_not_of(comparisons, at_)
                                          : text_.find_first_of(" \t\n\r()[],'\"=!<>", at_);
    token_.text = text_.substr(at_, end - at_);
    at_ = std::min(end, text_.size());
}

std::string Lexer::quoted(char quote) {
    const std::size_t begin = at_++;
    std::string value;
    while (at_ < text_.size() && text_[at_] != quote) {
        if (text_[at_] == '\\' && at_ + 1 < text_.size())
            ++at_;
        value += text_[at_++];
    }
    if (at_ == text_.size())
        throw Error(
            "invalid_search_filter",
            fmt::format("The quotation mark at character {} of the filter is not closed.", begin + 1));
    ++at_;
    return value;
}

class Parser {
public:
    /// Counts conditions on top of those of other parts of one filter.
    Parser(std::string_view text, std::size_t& count) : lexer_(text), count_(count) {}

    std::string whole() {
        if (lexer_.token().kind == TokenKind::end)
            return {};
        std::string query = alternatives();
        if (lexer_.token().kind != TokenKind::end)
            fail("AND, OR or the end");
        return query;
    }

private:
    [[noreturn]] void fail(std::string_view expected) const {
        throw Error("invalid_search_filter",
                    fmt::format("The filter wants {} at character {}.", expected, lexer_.token().begin + 1));
    }

    void count() {
        if (++count_ > most_conditions)
            throw Error("invalid_search_filter",
                        fmt::format("The filter has more than {} conditions.", most_conditions));
    }

    std::string alternatives() {
        if (++depth_ > deepest)
            throw Error("invalid_search_filter",
                        fmt::format("The filter is nested too deep: at most {} levels.", deepest));
        std::vector<std::string> all{conditions()};
        while (lexer_.take_word("OR"))
            all.push_back(conditions());
        --depth_;
        return joined(all, " OR ");
    }

    std::string conditions() {
        std::vector<std::string> all{condition()};
        while (lexer_.take_word("AND"))
            all.push_back(condition());
        return joined(all, " AND ");
    }

    std::string condition() {
        bool is_negated = false;
        while (lexer_.take_word("NOT"))
            is_negated = !is_negated;
        std::string query;
        if (lexer_.token().kind == TokenKind::open) {
            lexer_.take();
            query = alternatives();
            if (lexer_.token().kind != TokenKind::close)
                fail("a closing parenthesis");
            lexer_.take();
        } else {
            query = comparison();
        }
        return is_negated ? excluding(query) : query;
    }

    std::string comparison() {
        count();
        const Attribute attribute = this->attribute();
        if (lexer_.token().kind == TokenKind::comparison)
            return compared(attribute);
        const bool is_negated = lexer_.take_word("NOT");
        if (lexer_.take_word("IN")) {
            const std::string query = one_of(attribute);
            return is_negated ? excluding(query) : query;
        }
        if (lexer_.take_word("EXISTS")) {
            const std::string query = existing(attribute);
            return is_negated ? excluding(query) : query;
        }
        if (lexer_.take_word("IS"))
            return is_none(attribute);
        if (!is_negated &&
            (lexer_.token().kind == TokenKind::word || lexer_.token().kind == TokenKind::quoted))
            return between(attribute);
        fail("=, !=, >, >=, <, <=, TO, IN, EXISTS or IS NULL");
    }

    Attribute attribute() {
        const Token& token = lexer_.token();
        if (token.kind != TokenKind::word && token.kind != TokenKind::quoted)
            fail("an attribute");
        const auto found = std::ranges::find(attributes, token.text, &Attribute::name);
        if (found == attributes.end())
            throw Error(
                "invalid_search_filter",
                fmt::format("Attribute `{}` is not filterable. Available filterable attributes are: {}.",
                            token.text, names()));
        lexer_.take();
        return *found;
    }

    static std::string names() {
        std::string list;
        for (const Attribute& attribute : attributes)
            list += fmt::format("{}`{}`", list.empty() ? "" : ", ", attribute.name);
        return list;
    }

    Token value() {
        const TokenKind kind = lexer_.token().kind;
        if (kind != TokenKind::word && kind != TokenKind::quoted)
            fail("a value");
        return lexer_.take();
    }

    std::string compared(const Attribute& attribute) {
        struct Sign {
            std::string_view text;
            Comparison comparison;
        };
        constexpr auto signs = std::to_array<Sign>({{"=", Comparison::equal},
                                                    {"!=", Comparison::unequal},
                                                    {">", Comparison::greater},
                                                    {">=", Comparison::greater_or_equal},
                                                    {"<", Comparison::less},
                                                    {"<=", Comparison::less_or_equal}});
        const auto sign = std::ranges::find(signs, lexer_.token().text, &Sign::text);
        if (sign == signs.end())
            fail("=, !=, >, >=, < or <=");
        lexer_.take();
        return term(attribute, sign->comparison, value());
    }

    std::string term(const Attribute& attribute, Comparison comparison, const Token& value) {
        const bool is_order = comparison != Comparison::equal && comparison != Comparison::unequal;
        if (attribute.kind == Kind::name && is_order)
            throw Error("invalid_search_filter",
                        fmt::format("`{}` has no order: only `date` and `timestamp` can be compared so.",
                                    attribute.name));
        const std::string query = attribute.kind == Kind::name
                                      ? value_term(attribute, value.text)
                                      : date_term(days_wanted(attribute, comparison, value));
        return comparison == Comparison::unequal ? excluding(query) : query;
    }

    static Days days_wanted(const Attribute& attribute, Comparison comparison, const Token& value) {
        if (attribute.kind == Kind::timestamp) {
            double seconds = 0;
            const char* const end = value.text.data() + value.text.size();
            const auto [stop, error] = std::from_chars(value.text.data(), end, seconds);
            constexpr double most = 1e15;
            if (error == std::errc{} && stop == end && seconds >= -most && seconds <= most)
                return days_at(static_cast<std::int64_t>(seconds), comparison);
        } else if (const auto interval = parse_date(value.text)) {
            return days_of(*interval, comparison);
        }
        throw Error(
            "invalid_search_filter",
            fmt::format("`{}` at character {} of the filter is no {}.", value.text, value.begin + 1,
                        attribute.kind == Kind::timestamp ? "number of seconds since 1970"
                                                          : "date: write 2025, 2025-12 or 2025-12-03"));
    }

    std::string one_of(const Attribute& attribute) {
        if (lexer_.token().kind != TokenKind::open_list)
            fail("[");
        lexer_.take();
        std::vector<std::string> all;
        while (lexer_.token().kind != TokenKind::close_list) {
            count();
            all.push_back(term(attribute, Comparison::equal, value()));
            if (lexer_.token().kind == TokenKind::comma)
                lexer_.take();
            else if (lexer_.token().kind != TokenKind::close_list)
                fail("a comma or ]");
        }
        lexer_.take();
        return all.empty() ? nothing() : joined(all, " OR ");
    }

    static std::string existing(const Attribute& attribute) {
        if (attribute.kind == Kind::name)
            throw Error(
                "invalid_search_filter",
                fmt::format("Only `date` and `timestamp` can be asked for with EXISTS, IS NULL and IS "
                            "EMPTY, `{}` cannot.",
                            attribute.name));
        return date_term({});
    }

    /// `IS NULL`, `IS NOT EMPTY`: what is unknown is null here.
    std::string is_none(const Attribute& attribute) {
        const bool is_negated = lexer_.take_word("NOT");
        if (!lexer_.take_word("NULL") && !lexer_.take_word("EMPTY"))
            fail("NULL or EMPTY");
        const std::string query = existing(attribute);
        return is_negated ? query : excluding(query);
    }

    std::string between(const Attribute& attribute) {
        const Token first = value();
        if (!lexer_.take_word("TO"))
            fail("TO");
        const Token last = value();
        return joined({term(attribute, Comparison::greater_or_equal, first),
                       term(attribute, Comparison::less_or_equal, last)},
                      " AND ");
    }

    Lexer lexer_;
    std::size_t depth_ = 0;
    std::size_t& count_;
};

/// One condition of an array.
std::string to_condition(const nlohmann::json& item, std::size_t& count) {
    if (!item.is_string())
        throw Error("invalid_search_filter",
                    "A filter is a text, or an array of texts and of arrays of texts.");
    return Parser(item.get_ref<const std::string&>(), count).whole();
}

void add(std::vector<std::string>& queries, std::string query) {
    if (!query.empty())
        queries.push_back(std::move(query));
}

}  // namespace

std::string to_query(std::string_view filter) {
    std::size_t count = 0;
    return Parser(filter, count).whole();
}

std::string to_query(const nlohmann::json& filter) {
    if (filter.is_null())
        return {};
    std::size_t count = 0;
    if (!filter.is_array())
        return to_condition(filter, count);
    std::vector<std::string> all;
    for (const auto& item : filter) {
        if (!item.is_array()) {
            add(all, to_condition(item, count));
            continue;
        }
        std::vector<std::string> alternatives;
        for (const auto& alternative : item)
            add(alternatives, to_condition(alternative, count));
        add(all, joined(alternatives, " OR "));
    }
    return joined(all, " AND ");
}

}  // namespace depeche::http::meilisearch
