#include "searcher/cli/help.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "schema/fields.hpp"
#include "searcher/cli/option_table.hpp"
#include "searcher/render/glyphs.hpp"

namespace depeche::cli {
namespace {

using testing::HasSubstr;

TEST(Help, NamesEveryOptionAndField) {
    for (const Language language : {Language::french, Language::english}) {
        const std::string page = help(language, 80);
        for (const OptionRow& row : option_table())
            EXPECT_THAT(page, HasSubstr("--" + std::string(row.name)));
        for (const schema::Field& field : schema::fields)
            EXPECT_THAT(page, HasSubstr(std::string(field.example)));
    }
}

TEST(Help, KeepsToTheWidth) {
    for (const std::size_t width : {60U, 80U, 100U}) {
        std::istringstream lines(help(Language::french, width));
        for (std::string line; std::getline(lines, line);)
            EXPECT_LE(render::columns(line), width) << line;
    }
}

}  // namespace
}  // namespace depeche::cli
