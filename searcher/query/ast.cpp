#include "searcher/query/ast.hpp"

#include <fmt/format.h>

#include <string_view>

#include "searcher/query/lexer.hpp"
#include "searcher/query/syntax.hpp"

namespace depeche::query {

namespace {

/// Whether `written`, on its own, is read as that one term and nothing else.
bool reads_back(std::string_view written, TokenKind kind, std::string_view text) {
    RepairList repairs(written);
    Lexer lexer(written, repairs);
    Token token = lexer.next();
    if (token.kind == TokenKind::field)
        token = lexer.next();
    return token.kind == kind && token.text == text && !token.glued && lexer.next().kind == TokenKind::end &&
           repairs.take().empty();
}

class Printer {
public:
    explicit Printer(Language language) : language_(language) {}

    std::string print(const Node& node) const;

private:
    std::string joined(const Node& node, std::string_view operator_word) const;
    std::string exclusions(const Node& node) const;
    std::string operand(const Node& node) const;
    std::string term(const Node& node, TokenKind kind, std::string written) const;
    std::string value(const Node& node) const;
    std::string date(const DateRange& dates) const;
    std::string in_field(schema::FieldId field, std::string_view written) const {
        return fmt::format("{}:{}", schema::field(field).name.in(language_), written);
    }

    Language language_;
};

std::string Printer::print(const Node& node) const {
    switch (node.kind) {
        case NodeKind::everything:
            return "*";
        case NodeKind::word:
            return term(node, TokenKind::word, node.text);
        case NodeKind::exact:
            return term(node, TokenKind::exact, '=' + node.text);
        case NodeKind::fuzzy:
            return term(node, TokenKind::fuzzy, node.text + (node.distance > 1 ? "~2" : "~"));
        case NodeKind::prefix:
            return term(node, TokenKind::prefix, node.text + '*');
        case NodeKind::phrase:
            return term(node, TokenKind::phrase, '"' + node.text + '"');
        case NodeKind::value:
            return value(node);
        case NodeKind::date:
            return date(node.dates);
        case NodeKind::near:
            return joined(node, fmt::format("{}/{}", near_word.in(language_), node.distance));
        case NodeKind::followed:
            return joined(node, fmt::format("{}/{}", followed_word.in(language_), node.distance));
        case NodeKind::all:
            return joined(node, conjunction_word.in(language_));
        case NodeKind::any:
            return joined(node, disjunction_word.in(language_));
        case NodeKind::without:
            return exclusions(node);
    }
    return {};
}

std::string Printer::joined(const Node& node, std::string_view operator_word) const {
    std::string result;
    for (const Node& child : node.children) {
        if (!result.empty())
            result += fmt::format(" {} ", operator_word);
        result += operand(child);
    }
    return result;
}

std::string Printer::exclusions(const Node& node) const {
    const Node& base = node.children.front();
    std::string result;
    if (base.kind != NodeKind::everything)
        result = base.kind == NodeKind::all ? print(base) : operand(base);
    for (std::size_t at = 1; at < node.children.size(); ++at) {
        const std::string_view word = (result.empty() ? negation_word : exclusion_word).in(language_);
        result += fmt::format("{}{} {}", result.empty() ? "" : " ", word, operand(node.children[at]));
    }
    return result;
}

/// In parentheses when it is made of several.
std::string Printer::operand(const Node& node) const {
    return node.children.empty() ? print(node) : fmt::format("({})", print(node));
}

/// Words that look like something else (`ET`, `mot:chose`) show their field, which makes them words.
std::string Printer::term(const Node& node, TokenKind kind, std::string written) const {
    if (node.field == schema::FieldId::text && reads_back(written, kind, node.text))
        return written;
    return in_field(node.field, written);
}

std::string Printer::value(const Node& node) const {
    const std::string bare = in_field(node.field, node.text);
    return reads_back(bare, TokenKind::word, node.text) ? bare : in_field(node.field, '"' + node.text + '"');
}

std::string Printer::date(const DateRange& dates) const {
    if (!dates.first && !dates.last)
        return in_field(schema::FieldId::date, undated_word.in(language_));
    const std::string first = dates.first ? to_iso(*dates.first) : "";
    const std::string last = dates.last ? to_iso(*dates.last) : "";
    if (!dates.first || !dates.last)
        return in_field(schema::FieldId::date, first + ".." + last);
    // A day, month or year that is exactly meant.
    for (const std::string_view whole : {std::string_view(first), std::string_view(first).substr(0, 7),
                                         std::string_view(first).substr(0, 4)}) {
        const auto interval = parse_date(whole);
        if (interval && interval->first == *dates.first && interval->last == *dates.last)
            return in_field(schema::FieldId::date, whole);
    }
    return in_field(schema::FieldId::date, first + ".." + last);
}

std::string_view kind_name(NodeKind kind) {
    switch (kind) {
        case NodeKind::everything:
            return "everything";
        case NodeKind::word:
            return "word";
        case NodeKind::exact:
            return "exact";
        case NodeKind::fuzzy:
            return "fuzzy";
        case NodeKind::prefix:
            return "prefix";
        case NodeKind::phrase:
            return "phrase";
        case NodeKind::value:
            return "value";
        case NodeKind::date:
            return "date";
        case NodeKind::near:
            return "near";
        case NodeKind::followed:
            return "followed";
        case NodeKind::all:
            return "all";
        case NodeKind::any:
            return "any";
        case NodeKind::without:
            return "without";
    }
    return {};
}

void add_lines(std::string& lines, const Node& node, std::size_t depth) {
    lines.append(2 * depth, ' ');
    lines += kind_name(node.kind);
    if (!node.text.empty())
        lines += fmt::format(" {} \"{}\"", schema::field(node.field).name.english, node.text);
    if (node.distance > 0)
        lines += fmt::format(" {}", node.distance);
    if (node.kind == NodeKind::date)
        lines += ' ' + to_string(node, Language::english).substr(std::string_view("date:").size());
    lines += '\n';
    for (const Node& child : node.children)
        add_lines(lines, child, depth + 1);
}

}  // namespace

std::string to_string(const Node& node, Language language) {
    return Printer(language).print(node);
}

std::string to_tree(const Node& node) {
    std::string lines;
    add_lines(lines, node, 0);
    return lines;
}

}  // namespace depeche::query
