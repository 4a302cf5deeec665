#include "searcher/http/page/assets.hpp"

#include <gmock/gmock.h>

#include "tests/http/page/visitor.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche::http::page {
namespace {

using testing::HasSubstr;
using testing::Not;

class Assets : public testing::Test {
protected:
    tests::TemporaryIndex index{};
    Searcher searcher{index.path()};
    Visitor visitor{searcher};
};

TEST_F(Assets, AreKeptForAYearUnderTheirFingerprint) {
    for (const Asset& asset : assets()) {
        const std::string query = "v=" + std::string(asset.fingerprint);
        const Response response = visitor.ask(asset_file, query, {std::string(asset.name)});
        EXPECT_EQ(response.status, 200U) << asset.name;
        EXPECT_EQ(response.max_age, 31'536'000U) << asset.name;
        EXPECT_EQ(response.body, asset.content) << asset.name;
        EXPECT_EQ(visitor.ask(asset_file, "v=old", {std::string(asset.name)}).max_age, 0U) << asset.name;
    }
}

TEST_F(Assets, HaveTheTypesThatBrowsersInsistOn) {
    EXPECT_EQ(visitor.ask(asset_file, {}, {"page.css"}).content_type, "text/css; charset=utf-8");
    EXPECT_EQ(visitor.ask(asset_file, {}, {"page.js"}).content_type, "text/javascript; charset=utf-8");
    EXPECT_EQ(visitor.ask(asset_file, {}, {"icon.svg"}).content_type, "image/svg+xml");
}

TEST_F(Assets, AreOnlyThoseThatThereAre) {
    for (const char* name : {"", "page", "../page.css", "page.css/", "/etc/passwd"})
        EXPECT_EQ(visitor.ask(asset_file, {}, {name}).status, 404U) << name;
}

TEST_F(Assets, AskNobodyElse) {
    for (const Asset& asset : assets()) {
        EXPECT_THAT(asset.content, Not(HasSubstr("//cdn"))) << asset.name;
        EXPECT_THAT(asset.content, Not(HasSubstr("url("))) << asset.name;
        EXPECT_THAT(asset.content, Not(HasSubstr("@import"))) << asset.name;
    }
}

TEST_F(Assets, OfScriptsPutNoTextInAsMarkup) {
    const Asset* script = find_asset("page.js");
    ASSERT_NE(script, nullptr);
    EXPECT_THAT(script->content, Not(HasSubstr("insertAdjacentHTML")));
    EXPECT_THAT(script->content, Not(HasSubstr("innerHTML =")));
    EXPECT_THAT(script->content, Not(HasSubstr("eval(")));
}

}  // namespace
}  // namespace depeche::http::page
