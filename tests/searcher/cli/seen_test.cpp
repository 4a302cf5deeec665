#include "searcher/cli/seen.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "depeche/error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::cli {
namespace {

Dispatch saying(std::string id, std::string body) {
    Dispatch dispatch;
    dispatch.id = std::move(id);
    dispatch.body = std::move(body);
    return dispatch;
}

TEST(Seen, TellsTheNewAndTheChangedFromTheKnownAfterAWrite) {
    const tests::TemporaryFolder folder;
    const auto file = folder.path() / "veille.seen";
    Seen seen = Seen::read(file);
    EXPECT_EQ(seen.news("paix", saying("1", "a")), Seen::News::fresh);
    seen.add("paix", saying("1", "a"));
    seen.add("paix", saying("2", "b"));
    seen.write(file);

    const Seen again = Seen::read(file);
    EXPECT_EQ(again.news("paix", saying("1", "a")), Seen::News::none);
    EXPECT_EQ(again.news("paix", saying("2", "c")), Seen::News::changed);
    EXPECT_EQ(again.news("paix", saying("3", "a")), Seen::News::fresh);
    EXPECT_EQ(again.news("guerre", saying("1", "a")), Seen::News::fresh);
}

TEST(Seen, RefusesAFileThatIsNotItsOwn) {
    const tests::TemporaryFolder folder;
    const auto file = folder.path() / "veille.seen";
    for (const char* const text :
         {"paix = trêve\n", "depeche alerts 1\nabc\n", "depeche alerts 1\nsearch a\n0123\n",
          "depeche alerts 1\n0123456789abcdef 0123456789abcdef\n"}) {
        std::ofstream(file) << text;
        EXPECT_THROW(Seen::read(file), InputError) << text;
    }
}

TEST(Seen, LeavesNothingHalfWritten) {
    const tests::TemporaryFolder folder;
    EXPECT_THROW(Seen().write(folder.path() / "nowhere" / "veille.seen"), Error);
    Seen().write(folder.path() / "veille.seen");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

}  // namespace
}  // namespace depeche::cli
