#include "schema/record.hpp"

#include <gtest/gtest.h>

#include "depeche/error.hpp"

namespace depeche::schema {
namespace {

using namespace std::chrono_literals;

Dispatch full_dispatch() {
    Dispatch dispatch;
    dispatch.id = "afp-1";
    dispatch.title = "Trêve";
    dispatch.title_derived = true;
    dispatch.body = "La trêve tient.\nPour l’instant.";
    dispatch.url = "https://journal.example/1";
    dispatch.byline = "Sara";
    dispatch.section = "Monde";
    dispatch.keywords = {"paix", "trêve"};
    dispatch.language = "fr";
    dispatch.path = "a.jsonl";
    dispatch.record = 17;
    const Evidence evidence{"full-date", Confidence::inferred, "le 3 décembre 2025"};
    dispatch.published = {day_interval(2025y / 12 / 3), evidence};
    dispatch.event = {{2025y / 12 / 1, 2025y / 12 / 10, DatePrecision::month_part}, evidence};
    dispatch.sources = {{{"afp", "AFP"}, SourceRole::agency, evidence}};
    dispatch.actors = {{{"poutine", "Poutine"}, ActorKind::person, {"Poutine", "Putin"}, evidence}};
    dispatch.places = {{{"kyiv", "Kyiv"}, "Ukraine", Coordinates{50.45, 30.52}, {"Kiev"}, evidence}};
    dispatch.dropped = {"Laisser un commentaire", "© AFP"};
    dispatch.credits = {"© AFP"};
    dispatch.given = {"header", "AFP", "Reuters", {"Putin"}, {"Kiev"}};
    return dispatch;
}

TEST(Record, GivesBackEveryMember) {
    EXPECT_EQ(decode_dispatch(encode(full_dispatch())), full_dispatch());
    EXPECT_EQ(decode_dispatch(encode(Dispatch{})), Dispatch{});
}

TEST(Record, RefusesBytesThatAreNotAWholeOne) {
    const std::string bytes = encode(full_dispatch());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_THROW(decode_dispatch(bytes.substr(0, size)), IndexError) << size;
    EXPECT_THROW(decode_dispatch(bytes + '\0'), IndexError);
}

}  // namespace
}  // namespace depeche::schema
