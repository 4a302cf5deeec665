#include "searcher/http/request_head.hpp"

#include <gtest/gtest.h>

#include <string>
#include <variant>

namespace depeche::http {

namespace {

/// The status that a head is refused with; 0 for one that is taken.
unsigned refusal_of(const std::string& head) {
    const auto result = read_head(head);
    const auto* const refusal = std::get_if<Refusal>(&result);
    return refusal ? refusal->status : 0;
}

std::string head_with(const std::string& fields, const std::string& first_line = "POST / HTTP/1.1") {
    return first_line + "\r\nHost: exemple.fr\r\n" + fields + "\r\n";
}

HeadState state_of(const std::string& bytes) {
    return scan_head(bytes, 0).state;
}

TEST(ScanHead, FindsTheEndWhereverPiecesEnd) {
    const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    const std::string bytes = head + "GET /";
    for (std::size_t cut = 0; cut < head.size(); ++cut) {
        ASSERT_EQ(state_of(bytes.substr(0, cut)), HeadState::incomplete) << cut;
        const HeadScan scan = scan_head(bytes, cut);
        ASSERT_EQ(scan.state, HeadState::complete) << cut;
        ASSERT_EQ(scan.size, head.size()) << cut;
    }
}

TEST(ScanHead, RefusesBareLineEndsAndControlCharactersAtOnce) {
    for (const std::string bytes : {"GET / HTTP/1.1\nHost: a\n\n", "\nGET", "GET / HTTP/1.1\rHost",
                                    "GET /\x01", "GET /\x7f", "GET / HTTP/1.1\r\nA: b\x1b[2J"})
        EXPECT_EQ(state_of(bytes), HeadState::refused) << bytes;
    EXPECT_EQ(state_of(std::string("GET /\0", 6)), HeadState::refused);
}

TEST(ReadHead, TakesARequestApart) {
    const auto result = read_head(
        "GET /recherche?q=paix+ukraine&lieu=Kiev HTTP/1.1\r\nHost: exemple.fr\r\nACCEPT-language:\t fr "
        "\r\n\r\n");
    ASSERT_TRUE(std::holds_alternative<RequestHead>(result));
    const Request request = to_request(std::get<RequestHead>(result));
    EXPECT_EQ(request.method, Method::get);
    EXPECT_EQ(request.path, "/recherche");
    EXPECT_EQ(request.parameter("q"), "paix ukraine");
    EXPECT_EQ(request.parameter("lieu"), "Kiev");
    EXPECT_EQ(request.header("accept-language"), "fr");
}

TEST(ReadHead, TakesThePathOfAWholeAddress) {
    const auto result = read_head("GET http://ailleurs.example:80/a%2Fb?q HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(std::holds_alternative<RequestHead>(result));
    EXPECT_EQ(to_request(std::get<RequestHead>(result)).path, "/a/b");
}

TEST(ReadHead, RefusesTwoWaysToSayWhereABodyEnds) {
    for (const std::string fields :
         {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Content-Length: 5\r\nContent-Length: 5\r\n",
          "Content-Length: 5\r\nContent-Length: 6\r\n",
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n", "Transfer-Encoding: xchunked\r\n",
          "Transfer-Encoding: chunked, identity\r\n", "Transfer-Encoding: identity\r\n",
          "Transfer-Encoding:\r\n", "Content-Length: +5\r\n", "Content-Length: -5\r\n",
          "Content-Length: 0x5\r\n", "Content-Length: 5, 5\r\n", "Content-Length:\r\n",
          "Content-Length: 5 5\r\n"})
        EXPECT_EQ(refusal_of(head_with(fields)), 400U) << fields;
    EXPECT_EQ(refusal_of(head_with("Transfer-Encoding: chunked\r\n", "POST / HTTP/1.0")), 400U);
    EXPECT_EQ(refusal_of(head_with("Content-Length: 99999999999999999999\r\n")), 413U);
}

TEST(ReadHead, RefusesFieldsThatAnotherServerCouldReadOtherwise) {
    for (const std::string fields :
         {"Content-Length : 5\r\n", " Content-Length: 5\r\n", "A: b\r\n c\r\n", "A: b\r\n\tc\r\n",
          "no colon\r\n", ": no name\r\n", "A B: c\r\n", "Host: b\r\n", "Contént: 5\r\n"})
        EXPECT_EQ(refusal_of(head_with(fields)), 400U) << fields;
    for (const std::string host : {"a b", "a/b", "a\"b", "<script>", "a@b", "a,b"})
        EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"), 400U) << host;
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\n\r\n"), 400U);
    EXPECT_EQ(refusal_of("GET / HTTP/1.0\r\n\r\n"), 0U);
}

TEST(ReadHead, RefusesFirstLinesThatAreNone) {
    for (const std::string line :
         {"GET", "GET /", "GET  / HTTP/1.1", "GET / /b HTTP/1.1", "GET / HTTP/1.1 ", " GET / HTTP/1.1",
          "G\tT / HTTP/1.1", "GET a HTTP/1.1", "GET / http/1.1", "GET / HTTP/11", "CONNECT a:80 HTTP/1.1",
          "GET ftp://a/ HTTP/1.1", "GET /a\tb HTTP/1.1", ""})
        EXPECT_EQ(refusal_of(head_with("", line)), 400U) << line;
    EXPECT_EQ(refusal_of(head_with("", "PRI * HTTP/2.0")), 505U);
}

TEST(ReadHead, RefusesMoreFieldsThanAnybodySends) {
    std::string fields;
    for (int at = 0; at < 200; ++at)
        fields += "X-" + std::to_string(at) + ": y\r\n";
    EXPECT_EQ(refusal_of(head_with(fields)), 431U);
}

TEST(ReadHead, KnowsWhetherTheConnectionGoesOn) {
    const auto goes_on = [](const std::string& head) {
        return std::get<RequestHead>(read_head(head)).keeps_alive;
    };
    EXPECT_TRUE(goes_on(head_with("")));
    EXPECT_FALSE(goes_on(head_with("Connection: Close\r\n")));
    EXPECT_FALSE(goes_on(head_with("Connection: te, close\r\n")));
    EXPECT_FALSE(goes_on(head_with("", "GET / HTTP/1.0")));
    EXPECT_TRUE(goes_on(head_with("Connection: keep-alive\r\n", "GET / HTTP/1.0")));
}

}  // namespace

}  // namespace depeche::http
