#include "searcher/query/reference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "schema/fields.hpp"
#include "searcher/query/syntax.hpp"

namespace depeche::query {

namespace {

struct Row {
    Text syntax;
    Text example;
    Text meaning;
};

constexpr auto terms = std::to_array<Row>({
    {{"mot", "word"},
     {"cessez-le-feu ukraine", "cessez-le-feu ukraine"},
     {"chaque mot, sous toutes ses formes (pluriel, féminin, conjugaison), avec ou sans accents",
      "every word, in all its forms (plural, feminine, conjugated), with or without accents"}},
    {{"=mot", "=word"},
     {"=guerre", "=guerre"},
     {"ce mot écrit exactement ainsi, accents et terminaison compris\u00A0; un nom sans ses autres graphies",
      "this very spelling, accents and ending included; a name without its other spellings"}},
    {{"mot*", "word*"},
     {"négoci*", "négoci*"},
     {"les mots qui commencent ainsi, deux lettres au moins\u00A0; les 1000 plus fréquents",
      "words that begin like this, two letters at least; the 1000 most frequent"}},
    {{"mot~  mot~2", "word~  word~2"},
     {"Makron~", "Makron~"},
     {"le mot et ceux qui s’en écartent d’une lettre (~2\u00A0: de deux) ajoutée, ôtée, changée ou "
      "permutée\u00A0; les "
      "100 plus proches",
      "the word, and those one letter (~2: two) added, left out, changed or swapped away; the 100 nearest"}},
    {{"\"mots\"  «\u00A0mots\u00A0»", "\"words\"  « words »"},
     {"\"plan de paix\"", "\"plan de paix\""},
     {"ces mots à la suite, tels quels", "these words in a row, as they are"}},
    {{"*", "*"}, {"*", "*"}, {"toutes les dépêches", "all dispatches"}},
});

/// Their words come from `operator_words`.
struct OperatorRow {
    Operator meaning;
    Text example;
    Text explanation;
};

constexpr auto operators = std::to_array<OperatorRow>({
    {Operator::conjunction,
     {"paix ET trêve", "paix AND trêve"},
     {"les deux\u00A0; un blanc suffit", "both; a blank does"}},
    {Operator::disjunction,
     {"paix OU trêve", "paix OR trêve"},
     {"l’un ou l’autre, ou les deux", "either or both"}},
    {Operator::negation,
     {"paix SAUF trêve", "paix NOT trêve"},
     {"le premier sans le second\u00A0; au début\u00A0: tout sauf lui",
      "the first without the second; at the start: all but it"}},
    {Operator::near,
     {"plan PRÈS/5 paix", "plan NEAR/5 paix"},
     {"à 5 mots au plus l’un de l’autre (10 sans nombre, 100 au plus), mots, expressions ou leurs "
      "alternatives entre parenthèses",
      "within 5 words of each other (10 without a number, 100 at most): words, phrases or their alternatives "
      "in "
      "parentheses"}},
    {Operator::followed,
     {"plan SUIVI/2 paix", "plan ADJ/2 paix"},
     {"le second 2 mots au plus après le premier", "the second at most 2 words behind the first"}},
});

constexpr auto signs = std::to_array<Row>({
    {{"-", "-"},
     {"paix -trêve", "paix -trêve"},
     {"sans ce qui suit directement, mot, expression, champ ou parenthèse",
      "without what follows directly: a word, phrase, field or group"}},
    {{"+", "+"},
     {"+paix trêve", "+paix trêve"},
     {"où les mots sont au choix (--match any)\u00A0: exigé, les autres aidant au classement",
      "where any word will do (--match any): wanted, the others help the ranking"}},
    {{"( )", "( )"},
     {"(paix OU trêve) moscou", "(paix OR trêve) moscou"},
     {"groupe\u00A0; sinon OU sépare ce que blancs et ET relient",
      "a group; else OR parts what blanks and AND join"}},
});

constexpr auto in_fields = std::to_array<Row>({
    {{"champ:( )", "field:( )"},
     {"acteur:(poutine OU macron)", "actor:(poutine OR macron)"},
     {"le champ vaut pour tout le groupe", "the field holds for the whole group"}},
    {{"champ:\" \"", "field:\" \""},
     {"lieu:\"Abou Dhabi\"", "place:\"Abou Dhabi\""},
     {"une valeur de plusieurs mots", "a value of several words"}},
    {{"-champ:", "-field:"},
     {"moscou -source:afp", "moscou -source:afp"},
     {"sans cette valeur", "without this value"}},
});

constexpr auto dates = std::to_array<Row>({
    {{"date:2025  date:2025-12  date:2025-12-03", "date:2025  date:2025-12  date:2025-12-03"},
     {"date:2025-12", "date:2025-12"},
     {"l’année, le mois ou le jour entier", "the whole year, month or day"}},
    {{"date:03/12/2025  date:\"3 décembre 2025\"", "date:03/12/2025  date:\"3 December 2025\""},
     {"date:\"décembre 2025\"", "date:\"December 2025\""},
     {"les mêmes, à la française ou en lettres", "the same, day first or in letters"}},
    {{"date:a..b  date:a..  date:..b", "date:a..b  date:a..  date:..b"},
     {"date:2025-06..2025-09", "date:2025-06..2025-09"},
     {"du premier jour de a au dernier de b\u00A0; sans borne d’un côté",
      "from the first day of a to the last of b; open at one end"}},
    {{"date:>=a  date:>a  date:<=a  date:<a", "date:>=a  date:>a  date:<=a  date:<a"},
     {"date:>=2025-12", "date:>=2025-12"},
     {"depuis a, après a, jusqu’à a, avant a", "from a on, after a, up to a, before a"}},
});

/// Their words come from `date_words`.
struct BoundRow {
    DateBound bound;
    std::string_view value;
    Text meaning;
};

constexpr auto bounds = std::to_array<BoundRow>({
    {DateBound::since, "2025-12", {"à partir du premier jour", "from its first day on"}},
    {DateBound::after, "2025", {"après le dernier jour", "after its last day"}},
    {DateBound::until, "2024-06", {"jusqu’au dernier jour", "up to its last day"}},
    {DateBound::before, "2024", {"avant le premier jour", "before its first day"}},
});

consteval bool all_operators_are_told() {
    return std::ranges::all_of(operator_words, [](const OperatorWord& word) {
        return std::ranges::find(operators, word.meaning, &OperatorRow::meaning) != operators.end();
    });
}
static_assert(all_operators_are_told());

consteval bool all_date_words_are_told() {
    return std::ranges::all_of(date_words, [](const DateWord& word) {
        return std::ranges::find(bounds, word.bound, &BoundRow::bound) != bounds.end();
    });
}
static_assert(all_date_words_are_told());

/// All words of an operator, with the place of the number for those that take one.
std::string written_words(Operator meaning) {
    const bool takes_number = meaning == Operator::near || meaning == Operator::followed;
    std::string words;
    for (const OperatorWord& row : operator_words)
        if (row.meaning == meaning)
            words += fmt::format("{}{}{}", words.empty() ? "" : "  ", row.word, takes_number ? "/n" : "");
    return words;
}

/// What to look for in fields whose own example finds nothing in corpus/.
struct FieldValue {
    schema::FieldId field;
    std::string_view value;
};

constexpr auto field_values = std::to_array<FieldValue>({
    {schema::FieldId::title, "ukraine"},
    {schema::FieldId::author, "verdier"},
    {schema::FieldId::id, "rtr-20250816-anchorage"},
});

/// `titre:ukraine`, with the field's name in `language`.
std::string field_example(const schema::Field& field, Language language) {
    const auto own = std::ranges::find(field_values, field.id, &FieldValue::field);
    const std::string_view value =
        own != field_values.end() ? own->value : field.example.substr(field.example.find(':') + 1);
    return fmt::format("{}:{}", field.name.in(language), value);
}

class Writer {
public:
    explicit Writer(Language language) : language_(language) {}

    void section(const Text& heading) { sections_.push_back({std::string(heading.in(language_)), {}}); }
    void rows(std::span<const Row> rows) {
        for (const Row& row : rows)
            add(std::string(row.syntax.in(language_)), std::string(row.example.in(language_)), row.meaning);
    }
    void add(std::string syntax, std::string example, const Text& meaning) {
        sections_.back().rows.push_back(
            {std::move(syntax), std::move(example), std::string(meaning.in(language_))});
    }
    std::vector<ReferenceSection> take() { return std::move(sections_); }

private:
    Language language_;
    std::vector<ReferenceSection> sections_;
};

/// A cell of a Markdown table, as code.
std::string code(std::string_view text) {
    std::string escaped = "`";
    for (const char c : text)
        escaped += c == '|' ? std::string("\\|") : std::string(1, c);
    return escaped + '`';
}

}  // namespace

std::vector<ReferenceSection> reference(Language language) {
    Writer writer(language);
    writer.section({"Les mots", "Words"});
    writer.rows(terms);
    writer.section({"Les opérateurs, en capitales", "Operators, in capitals"});
    for (const OperatorRow& row : operators)
        writer.add(written_words(row.meaning), std::string(row.example.in(language)), row.explanation);
    writer.rows(signs);
    writer.section({"Les champs", "Fields"});
    for (const schema::Field& field : schema::fields)
        writer.add(fmt::format("{}:", field.name.in(language)), field_example(field, language),
                   field.description);
    writer.rows(in_fields);
    writer.section({"Les dates", "Dates"});
    writer.rows(dates);
    for (const DateWord& word : date_words) {
        const BoundRow& row = *std::ranges::find(bounds, word.bound, &BoundRow::bound);
        const std::string_view name = word.name.in(language);
        writer.add(fmt::format("{}:", name), fmt::format("{}:{}", name, row.value), row.meaning);
    }
    const std::string undated = fmt::format("date:{}", undated_word.in(language));
    writer.add(undated, undated, {"les dépêches sans date", "dispatches without a date"});
    writer.section({"Les requêtes enregistrées", "Saved queries"});
    const std::string_view saved = saved_query_word.in(language);
    writer.add(fmt::format("{}:", saved), fmt::format("{}:{}", saved, example_query),
               {"la requête enregistrée sous ce nom, comme entre parenthèses",
                "the query saved under that name, as if in parentheses"});
    return writer.take();
}

std::string reference_page(Language language) {
    constexpr Text title{"Le langage des requêtes", "The query language"};
    constexpr Text syntax{"s’écrit", "written"};
    constexpr Text example{"exemple", "example"};
    constexpr Text meaning{"trouve", "finds"};
    std::string page = fmt::format("# {}\n", title.in(language));
    for (const ReferenceSection& section : reference(language)) {
        page += fmt::format("\n## {}\n\n| {} | {} | {} |\n|---|---|---|\n", section.heading,
                            syntax.in(language), example.in(language), meaning.in(language));
        for (const ReferenceRow& row : section.rows)
            page += fmt::format("| {} | {} | {} |\n", code(row.syntax), code(row.example), row.meaning);
    }
    return page;
}

}  // namespace depeche::query
