#include "searcher/cli/config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "searcher/cli/option_table.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::cli {
namespace {

using testing::HasSubstr;

class Config : public testing::Test {
protected:
    Options read(const std::string& text, const Environment& environment = {},
                 std::string_view command = "search") {
        std::ofstream(file_) << text;
        return read_config(file_, Existence::must_exist, *find_command(command), environment);
    }

    std::string complaint(const std::string& text) {
        try {
            read(text);
        } catch (const InputError& error) {
            return error.message.english;
        }
        return "no complaint";
    }

    tests::TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "config.toml";
};

TEST_F(Config, SetsOptions) {
    const Options options = read("index = \"/srv/index\"\nlimit = 20\nsort = \"récent\"\nlang = 'en'\n");
    EXPECT_EQ(options.index, "/srv/index");
    EXPECT_EQ(options.request.limit, 20U);
    EXPECT_EQ(options.request.sort, Sort::newest);
    EXPECT_EQ(options.language, Language::english);
    EXPECT_FALSE(options.limited);
}

TEST_F(Config, YieldsToVariables) {
    const std::string text = "index = \"a\"\nsaved = \"b\"\ncolor = \"always\"\n";
    const Options options = read(text, {.index = "x", .no_color = "1", .saved = "y"});
    EXPECT_EQ(options.index, "");
    EXPECT_EQ(options.saved, "");
    EXPECT_EQ(options.colour, When::automatic);
}

TEST_F(Config, YieldsToTheCommandLine) {
    const std::vector<std::string> arguments{"--limit", "5", "paix"};
    EXPECT_EQ(parse_options(arguments, *find_command("search"), read("limit = 20")).request.limit, 5U);
}

TEST_F(Config, LeavesOutWhatACommandDoesNotTake) {
    EXPECT_EQ(read("limit = 20\nindex = \"a\"", {}, "show").index, "a");
}

TEST_F(Config, NamesTheLineThatIsWrong) {
    EXPECT_THAT(complaint("limit = 20\n\nlimti = 3\n"),
                HasSubstr("config.toml, line 3: 'limti' is no setting"));
    EXPECT_THAT(complaint("actor = \"Poutine\"\n"), HasSubstr("line 1: 'actor' is no setting"));
    EXPECT_THAT(complaint("\nlimit = \"beaucoup\"\n"), HasSubstr("line 2: --limit: 'beaucoup' will not do"));
    EXPECT_THAT(complaint("limit = [1]\n"), HasSubstr("line 1: limit wants a text in quotes or a number"));
    EXPECT_THAT(complaint("limit = 20\nindex = /srv\n"), HasSubstr("line 2: this is no TOML"));
}

TEST_F(Config, MayBeMissingUnlessItIsNamed) {
    const std::filesystem::path none = folder_.path() / "none.toml";
    EXPECT_EQ(read_config(none, Existence::optional, *find_command("search"), {}).index, "");
    EXPECT_THROW(read_config(none, Existence::must_exist, *find_command("search"), {}), InputError);
    EXPECT_THROW(read_config(folder_.path(), Existence::optional, *find_command("search"), {}), InputError);
}

TEST(ConfigKeys, AreOptionsWithAValue) {
    for (const std::string_view key : config_keys()) {
        const OptionRow* const row = find_option("--" + std::string(key));
        ASSERT_NE(row, nullptr) << key;
        EXPECT_TRUE(row->takes_value()) << key;
    }
}

}  // namespace
}  // namespace depeche::cli
