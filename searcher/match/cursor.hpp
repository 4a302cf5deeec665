#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "depeche/request.hpp"
#include "searcher/match/index_state.hpp"

namespace depeche::match {

/// A place in an answer: behind a hit.
struct Cursor {
    IndexState index;
    /// See `fingerprint`.
    std::uint64_t request = 0;
    /// How many matches come before the place, and the document of the last of them.
    std::uint32_t offset = 0;
    Xapian::docid last = 0;

    bool operator==(const Cursor&) const = default;
};

/// Hash of all that decides about the matches of a request and their order.
std::uint64_t fingerprint(const Request& request);

/// Hexadecimal digits with a check sum.
std::string to_token(const Cursor& cursor);

/// Throws `InputError` for a token that is none of ours or was altered, and for one of another index or
/// request than `here` is of. The index may have another revision.
Cursor read_token(std::string_view token, const Cursor& here);

/// One of our tokens, for another request that gives the same answer.
std::string signed_for(std::string_view token, std::uint64_t request);

}  // namespace depeche::match
