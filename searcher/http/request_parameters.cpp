#include "searcher/http/request_parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "depeche/error.hpp"

namespace depeche::http {

namespace {

/// A word of a parameter, in either language, and what it stands for. The English one is written.
template <typename Value>
struct Choice {
    Text name;
    Value value;
};

constexpr auto sorts = std::to_array<Choice<Sort>>({{{"pertinence", "relevance"}, Sort::relevance},
                                                    {{"récent", "newest"}, Sort::newest},
                                                    {{"ancien", "oldest"}, Sort::oldest}});
constexpr auto matches = std::to_array<Choice<Match>>(
    {{{"auto", "auto"}, Match::automatic}, {{"tous", "all"}, Match::all}, {{"un", "any"}, Match::any}});
constexpr auto orders = std::to_array<Choice<FacetOrder>>({{{"compte", "count"}, FacetOrder::count},
                                                           {{"nom", "name"}, FacetOrder::name},
                                                           {{"date", "date"}, FacetOrder::date}});
constexpr auto units = std::to_array<Choice<DateUnit>>({{{"auto", "auto"}, DateUnit::automatic},
                                                        {{"jour", "day"}, DateUnit::day},
                                                        {{"semaine", "week"}, DateUnit::week},
                                                        {{"mois", "month"}, DateUnit::month},
                                                        {{"année", "year"}, DateUnit::year}});
constexpr auto switches = std::to_array<Choice<bool>>({{{"oui", "yes"}, true},
                                                       {{"non", "no"}, false},
                                                       {{"1", "1"}, true},
                                                       {{"0", "0"}, false},
                                                       {{"vrai", "true"}, true},
                                                       {{"faux", "false"}, false}});
constexpr auto languages =
    std::to_array<Choice<Language>>({{{"fr", "fr"}, Language::french}, {{"en", "en"}, Language::english}});

/// What may be asked for at once.
constexpr std::size_t longest_page = 1000;
constexpr std::size_t furthest_offset = 10'000'000;
constexpr std::size_t most_facet_values = 10'000;
constexpr std::size_t most_snippets = 10;

template <typename Value>
std::string_view word(std::span<const Choice<Value>> choices, Value value) {
    return std::ranges::find(choices, value, &Choice<Value>::value)->name.english;
}

template <typename Value>
Value chosen(const Field& field, std::span<const Choice<Value>> choices) {
    std::string french;
    std::string english;
    for (const Choice<Value>& choice : choices) {
        if (field.value == choice.name.french || field.value == choice.name.english)
            return choice.value;
        french.append(french.empty() ? "" : ", ").append(choice.name.french);
        english.append(english.empty() ? "" : ", ").append(choice.name.english);
    }
    throw InputError(
        {fmt::format("{} ne peut être «\u00A0{}\u00A0»\u00A0: écrivez {}", field.name, field.value, french),
         fmt::format("{} cannot be '{}': write one of {}", field.name, field.value, english)});
}

std::size_t number(const Field& field, std::size_t most) {
    std::size_t value = 0;
    const char* const end = field.value.data() + field.value.size();
    const auto [stop, error] = std::from_chars(field.value.data(), end, value);
    if (error != std::errc{} || stop != end || value > most)
        throw InputError(
            {fmt::format("{} ne peut être «\u00A0{}\u00A0»\u00A0: écrivez un nombre de 0 à {}", field.name,
                         field.value, most),
             fmt::format("{} cannot be '{}': write a number from 0 to {}", field.name, field.value, most)});
    return value;
}

struct Parameter {
    Text name;
    void (*read)(depeche::Request& request, const Field& field);
};

void select(depeche::Request& request, Facet facet, const Field& field) {
    if (!field.value.empty())
        request.selections.push_back({facet, field.value});
}

constexpr auto parameters = std::to_array<Parameter>({
    {{"q", "q"}, [](depeche::Request& to, const Field& field) { to.text = field.value; }},
    {{"filtre", "filter"}, [](depeche::Request& to, const Field& field) { to.filter = field.value; }},
    {{"source", "source"},
     [](depeche::Request& to, const Field& field) { select(to, Facet::source, field); }},
    {{"acteur", "actor"}, [](depeche::Request& to, const Field& field) { select(to, Facet::actor, field); }},
    {{"lieu", "place"}, [](depeche::Request& to, const Field& field) { select(to, Facet::place, field); }},
    {{"date", "date"}, [](depeche::Request& to, const Field& field) { select(to, Facet::date, field); }},
    {{"depuis", "since"}, [](depeche::Request& to, const Field& field) { to.since = field.value; }},
    {{"avant", "until"}, [](depeche::Request& to, const Field& field) { to.until = field.value; }},
    {{"tri", "sort"}, [](depeche::Request& to, const Field& field) { to.sort = chosen<Sort>(field, sorts); }},
    {{"match", "match"},
     [](depeche::Request& to, const Field& field) { to.match = chosen<Match>(field, matches); }},
    {{"recency", "recency"},
     [](depeche::Request& to, const Field& field) { to.favours_recent = chosen<bool>(field, switches); }},
    {{"offset", "offset"},
     [](depeche::Request& to, const Field& field) { to.offset = number(field, furthest_offset); }},
    {{"limit", "limit"},
     [](depeche::Request& to, const Field& field) { to.limit = number(field, longest_page); }},
    {{"cursor", "cursor"}, [](depeche::Request& to, const Field& field) { to.cursor = field.value; }},
    {{"facets", "facets"},
     [](depeche::Request& to, const Field& field) { to.facet_limit = number(field, most_facet_values); }},
    {{"facet_order", "facet_order"},
     [](depeche::Request& to, const Field& field) { to.facet_order = chosen<FacetOrder>(field, orders); }},
    {{"unit", "unit"},
     [](depeche::Request& to, const Field& field) { to.date_unit = chosen<DateUnit>(field, units); }},
    {{"histogram", "histogram"},
     [](depeche::Request& to, const Field& field) { to.histogram = chosen<DateUnit>(field, units); }},
    {{"snippets", "snippets"},
     [](depeche::Request& to, const Field& field) { to.snippets = number(field, most_snippets); }},
    {{"collapse", "collapse"},
     [](depeche::Request& to, const Field& field) { to.collapse = chosen<bool>(field, switches); }},
    {{"suggest", "suggest"},
     [](depeche::Request& to, const Field& field) { to.suggest = chosen<bool>(field, switches); }},
    {{"relax", "relax"},
     [](depeche::Request& to, const Field& field) { to.relax = chosen<bool>(field, switches); }},
    {{"lang", "lang"},
     [](depeche::Request& to, const Field& field) { to.language = chosen<Language>(field, languages); }},
});

/// Parameters of a request, but for those that are as they are by default.
class Written {
public:
    void text(std::string_view name, const std::string& value, const std::string& usual) {
        if (value != usual)
            fields_.push_back({std::string(name), value});
    }

    void number(std::string_view name, std::size_t value, std::size_t usual) {
        text(name, std::to_string(value), std::to_string(usual));
    }

    template <typename Value>
    void choice(std::string_view name, std::span<const Choice<Value>> choices, Value value, Value usual) {
        text(name, std::string(word(choices, value)), std::string(word(choices, usual)));
    }

    void selections(const std::vector<Selection>& all, Facet facet, std::string_view name) {
        for (const Selection& selection : all)
            if (selection.facet == facet)
                fields_.push_back({std::string(name), selection.value});
    }

    std::vector<Field> take() { return std::move(fields_); }

private:
    std::vector<Field> fields_;
};

}  // namespace

depeche::Request read_request(const std::vector<Field>& given, depeche::Request defaults) {
    for (const Field& field : given) {
        const auto known = std::ranges::find_if(parameters, [&](const Parameter& parameter) {
            return field.name == parameter.name.english || field.name == parameter.name.french;
        });
        // An empty field of a form asks for nothing.
        if (known != parameters.end() && (!field.value.empty() || field.name == "q"))
            known->read(defaults, field);
    }
    return defaults;
}

std::span<const Text> request_parameters() {
    static const auto names = [] {
        std::array<Text, parameters.size()> all;
        std::ranges::transform(parameters, all.begin(), &Parameter::name);
        return all;
    }();
    return names;
}

std::vector<Field> to_parameters(const depeche::Request& request, const depeche::Request& defaults) {
    Written written;
    written.text("q", request.text, defaults.text);
    written.text("filter", request.filter, defaults.filter);
    written.selections(request.selections, Facet::source, "source");
    written.selections(request.selections, Facet::actor, "actor");
    written.selections(request.selections, Facet::place, "place");
    written.selections(request.selections, Facet::date, "date");
    written.text("since", request.since, defaults.since);
    written.text("until", request.until, defaults.until);
    written.choice<Sort>("sort", sorts, request.sort, defaults.sort);
    written.choice<Match>("match", matches, request.match, defaults.match);
    written.choice<bool>("recency", switches, request.favours_recent, defaults.favours_recent);
    written.number("offset", request.offset, defaults.offset);
    written.number("limit", request.limit, defaults.limit);
    written.text("cursor", request.cursor, defaults.cursor);
    written.number("facets", request.facet_limit, defaults.facet_limit);
    written.choice<FacetOrder>("facet_order", orders, request.facet_order, defaults.facet_order);
    written.choice<DateUnit>("unit", units, request.date_unit, defaults.date_unit);
    if (request.histogram && request.histogram != defaults.histogram)
        written.text("histogram", std::string(word<DateUnit>(units, *request.histogram)), {});
    written.number("snippets", request.snippets, defaults.snippets);
    written.choice<bool>("collapse", switches, request.collapse, defaults.collapse);
    written.choice<bool>("suggest", switches, request.suggest, defaults.suggest);
    written.choice<bool>("relax", switches, request.relax, defaults.relax);
    written.choice<Language>("lang", languages, request.language, defaults.language);
    return written.take();
}

}  // namespace depeche::http
