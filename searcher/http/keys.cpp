#include "searcher/http/keys.hpp"

#include <algorithm>
#include <string_view>

namespace depeche::http {

namespace {

/// The key that is shown; empty for none.
std::string_view shown_key(const Request& request) {
    constexpr std::string_view scheme = "bearer ";
    std::string_view credentials = request.header("authorization");
    if (credentials.size() > scheme.size()) {
        bool is_bearer = true;
        for (std::size_t at = 0; at < scheme.size(); ++at)
            is_bearer = is_bearer && (credentials[at] | 0x20) == scheme[at];
        if (is_bearer) {
            credentials.remove_prefix(
                std::min(credentials.find_first_not_of(' ', scheme.size()), credentials.size()));
            return credentials;
        }
    }
    return request.header("x-api-key");
}

/// Compares all bytes of what is shown whatever they are.
bool is_same(std::string_view key, std::string_view shown) {
    unsigned difference = key.size() == shown.size() ? 0 : 1;
    for (std::size_t at = 0; at < shown.size(); ++at)
        difference |= static_cast<unsigned char>(shown[at]) ^
                      static_cast<unsigned char>(key.empty() ? '\0' : key[at % key.size()]);
    return difference == 0;
}

}  // namespace

KeyCheck check_key(const Request& request, const std::vector<std::string>& keys) {
    if (keys.empty())
        return KeyCheck::passed;
    const std::string_view shown = shown_key(request);
    if (shown.empty())
        return KeyCheck::missing;
    // All keys are looked at, so that none tells where it stands.
    bool is_right = false;
    for (const std::string& key : keys)
        is_right = is_same(key, shown) || is_right;
    return is_right ? KeyCheck::passed : KeyCheck::wrong;
}

}  // namespace depeche::http
