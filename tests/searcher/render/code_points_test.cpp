#include "searcher/render/code_points.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>

namespace depeche::render {
namespace {

TEST(CodePointAt, ReadsEveryLength) {
    EXPECT_EQ(code_point_at("a", 0).value, U'a');
    EXPECT_EQ(code_point_at("é", 0).value, U'é');
    EXPECT_EQ(code_point_at("l’", 1).value, U'’');
    EXPECT_EQ(code_point_at("😀", 0).value, U'😀');
    EXPECT_EQ(code_point_at("😀", 0).length, 4U);
}

TEST(CodePointAt, ReadsOneReplacementForEachIllFormedSequence) {
    struct Row {
        std::string_view bytes;
        std::size_t length;
    };
    for (const auto& [bytes, length] : {
             Row{"\xFF", 1},              // never a byte of UTF-8
             Row{"\x80", 1},              // a continuation alone
             Row{"\xC3", 1},              // the end is missing
             Row{"\xC0\x80", 1},          // overlong
             Row{"\xE2\x80", 2},          // cut in the middle
             Row{"\xE2\x80x", 2},         // followed by something else
             Row{"\xED\xA0\x80", 1},      // a surrogate
             Row{"\xF0\x9F\x98", 3},      // cut in the middle
             Row{"\xF4\x90\x80\x80", 1},  // above U+10FFFF
         }) {
        EXPECT_EQ(code_point_at(bytes, 0).value, U'\uFFFD') << bytes;
        EXPECT_EQ(code_point_at(bytes, 0).length, length) << bytes;
    }
}

TEST(CodePointCounter, CountsCharactersBeforeBytes) {
    CodePointCounter counter("l’été");
    EXPECT_EQ(counter.before(0), 0U);
    EXPECT_EQ(counter.before(1), 1U);
    EXPECT_EQ(counter.before(4), 2U);
    EXPECT_EQ(counter.before(6), 3U);
    EXPECT_EQ(counter.before(9), 5U);
    EXPECT_EQ(counter.before(1000), 5U);
}

// Positions in the JSON answer are only right if we count ill-formed bytes as its writer replaces them.
TEST(CodePointCounter, CountsIllFormedBytesAsTheJsonWriterReplacesThem) {
    std::mt19937 random(20251202);
    std::uniform_int_distribution<int> byte(0, 255);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(static_cast<std::size_t>(round % 40), ' ');
        for (char& one : bytes)
            one = static_cast<char>(byte(random));
        const nlohmann::json json = bytes;
        const std::string written = json.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
        const std::string read = nlohmann::json::parse(written).get<std::string>();
        EXPECT_EQ(CodePointCounter(bytes).before(bytes.size()), CodePointCounter(read).before(read.size()));
    }
}

}  // namespace
}  // namespace depeche::render
