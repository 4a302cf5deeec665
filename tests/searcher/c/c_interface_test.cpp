#include <gtest/gtest.h>

#include <string>

#include "depeche/json.hpp"
#include "depeche/searcher.hpp"
#include "searcher/c/depeche.h"
#include "tests/support/temporary_index.hpp"

namespace {

using depeche::tests::dispatch;
using depeche::tests::TemporaryIndex;

std::string taken(char* text) {
    const std::string result = text == nullptr ? "" : text;
    depeche_free(text);
    return result;
}

TEST(CInterface, GivesTheBytesOfTheLibrary) {
    const TemporaryIndex index{dispatch("paix", "La trêve tient.")};
    depeche_index* const opened = depeche_open(index.path().c_str(), nullptr);
    ASSERT_NE(opened, nullptr);
    const std::string expected = depeche::to_json(depeche::Searcher(index.path()).search({.text = "trêve"}));
    EXPECT_EQ(taken(depeche_search(opened, "trêve")), expected);
    char* body = nullptr;
    EXPECT_EQ(depeche_get(opened, "/api/v1/search?q=tr%C3%AAve", &body), 200);
    EXPECT_EQ(taken(body), expected);
    EXPECT_EQ(depeche_get(opened, "/api/v1/dispatches/none", &body), 404);
    EXPECT_NE(taken(body).find("detail"), std::string::npos);
    EXPECT_EQ(depeche_get(opened, "\xff?%zz&&", &body), 404);
    depeche_free(body);
    depeche_close(opened);
}

TEST(CInterface, SaysWhyAnIndexCannotBeOpened) {
    char* error = nullptr;
    EXPECT_EQ(depeche_open("/nowhere/at/all", &error), nullptr);
    EXPECT_NE(taken(error).find("/nowhere/at/all"), std::string::npos);
    EXPECT_EQ(depeche_open("/nowhere/at/all", nullptr), nullptr);
}

TEST(CInterface, BearsNullEverywhere) {
    EXPECT_EQ(depeche_open(nullptr, nullptr), nullptr);
    EXPECT_EQ(depeche_search(nullptr, "x"), nullptr);
    char* body = nullptr;
    EXPECT_EQ(depeche_get(nullptr, "/api/v1/status", &body), 0);
    const TemporaryIndex index{dispatch("paix", "x")};
    depeche_index* const opened = depeche_open(index.path().c_str(), nullptr);
    EXPECT_EQ(depeche_search(opened, nullptr), nullptr);
    EXPECT_EQ(depeche_get(opened, nullptr, &body), 0);
    EXPECT_EQ(depeche_get(opened, "/api/v1/status", nullptr), 0);
    depeche_close(opened);
    depeche_close(nullptr);
    depeche_free(nullptr);
    EXPECT_NE(std::string(depeche_version()), "");
}

}  // namespace
