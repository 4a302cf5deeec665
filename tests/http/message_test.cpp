#include "searcher/http/message.hpp"

#include <gmock/gmock.h>

namespace depeche::http {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(ParseForm, TakesPairsApartAndDecodesThem) {
    EXPECT_THAT(
        parse_form("q=tr%C3%AAve+de+paix&&actor=a%26b&flag&=x"),
        ElementsAre(Field{"q", "trêve de paix"}, Field{"actor", "a&b"}, Field{"flag", ""}, Field{"", "x"}));
    EXPECT_THAT(parse_form(""), IsEmpty());
}

TEST(PercentDecoded, LeavesIllFormedEscapesAsTheyAre) {
    for (const char* text : {"%", "%4", "%zz", "100 %", "%%"})
        EXPECT_EQ(percent_decoded(text), text);
    EXPECT_EQ(percent_decoded("%41%c3%A9%00"), std::string("Aé\0", 4));
}

TEST(ToForm, IsReadBackAsItWas) {
    const std::vector<Field> fields{{"q", "« paix » & 100 %+\n"}, {"é", "\xff"}};
    EXPECT_EQ(parse_form(to_form(fields)), fields);
}

TEST(Problem, IsJsonOfItsReason) {
    const Response response = problem(404, "Page inconnue", "Rien à \"x\".");
    EXPECT_EQ(response.content_type, "application/problem+json");
    EXPECT_THAT(response.body, HasSubstr(R"("detail": "Rien à \"x\".")"));
}

}  // namespace
}  // namespace depeche::http
