#include "searcher/http/compression.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>
#include <string_view>

namespace depeche::http {

namespace {

std::string gunzip(std::string_view packed, std::size_t size) {
    std::string text(size, '\0');
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    inflateEnd(&stream);
    return text;
}

TEST(AcceptsGzip, FollowsTheWeightsOfTheClient) {
    for (const std::string_view taken : {"gzip", "gzip, deflate, br", "br;q=1, gzip;q=0.5", "*", "x-gzip",
                                         "identity;q=0.5, gzip;q=0.5", "gzip ; q=0.3"})
        EXPECT_TRUE(accepts_gzip(taken)) << taken;
    for (const std::string_view refused : {"", "br", "gzip;q=0", "*;q=0", "gzip;q=0, *",
                                           "identity, gzip;q=0.5", "gzip;q=abc", "gzipped", ";;,,"})
        EXPECT_FALSE(accepts_gzip(refused)) << refused;
}

TEST(Gzip, IsUnpackedToTheSameText) {
    std::string text;
    for (int at = 0; at < 5000; ++at)
        text += "dépêche " + std::to_string(at * 7919) + '\n';
    const std::string packed = gzip(text);
    EXPECT_LT(packed.size(), text.size() / 2);
    EXPECT_EQ(gunzip(packed, text.size()), text);
    EXPECT_EQ(gzip(text), packed);
}

}  // namespace

}  // namespace depeche::http
