#pragma once

#include "depeche/results.hpp"

namespace depeche::test {

/// A dispatch that has something in every place a dispatch can have something, `paix` marked.
inline MarkedDispatch sample_dispatch() {
    using namespace std::chrono;
    Dispatch d;
    d.id = "afp-2025-17";
    d.title = "La paix à Kyiv";
    d.title_derived = true;
    d.body = "La paix, dit-on.\nUne autre paix.";
    d.url = "https://exemple.fr/17";
    d.byline = "Maud Pellegrin";
    d.section = "Monde";
    d.keywords = {"paix", "Ukraine"};
    d.language = "fr";
    d.path = "depeches.jsonl";
    d.record = 3;
    d.published = DerivedDate{month_interval(2025y / December), {"header", Confidence::stated, "2025-12"}};
    d.event = DerivedDate{{2025y / November / 28, 2025y / December / 2, DatePrecision::day},
                          {"weekday", Confidence::inferred, "vendredi"}};
    d.sources = {{{"afp", "AFP"}, SourceRole::agency, {"signature", Confidence::inferred, "(AFP)"}},
                 {{"tass", "TASS"}, SourceRole::cited, {"cited", Confidence::guessed, {}}}};
    d.actors = {{{"iouri-ouchakov", "Iouri Ouchakov"},
                 ActorKind::person,
                 {"Yuri Ushakov", "Ushakov"},
                 {"gazetteer", Confidence::inferred, "Yuri Ushakov"}}};
    d.places = {{{"kyiv", "Kyiv"},
                 "Ukraine",
                 Coordinates{50.45, 30.52},
                 {"Kyiv"},
                 {"gazetteer", Confidence::inferred, "Kyiv"}},
                {{"ukraine", "Ukraine"}, {}, {}, {}, {"header", Confidence::stated, "Ukraine"}}};
    d.dropped = {"Lire aussi", "Partager"};
    return {d, {{3, 7}}, {{3, 7}, {27, 31}}};
}

}  // namespace depeche::test
