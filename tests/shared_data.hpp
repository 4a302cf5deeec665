#pragma once

#include <gtest/gtest.h>

#include <filesystem>

/// First line of a test that reads `DEPECHE_SHARED_DATA`: skips the test, saying so, where the data is not.
/// A macro since it returns from the test.
#define DEPECHE_NEEDS_SHARED_DATA()                    \
    if (!std::filesystem::exists(DEPECHE_SHARED_DATA)) \
    GTEST_SKIP() << "no shared data at " << DEPECHE_SHARED_DATA << ", see -DDEPECHE_SHARED_DATA"
