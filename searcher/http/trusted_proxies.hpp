#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/http/message.hpp"

namespace depeche::http {

/// Whose word about where requests come from is believed.
class TrustedProxies {
public:
    /// Addresses, and networks as `10.0.0.0/8` or `fd00::/8`. Throws `InputError` for anything else.
    explicit TrustedProxies(const std::vector<std::string>& networks);

    bool trusts(std::string_view address) const;

    /// Says of a request that came from the address `peer` who its client is, and how that reached us: as
    /// X-Forwarded-For, -Proto and -Host tell when a trusted proxy sent it, else `peer`, http and Host.
    /// `fallback` is the host when none is named.
    void attribute(Request& request, std::string_view peer, std::string_view fallback) const;

private:
    /// IPv4 is mapped into IPv6.
    struct Network {
        std::array<std::uint8_t, 16> address;
        unsigned bits;
    };

    static bool covers(const Network& network, const std::array<std::uint8_t, 16>& address);

    std::vector<Network> networks_;
};

/// Whether an address is of this machine or of a private network.
bool is_private_address(std::string_view address);

}  // namespace depeche::http
