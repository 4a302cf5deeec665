#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

/// Makes dispatches of the JSON objects of one file. Their keys are those of raw_fields.hpp; lists are arrays
/// of texts or one text with `;` between the items; `null` is as if the key were absent, and an id or a
/// version may be a whole number. Objects of the wire format ninjs are told by their shape and read as such.
class JsonRecords {
public:
    explicit JsonRecords(std::string path);
    ~JsonRecords();

    /// `json` is one object; `record` as in `RawDispatch`. An unknown key is noted where it is met first.
    Record read(std::string json, std::uint32_t record);

private:
    struct Parser;

    void note_unknown(std::string_view key);
    Rejection refuse(Message reason) const;

    static constexpr std::size_t max_unknown_keys = 100;

    std::string path_;
    std::unique_ptr<Parser> parser_;
    RawDispatch dispatch_;
    std::set<std::string, std::less<>> unknown_keys_;
};

}  // namespace depeche::indexer
