#include "indexer/reader/byte_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/temporary_folder.hpp"

namespace depeche::indexer {

using testing::HasSubstr;

namespace {

std::string refusal(const std::string& path) {
    const StopFlag stop = false;
    const auto opened = ByteSource::open(path, stop);
    const auto* reason = std::get_if<Message>(&opened);
    return reason ? reason->english : "";
}

}  // namespace

TEST(ByteSource, RefusesWhatIsNoRegularFile) {
    const tests::TemporaryFolder folder;
    const std::string pipe = folder.path() / "pipe.txt";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THAT(refusal(pipe), HasSubstr("pipe"));
    EXPECT_THAT(refusal("/dev/zero"), HasSubstr("device"));
    EXPECT_THAT(refusal(folder.path() / "missing.txt"), HasSubstr("No such file"));
}

TEST(ByteSource, ReadsLinesAcrossPieces) {
    const tests::TemporaryFolder folder;
    const std::string long_line(300'000, 'x');
    const std::string path = folder.write("a.txt", "un\r\n" + long_line + "\n\nfin");
    const StopFlag stop = false;
    auto opened = ByteSource::open(path, stop);
    auto& source = std::get<ByteSource>(opened);
    EXPECT_EQ(source.peek(2), source.peek(1));
    std::string line;
    for (const std::string& expected : {std::string("un"), long_line, std::string(), std::string("fin")}) {
        EXPECT_EQ(source.next_line(line, 1'000'000), ByteSource::LineStatus::line);
        EXPECT_EQ(line, expected);
    }
    EXPECT_EQ(source.next_line(line, 1'000'000), ByteSource::LineStatus::end);
    EXPECT_FALSE(source.failure());
}

}  // namespace depeche::indexer
