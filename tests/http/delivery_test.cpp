#include "searcher/http/delivery.hpp"

#include <gtest/gtest.h>

#include <string>

namespace depeche::http {

namespace {

std::string header(const Response& response, std::string_view name) {
    std::string all;
    for (const Field& field : response.headers)
        if (field.name == name)
            all += all.empty() ? field.value : "|" + field.value;
    return all;
}

Response page(std::string body = "<p>Paix</p>") {
    return {.content_type = "text/html; charset=utf-8", .body = std::move(body)};
}

TEST(Delivered, AnswersWithoutABodyWhatTheClientHas) {
    const Response first = delivered(page(), {});
    const std::string tag = header(first, "ETag");
    ASSERT_EQ(tag.size(), 34U);
    for (const std::string& known : {tag, "W/" + tag, "\"a\", " + tag + " , \"b\"", std::string("*")}) {
        const Response again = delivered(page(), {.headers = {{"if-none-match", known}}});
        EXPECT_EQ(again.status, 304U) << known;
        EXPECT_EQ(again.body, "");
        EXPECT_EQ(header(again, "ETag"), tag);
        EXPECT_EQ(header(again, "Cache-Control"), "no-cache");
    }
    EXPECT_EQ(delivered(page("<p>Guerre</p>"), {.headers = {{"if-none-match", tag}}}).status, 200U);
    EXPECT_EQ(delivered(page(), {.headers = {{"if-none-match", tag.substr(1)}}}).status, 200U);
}

TEST(Delivered, ComparesNothingThatIsNotRead) {
    const Response posted = delivered(page(), {.method = Method::post, .headers = {{"if-none-match", "*"}}});
    EXPECT_EQ(posted.status, 200U);
    EXPECT_EQ(header(posted, "Cache-Control"), "no-store");
}

TEST(Delivered, CompressesTextsForThoseWhoTakeIt) {
    const Request request{.headers = {{"accept-encoding", "gzip, br"}}};
    const std::string body(10000, 'a');
    const Response packed = delivered(page(body), request);
    EXPECT_EQ(header(packed, "Content-Encoding"), "gzip");
    EXPECT_EQ(header(packed, "Vary"), "Accept-Encoding");
    EXPECT_LT(packed.body.size(), 200U);
    const Response plain = delivered(page(body), {});
    EXPECT_EQ(plain.body, body);
    EXPECT_EQ(header(plain, "Vary"), "Accept-Encoding");
    EXPECT_NE(header(plain, "ETag"), header(packed, "ETag"));

    EXPECT_EQ(delivered(page(), request).body, page().body) << "small";
    const Response image{.content_type = "image/png", .body = body};
    EXPECT_EQ(delivered(image, request).body, body);
}

TEST(Delivered, KeepsWhatElseAnAnswerVariesBy) {
    const Response response = delivered(page().with("Vary", "Accept-Language").with("vary", "Origin"), {});
    EXPECT_EQ(header(response, "Vary"), "Accept-Language, Origin, Accept-Encoding");
}

TEST(Delivered, LetsNothingOutOfAHeaderField) {
    Response response = page();
    response.with("X-A", "a\r\nSet-Cookie: b").with("X-B", "a\nb").with("X-C\r\nX-D", "c").with("X-E", "é");
    response.with("Content-Length", "5").with("transfer-encoding", "chunked");
    response.content_type = "text/html\r\nX-F: f";
    const Response sent = delivered(response, {.id = "1"});
    for (const Field& field : sent.headers) {
        EXPECT_EQ(field.name.find_first_of("\r\n: "), std::string::npos);
        EXPECT_EQ(field.value.find_first_of("\r\n"), std::string::npos);
    }
    EXPECT_EQ(header(sent, "X-A") + header(sent, "X-B") + header(sent, "Content-Length"), "");
    EXPECT_EQ(header(sent, "X-E"), "é");
    EXPECT_EQ(sent.content_type, "application/octet-stream");
}

TEST(Delivered, SecuresEveryAnswerAndLeavesToPagesWhatTheyAllow) {
    for (const unsigned status : {200U, 304U, 404U, 500U}) {
        const Response response = delivered(Response{.status = status}, {.id = "7"});
        EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(header(response, "Referrer-Policy"), "strict-origin-when-cross-origin");
        EXPECT_TRUE(header(response, "Content-Security-Policy").starts_with("default-src 'none'"));
        EXPECT_EQ(header(response, "X-Request-Id"), "7");
    }
    const Response own = delivered(page().with("content-security-policy", "default-src 'self'"), {});
    EXPECT_EQ(header(own, "Content-Security-Policy"), "");
}

TEST(Delivered, TellsCachesHowLong) {
    Response response = page();
    response.max_age = 60;
    EXPECT_EQ(header(delivered(response, {}), "Cache-Control"), "max-age=60");
    response.status = 404;
    EXPECT_EQ(header(delivered(response, {}), "Cache-Control"), "no-store");
}

}  // namespace

}  // namespace depeche::http
