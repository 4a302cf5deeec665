#include "searcher/cli/environment.hpp"

#include <gtest/gtest.h>

namespace depeche::cli {
namespace {

TEST(WantsColour, FollowsTheTerminal) {
    EXPECT_TRUE(wants_colour(When::automatic, {.term = "xterm", .is_terminal = true}));
    EXPECT_FALSE(wants_colour(When::automatic, {.term = "xterm", .is_terminal = false}));
    EXPECT_FALSE(wants_colour(When::automatic, {.term = "dumb", .is_terminal = true}));
}

TEST(WantsColour, FollowsTheVariables) {
    EXPECT_FALSE(wants_colour(When::automatic, {.no_color = "1", .is_terminal = true}));
    EXPECT_TRUE(wants_colour(When::automatic, {.clicolor_force = "1"}));
    EXPECT_FALSE(wants_colour(When::automatic, {.clicolor_force = "0"}));
    EXPECT_FALSE(wants_colour(When::automatic, {.no_color = "1", .clicolor_force = "1"}));
}

TEST(WantsColour, FollowsTheOptionFirst) {
    EXPECT_TRUE(wants_colour(When::always, {.no_color = "1"}));
    EXPECT_FALSE(wants_colour(When::never, {.clicolor_force = "1", .is_terminal = true}));
}

TEST(WantsLinks, KnowsTerminalsThatPrintThem) {
    EXPECT_TRUE(wants_links(When::automatic, {.term = "xterm-256color", .is_terminal = true}));
    EXPECT_FALSE(wants_links(When::automatic, {.term = "xterm-256color", .is_terminal = false}));
    for (const char* const term : {"", "dumb", "linux", "screen-256color", "vt100"})
        EXPECT_FALSE(wants_links(When::automatic, {.term = term, .is_terminal = true})) << term;
    EXPECT_FALSE(wants_links(
        When::automatic, {.term = "xterm-256color", .term_program = "Apple_Terminal", .is_terminal = true}));
    EXPECT_FALSE(wants_links(When::automatic, {.no_color = "1", .term = "xterm", .is_terminal = true}));
    EXPECT_TRUE(wants_links(When::always, {}));
    EXPECT_FALSE(wants_links(When::never, {.term = "xterm", .is_terminal = true}));
}

TEST(Width, IsTheTerminalsThenTheVariablesThenEighty) {
    EXPECT_EQ(width({.columns = "60", .terminal_width = 100}), 100U);
    EXPECT_EQ(width({.columns = "60"}), 60U);
    for (const char* const columns : {"", "0", "large", "60x", "-3", "99999999999999999999999"})
        EXPECT_EQ(width({.columns = columns}), 80U) << columns;
}

}  // namespace
}  // namespace depeche::cli
