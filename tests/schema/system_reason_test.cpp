#include "schema/system_reason.hpp"

#include <gtest/gtest.h>

#include <cerrno>

namespace depeche::schema {

TEST(SystemReason, IsInTheLanguageOfTheMessage) {
    EXPECT_EQ(system_reason(ENOENT).french, "aucun fichier ou dossier de ce nom");
    EXPECT_EQ(system_reason(ENOENT).english, "No such file or directory");
    EXPECT_EQ(system_reason(ENOSPC).french, "plus de place sur le disque");
}

TEST(SystemReason, IsThatOfTheSystemWhenItIsRare) {
    EXPECT_EQ(system_reason(EL2HLT).french, system_reason(EL2HLT).english);
    EXPECT_FALSE(system_reason(-1).french.empty());
}

}  // namespace depeche::schema
