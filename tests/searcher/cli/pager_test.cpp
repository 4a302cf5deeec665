#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <sstream>

#include "searcher/cli/cli.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::cli {
namespace {

class Pager : public testing::Test {
protected:
    // As in the program: a pager may be gone before it is written to.
    Pager() { std::signal(SIGPIPE, SIG_IGN); }

    /// Asks for the version of help that is one page, on a terminal.
    std::string shown(const std::string& pager, const std::vector<std::string>& more = {},
                      const std::string& term = "xterm") {
        std::vector<std::string> arguments{"help", "show"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        std::ostringstream out;
        std::ostringstream err;
        EXPECT_EQ(run(arguments, {.term = term, .pager = pager, .is_terminal = true}, out, err), found);
        EXPECT_EQ(err.str(), "");
        return out.str();
    }

    std::string paged() const {
        std::ifstream file(file_);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    tests::TemporaryFolder folder_;
    std::string file_ = (folder_.path() / "paged").string();
    std::string to_file_ = "cat >" + file_;
};

TEST_F(Pager, GetsWhatGoesToATerminal) {
    EXPECT_EQ(shown(to_file_), "");
    EXPECT_NE(paged().find("depeche-searcher show"), std::string::npos);
}

TEST_F(Pager, IsLeftOutWhenItIsNotWanted) {
    EXPECT_NE(shown(to_file_, {"--no-pager"}), "");
    EXPECT_NE(shown(to_file_, {}, "dumb"), "");
    EXPECT_NE(shown(""), "");
    EXPECT_EQ(paged(), "");
}

TEST_F(Pager, IsTheOneThatTheCommandLineNames) {
    EXPECT_EQ(shown("false", {"--pager", to_file_}), "");
    EXPECT_NE(paged(), "");
}

TEST_F(Pager, MayEndBeforeAllIsShown) {
    EXPECT_EQ(shown("head -n 1 >" + file_), "");
    EXPECT_NE(paged(), "");
}

TEST_F(Pager, LosesNothingWhenItIsMissing) {
    EXPECT_NE(shown("exec 2>/dev/null; there-is-no-such-pager").find("depeche-searcher show"),
              std::string::npos);
}

}  // namespace
}  // namespace depeche::cli
