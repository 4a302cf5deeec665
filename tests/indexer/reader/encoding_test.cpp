#include "indexer/reader/encoding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/reader/read_text.hpp"

namespace depeche::indexer {

using namespace std::string_literals;
using testing::HasSubstr;

namespace {

std::string decoded(const std::string& bytes, std::string_view declared = {}) {
    auto outcome = decode(bytes, declared);
    const auto* text = std::get_if<Decoded>(&outcome);
    return text ? text->text : "refused";
}

std::string note(const std::string& bytes, std::string_view declared = {}) {
    auto outcome = decode(bytes, declared);
    const auto* text = std::get_if<Decoded>(&outcome);
    return text && text->note ? text->note->english : "";
}

}  // namespace

TEST(Decode, TakesTheByteOrderMarkFirst) {
    EXPECT_EQ(decoded("\xef\xbb\xbf\xc3\xa9", "iso-8859-1"), "é");
    EXPECT_EQ(decoded("\xff\xfe\xe9\0!\0"s), "é!");
    EXPECT_EQ(decoded("\xfe\xff\0\xe9\0!"s), "é!");
    EXPECT_EQ(decoded("\xff\xfe\0\0\xe9\0\0\0"s), "é");
    EXPECT_EQ(decoded("\xff\xfe\xe9"s), "refused");
}

TEST(Decode, ReadsWhatIsDeclared) {
    EXPECT_EQ(decoded("l\x92\xe9t\xe9 \x80", "ISO-8859-1"), "l’été €");
    EXPECT_EQ(decoded("\xbd", "iso-8859-15"), "œ");
    EXPECT_EQ(decoded("\xcf\xf0\xe0\xe2\xe4\xe0", "windows-1251"), "Правда");
    EXPECT_EQ(note("\xcf\xf0\xe0\xe2\xe4\xe0", "windows-1251"), "");
}

TEST(Decode, SaysSoWhenTheDeclarationIsWrong) {
    EXPECT_EQ(decoded("été", "iso-8859-1"), "été");
    EXPECT_THAT(note("été", "iso-8859-1"), HasSubstr("read as UTF-8"));
    EXPECT_EQ(decoded("\xe9t\xe9", "utf-8"), "été");
    EXPECT_THAT(note("\xe9t\xe9", "utf-8"), HasSubstr("Windows-1252"));
    // What only looks like ASCII to whoever read the declaration is no UTF-16 and no EBCDIC.
    EXPECT_EQ(decoded("<?xml encoding='utf-16'?>", "utf-16"), "<?xml encoding='utf-16'?>");
    EXPECT_EQ(decoded("<?xml encoding='cp037'?>", "ibm-37"), "<?xml encoding='cp037'?>");
    EXPECT_EQ(decoded("été", "no-such-encoding"), "été");
}

TEST(Decode, RepairsNothing) {
    // UTF-8 that was cut, mixed with Latin-1, or damaged.
    for (const char* bytes : {"L’\xc3", "\xc3\xa9t\xe9 \xc3\x89", "caf\xc3\x28"})
        EXPECT_EQ(decoded(bytes), "refused") << bytes;
    // Valid UTF-8 that was made of Latin-1 by mistake stays what it is.
    EXPECT_EQ(decoded("Ã©tÃ©"), "Ã©tÃ©");
}

TEST(DeclaredEncoding, IsThatOfTheDeclarationAlone) {
    EXPECT_EQ(declared_encoding("<?xml version='1.0' encoding='ISO-8859-1'?><a charset='x'/>"), "iso-8859-1");
    EXPECT_EQ(declared_encoding("<?xml version='1.0'?><a encoding='x'/>"), "");
    EXPECT_EQ(declared_encoding("<html><head><meta charset=windows-1252>"), "windows-1252");
    EXPECT_EQ(declared_encoding("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">"),
              "utf-8");
    EXPECT_EQ(declared_encoding("<meta charset="), "");
}

TEST(Decode, ServesEveryFormat) {
    EXPECT_EQ(read_one("a.txt", "\xff\xfeO\0u\0i\0"s).text, "Oui");
    EXPECT_EQ(read_one("a.xml",
                       "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><item>"
                       "<title>L\x92\xe9t\xe9</title></item></channel></rss>")
                  .title,
              "L’été");
    EXPECT_EQ(read_one("a.html",
                       "<html><head><meta charset='iso-8859-1'><title>\xc9t\xe9</title></head><body><p>"
                       "Un \xe9t\xe9.</p></body></html>")
                  .title,
              "Été");
    EXPECT_EQ(read_one("a.csv", "titre;texte\n\xc9t\xe9;Un \xe9t\xe9\n").text, "Un été");
}

TEST(Decode, ComesToAnEndWithWhatOnlyStartsLikeUtf16) {
    for (const std::string& bytes : {"<\0a"s, "\0<\0"s, "<\0\0\0\0\0a b"s, "<\0abc d\xc3\xa9"s})
        for (const std::string_view name : {"a.txt", "a.xml", "a"})
            for (const Record& record : read_all(name, bytes))
                EXPECT_TRUE(std::holds_alternative<Rejection>(record)) << name << ' ' << bytes.size();
}

}  // namespace depeche::indexer
