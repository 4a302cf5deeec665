#pragma once

#include <string>
#include <vector>

#include "searcher/http/message.hpp"

namespace depeche::http {

enum class KeyCheck {
    passed,   ///< a right key, or none is needed
    missing,  ///< none was shown
    wrong,
};

/// Looks at the key of a request: `Authorization: Bearer KEY` (RFC 6750) or `X-API-Key: KEY`. How long that
/// takes does not tell how much of a key is right.
KeyCheck check_key(const Request& request, const std::vector<std::string>& keys);

}  // namespace depeche::http
