#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/reader/open_reader.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::indexer {

/// Everything the reader of a file with this name and content gives.
inline std::vector<Record> read_all(std::string_view name, std::string_view content) {
    const tests::TemporaryFolder folder;
    const StopFlag stop = false;
    auto opened = open_reader(folder.write(name, content), stop);
    if (auto* rejection = std::get_if<Rejection>(&opened))
        return {*rejection};
    std::vector<Record> records;
    while (auto record = std::get<std::unique_ptr<Reader>>(opened)->next())
        records.push_back(*std::move(record));
    return records;
}

/// The only record, which must be a dispatch.
inline RawDispatch read_one(std::string_view name, std::string_view content) {
    const std::vector<Record> records = read_all(name, content);
    EXPECT_EQ(records.size(), 1U);
    if (records.empty() || !std::holds_alternative<RawDispatch>(records[0])) {
        ADD_FAILURE() << "no dispatch";
        return {};
    }
    return std::get<RawDispatch>(records[0]);
}

/// The only record, which must be refused.
inline Rejection refused(std::string_view name, std::string_view content) {
    const std::vector<Record> records = read_all(name, content);
    EXPECT_EQ(records.size(), 1U);
    if (records.empty() || !std::holds_alternative<Rejection>(records[0])) {
        ADD_FAILURE() << "not refused";
        return {};
    }
    return std::get<Rejection>(records[0]);
}

}  // namespace depeche::indexer
