#include "schema/fields.hpp"

#include <gtest/gtest.h>

namespace depeche::schema {
namespace {

TEST(FindField, KnowsBothLanguagesWithoutCaseOrAccents) {
    for (const char* name : {"lieu", "place", "LIEU", "Place"})
        EXPECT_EQ(find_field(name), &field(FieldId::place)) << name;
    EXPECT_EQ(find_field("motcle"), &field(FieldId::keyword));
    EXPECT_EQ(find_field("MOTCLÉ"), &field(FieldId::keyword));
    EXPECT_EQ(find_field("http"), nullptr);
    EXPECT_EQ(find_field(""), nullptr);
}

TEST(Fields, HaveNamesAndPrefixesOfTheirOwn) {
    for (const Field& one : fields)
        for (const Field& other : fields)
            if (&one != &other) {
                EXPECT_NE(one.prefix, other.prefix);
                EXPECT_NE(one.name.french, other.name.french);
                EXPECT_NE(one.name.english, other.name.english);
            }
}

}  // namespace
}  // namespace depeche::schema
