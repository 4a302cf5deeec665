#include "searcher/http/trusted_proxies.hpp"

#include <gtest/gtest.h>

#include <string>

#include "depeche/error.hpp"

namespace depeche::http {

namespace {

Request attributed(const TrustedProxies& proxies, std::string_view peer, std::vector<Field> headers) {
    Request request{.headers = std::move(headers)};
    proxies.attribute(request, peer, "127.0.0.1:7700");
    return request;
}

TEST(TrustedProxies, CoverNetworksOfBothKinds) {
    const TrustedProxies proxies({"10.1.0.0/16", "192.168.7.7", "fd00::/8"});
    for (const std::string_view address :
         {"10.1.0.1", "10.1.255.255", "192.168.7.7", "fdab::1", "::ffff:10.1.2.3"})
        EXPECT_TRUE(proxies.trusts(address)) << address;
    for (const std::string_view address : {"10.2.0.1", "192.168.7.8", "fe80::1", "::1", "", "10.1"})
        EXPECT_FALSE(proxies.trusts(address)) << address;
}

TEST(TrustedProxies, RefuseWhatIsNoAddress) {
    for (const std::string text :
         {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8x", "fd00::/129", "10.0.0.0/-1"})
        EXPECT_THROW(TrustedProxies({text}), InputError) << text;
}

TEST(TrustedProxies, LetNobodyElseSayWhoTheyAre) {
    const Request request =
        attributed(TrustedProxies({"10.0.0.1"}), "203.0.113.5",
                   {{"host", "exemple.fr"}, {"x-forwarded-for", "1.2.3.4"}, {"x-forwarded-proto", "https"}});
    EXPECT_EQ(request.client, "203.0.113.5");
    EXPECT_EQ(request.origin, "http://exemple.fr");
}

TEST(TrustedProxies, NameTheClientThatReachedThem) {
    const TrustedProxies proxies({"10.0.0.0/8"});
    const Request request = attributed(proxies, "10.0.0.1",
                                       {{"host", "interne:7700"},
                                        {"x-forwarded-for", "6.6.6.6, 203.0.113.5"},
                                        {"x-forwarded-for", "10.0.0.2"},
                                        {"x-forwarded-proto", "https"},
                                        {"x-forwarded-host", "archive.example"}});
    EXPECT_EQ(request.client, "203.0.113.5");
    EXPECT_EQ(request.origin, "https://archive.example");
    EXPECT_EQ(attributed(proxies, "10.0.0.1", {{"x-forwarded-for", "<script>"}}).client, "10.0.0.1");
    EXPECT_EQ(attributed(proxies, "10.0.0.1", {}).origin, "http://127.0.0.1:7700");
}

TEST(IsPrivateAddress, TellsThisMachineAndLocalNetworks) {
    for (const std::string_view address : {"127.0.0.1", "::1", "10.9.8.7", "192.168.0.1", "172.31.0.1"})
        EXPECT_TRUE(is_private_address(address)) << address;
    for (const std::string_view address : {"203.0.113.5", "172.32.0.1", "2001:db8::1"})
        EXPECT_FALSE(is_private_address(address)) << address;
}

}  // namespace

}  // namespace depeche::http
