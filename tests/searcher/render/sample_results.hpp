#pragma once

#include "depeche/results.hpp"

namespace depeche::test {

/// An answer that has something in every place an answer can have something.
inline Results sample_results() {
    using namespace std::chrono;

    Hit dated;
    dated.id = "afp-2025-17";
    dated.path = "corpus/dispatches/afp.txt";
    dated.url = "https://exemple.fr/17";
    dated.title = "Œuvre de paix en Ukraine";
    dated.title_marks = {{18, 25}};
    dated.date = DerivedDate{day_interval(2025y / December / 2), {"full-date", Confidence::inferred, {}}};
    dated.sources = {{"afp", "AFP"}, {"tass", "Tass"}};
    dated.actors = {{"vladimir-poutine", "Vladimir Poutine"}};
    dated.places = {{"ukraine", "Ukraine"}, {"moscou", "Moscou"}};
    dated.score = 12.345678;
    dated.snippets = {{"L’Ukraine négocie.", {{4, 11}}, false, true}};
    dated.copies = {{"progres-4", "Paix : l’Ukraine négocie", dated.date, {{"le-progres", "Le Progrès"}}},
                    {"efe/9", "", {}, {{"efe", "EFE"}}}};
    dated.copy_count = 2;

    Hit bare;
    bare.id = "2";
    bare.path = "corpus/dispatches/sans-rien.txt";
    bare.title = "Une dépêche sans rien";
    bare.title_derived = true;

    Results results;
    results.text = "été \"ukraine";
    results.interpreted = "été ET \"ukraine\"";
    results.repairs = {{6, 7, "unclosed-quote", {"guillemet jamais fermé", "quote never closed"}}};
    results.total = 1200;
    results.also_found = {{"Kyiv", 1100, "Kyiv", "kiev"}, {"Yuri Ushakov", 2, "Iouri Ouchakov", "ouchakov"}};
    results.hits = {dated, bare};
    results.facets = {
        {Facet::date, 2, {{"2025-12", "décembre 2025", 1100, false}, {"unknown", "sans date", 100, false}}},
        {Facet::source, 40, {{"afp", "AFP", 700, true}}},
        {Facet::actor, 0, {}},
        {Facet::place, 1, {{"ukraine", "Ukraine", 1200, false}}}};
    results.folded = 2;
    results.suggestions = {{"été \"Ukraine", {{6, 13}}, 1210}};
    results.relaxations = {{"spelling",
                            {"avec l’orthographe « été Ukraine »", "spelled 'été Ukraine'"},
                            {.text = "été \"Ukraine"},
                            1210},
                           {"without-dates",
                            {"sans la date", "without the date"},
                            {.text = "été", .selections = {{Facet::source, "afp"}}, .until = "2025"},
                            1300}};
    return results;
}

}  // namespace depeche::test
