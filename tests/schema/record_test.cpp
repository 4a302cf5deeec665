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

TEST(Record, IsReadWithoutItsBody) {
    Dispatch without = full_dispatch();
    without.body.clear();
    EXPECT_EQ(decode_dispatch(encode(full_dispatch()), RecordPart::all_but_body), without);
    EXPECT_EQ(decode_id(encode(full_dispatch())), "afp-1");
}

TEST(Record, OfBeforeIsReadToo) {
    const std::string before = pack(full_dispatch());
    EXPECT_EQ(decode_dispatch(before), full_dispatch());
    EXPECT_EQ(decode_id(before), "afp-1");
    EXPECT_TRUE(decode_dispatch(before, RecordPart::all_but_body).body.empty());
    // As long an id as begins with the bytes that tell the forms apart, but for the second.
    Dispatch dispatch = full_dispatch();
    dispatch.id = std::string(255, 'x');
    EXPECT_EQ(decode_dispatch(pack(dispatch)), dispatch);
}

TEST(Record, IsSmallerThanItsText) {
    Dispatch dispatch = full_dispatch();
    dispatch.body.clear();
    for (int line = 0; line < 50; ++line)
        dispatch.body += "Le conseil municipal a voté la ligne " + std::to_string(line) + ".\n";
    EXPECT_LT(encode(dispatch).size(), dispatch.body.size() / 4);
    // But for how the length of the body is written.
    EXPECT_LE(unpacked_size(encode(dispatch)), pack(dispatch).size());
    EXPECT_GE(unpacked_size(encode(dispatch)) + 8, pack(dispatch).size());
}

TEST(Record, RefusesBytesThatAreNotAWholeOne) {
    const std::string bytes = encode(full_dispatch());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_THROW(decode_dispatch(bytes.substr(0, size)), IndexError) << size;
    EXPECT_THROW(decode_dispatch(bytes + '\0'), IndexError);
}

}  // namespace
}  // namespace depeche::schema
