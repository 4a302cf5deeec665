#include "searcher/query/in_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <span>
#include <vector>

#include "depeche/date_label.hpp"

namespace depeche::query {

namespace {

constexpr Text all_dispatches{"toutes les dépêches", "all dispatches"};
constexpr Text undated{"sans date", "undated"};
constexpr Text clause_end{"\u00A0; ", "; "};
constexpr Text quoted{"«\u00A0{}\u00A0»", "“{}”"};
constexpr Text one_word{"le mot\u00A0: {}", "the word: {}"};
constexpr Text every_word{"chaque mot\u00A0: {}", "every word: {}"};
constexpr Text any_of_the_words{"l’un des mots\u00A0: {}", "any of the words: {}"};
constexpr Text exactly{"{} exactement", "exactly {}"};
constexpr Text one_letter_off{"{} à une lettre près", "{} or one letter off"};
constexpr Text two_letters_off{"{} à deux lettres près", "{} or two letters off"};
constexpr Text beginning{"un mot en «\u00A0{}…\u00A0»", "a word starting with “{}”"};
constexpr Text phrase{"l’expression {}", "the phrase {}"};
constexpr Text value{"{}\u00A0: {}", "{}: {}"};
constexpr Text both{" et ", " and "};
constexpr Text either{" ou ", " or "};
constexpr Text but_not{"sauf {}", "but not {}"};
constexpr Text near_two{"{} à {} au plus de {}", "{} within {} of {}"};
constexpr Text near_more{"{} à {} au plus les uns des autres", "{} within {} of each other"};
constexpr Text then{" puis ", " then "};
constexpr Text followed_within{"{} à {} au plus", "{} within {}"};
constexpr Text a_word{"1 mot", "1 word"};
constexpr Text words{"{} mots", "{} words"};
constexpr Text on_day{"le {}", "on {}"};
constexpr Text in_month{"en {}", "in {}"};
constexpr Text range{"{}", "from {}"};
constexpr Text since_day{"depuis le {}", "since {}"};
constexpr Text since_month{"depuis {}", "since {}"};
constexpr Text until_day{"jusqu’au {}", "until {}"};
constexpr Text until_month{"jusqu’à fin {}", "until the end of {}"};

bool is_word(const Node& node) {
    return node.kind == NodeKind::word;
}

bool are_words_of_a_field(std::span<const Node> nodes) {
    return std::ranges::all_of(
        nodes, [&](const Node& node) { return is_word(node) && node.field == nodes.front().field; });
}

class Speaker {
public:
    explicit Speaker(Language language) : language_(language) {}

    std::string sentence(const Node& node) const;

private:
    template <typename... Values>
    std::string say(const Text& pattern, const Values&... values) const {
        return fmt::format(fmt::runtime(pattern.in(language_)), values...);
    }

    std::string clauses(const Node& node) const;
    std::string list(const Text& pattern, std::span<const Node> nodes) const;
    std::string clause(const Node& node) const;
    std::string part(const Node& node) const;
    std::string leaf(const Node& node) const;
    std::string joined(std::span<const Node> nodes, std::string_view between) const;
    std::string near(const Node& node) const;
    std::string date(const DateRange& dates) const;
    std::string in_field(std::string said, schema::FieldId field) const;

    Language language_;
};

std::string Speaker::sentence(const Node& node) const {
    if (node.kind != NodeKind::without)
        return clauses(node);
    const std::span<const Node> excluded = std::span(node.children).subspan(1);
    return clauses(node.children.front()) + std::string(clause_end.in(language_)) +
           say(but_not, joined(excluded, either.in(language_)));
}

/// The wishes of a whole query, the words of each field together.
std::string Speaker::clauses(const Node& node) const {
    if (is_word(node))
        return list(one_word, std::span(&node, 1));
    if (node.kind == NodeKind::any && are_words_of_a_field(node.children))
        return list(any_of_the_words, node.children);
    if (node.kind == NodeKind::any)
        return joined(node.children, either.in(language_));
    if (node.kind != NodeKind::all)
        return clause(node);
    std::string result;
    const auto add = [&](const std::string& clause) {
        result.append(result.empty() ? "" : clause_end.in(language_)).append(clause);
    };
    const std::span<const Node> all(node.children);
    for (std::size_t at = 0; at < all.size();) {
        std::size_t end = at;
        while (end < all.size() && are_words_of_a_field(all.subspan(at, end + 1 - at)))
            ++end;
        if (end > at)
            add(list(end - at == 1 ? one_word : every_word, all.subspan(at, end - at)));
        else
            add(clause(all[end++]));
        at = end;
    }
    return result;
}

/// A whole wish, which nothing around it can be taken for a part of.
std::string Speaker::clause(const Node& node) const {
    return node.kind == NodeKind::near || node.kind == NodeKind::followed ? near(node) : part(node);
}

/// Words of one field behind a colon.
std::string Speaker::list(const Text& pattern, std::span<const Node> nodes) const {
    std::string words_listed;
    for (const Node& node : nodes)
        words_listed.append(words_listed.empty() ? "" : ", ").append(node.text);
    return in_field(say(pattern, words_listed), nodes.front().field);
}

/// A node within a sentence, in parentheses when it is made of several.
std::string Speaker::part(const Node& node) const {
    switch (node.kind) {
        case NodeKind::all:
            return fmt::format("({})", joined(node.children, both.in(language_)));
        case NodeKind::any:
            return fmt::format("({})", joined(node.children, either.in(language_)));
        case NodeKind::without:
            return fmt::format(
                "({} {})", part(node.children.front()),
                say(but_not, joined(std::span(node.children).subspan(1), either.in(language_))));
        case NodeKind::near:
        case NodeKind::followed:
            return fmt::format("({})", near(node));
        default:
            return leaf(node);
    }
}

std::string Speaker::leaf(const Node& node) const {
    const std::string text = say(quoted, node.text);
    switch (node.kind) {
        case NodeKind::word:
            return in_field(text, node.field);
        case NodeKind::exact:
            return in_field(say(exactly, text), node.field);
        case NodeKind::fuzzy:
            return in_field(say(node.distance > 1 ? two_letters_off : one_letter_off, text), node.field);
        case NodeKind::prefix:
            return in_field(say(beginning, node.text), node.field);
        case NodeKind::phrase:
            return in_field(say(phrase, text), node.field);
        case NodeKind::value:
            return say(value, schema::field(node.field).name.in(language_), node.text);
        case NodeKind::date:
            return date(node.dates);
        default:
            return std::string(all_dispatches.in(language_));
    }
}

std::string Speaker::joined(std::span<const Node> nodes, std::string_view between) const {
    std::string result;
    for (const Node& node : nodes)
        result.append(result.empty() ? "" : between).append(part(node));
    return result;
}

std::string Speaker::near(const Node& node) const {
    const std::string distance =
        node.distance == 1 ? std::string(a_word.in(language_)) : say(words, node.distance);
    if (node.kind == NodeKind::followed)
        return say(followed_within, joined(node.children, then.in(language_)), distance);
    if (node.children.size() == 2)
        return say(near_two, part(node.children.front()), distance, part(node.children.back()));
    return say(near_more, joined(node.children, ", "), distance);
}

std::string Speaker::date(const DateRange& dates) const {
    const auto day = [&](Date date) { return date_label(day_interval(date), language_); };
    const auto month = [&](Date date) {
        return date_label(month_interval(date.year() / date.month()), language_);
    };
    if (!dates.first && !dates.last)
        return std::string(undated.in(language_));
    const auto is_first_of_month = [](Date date) { return date.day() == std::chrono::day{1}; };
    const auto is_last_of_month = [](Date date) {
        return date == Date{date.year() / date.month() / std::chrono::last};
    };
    if (!dates.last)
        return is_first_of_month(*dates.first) ? say(since_month, month(*dates.first))
                                               : say(since_day, day(*dates.first));
    if (!dates.first)
        return is_last_of_month(*dates.last) ? say(until_month, month(*dates.last))
                                             : say(until_day, day(*dates.last));
    if (*dates.first == *dates.last)
        return say(on_day, day(*dates.first));
    for (const DateInterval& whole :
         {month_interval(dates.first->year() / dates.first->month()), year_interval(dates.first->year())})
        if (whole.first == *dates.first && whole.last == *dates.last)
            return say(in_month, date_label(whole, language_));
    return say(range, date_label({*dates.first, *dates.last, DatePrecision::day}, language_));
}

/// Says where, unless it is in the whole text.
std::string Speaker::in_field(std::string said, schema::FieldId field) const {
    if (field == schema::FieldId::text)
        return said;
    return fmt::format("{} ({})", said, schema::field(field).name.in(language_));
}

}  // namespace

std::string in_words(const Node& node, Language language) {
    return Speaker(language).sentence(node);
}

}  // namespace depeche::query
