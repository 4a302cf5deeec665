#include "searcher/http/trusted_proxies.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "depeche/error.hpp"

namespace depeche::http {

namespace {

using Address = std::array<std::uint8_t, 16>;

constexpr unsigned mapped_bits = 96;

/// IPv4 addresses as IPv6 maps them.
std::optional<Address> parse_address(const std::string& text) {
    Address address{};
    if (inet_pton(AF_INET6, text.c_str(), address.data()) == 1)
        return address;
    address[10] = address[11] = 0xff;
    if (inet_pton(AF_INET, text.c_str(), address.data() + mapped_bits / 8) == 1)
        return address;
    return std::nullopt;
}

/// The last item of a list, which is taken away; each proxy adds one at the end.
std::string_view last_item(std::string_view& list) {
    const std::size_t comma = list.rfind(',');
    const std::string_view item = trimmed(list.substr(comma == std::string_view::npos ? 0 : comma + 1));
    list = list.substr(0, comma == std::string_view::npos ? 0 : comma);
    return item;
}

bool is_host(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("-._~:[]").find(c) != std::string_view::npos;
    });
}

/// All values of a header that lists, in one.
std::string joined(const Request& request, std::string_view name) {
    std::string list;
    for (const Field& field : request.headers)
        if (field.name == name)
            list += list.empty() ? field.value : "," + field.value;
    return list;
}

InputError no_network(const std::string& text) {
    return InputError(
        {fmt::format("«\u00A0{}\u00A0» n’est pas l’adresse d’un serveur mandataire\u00A0: donner une adresse "
                     "IP ou un réseau, 10.0.0.1 ou 10.0.0.0/8",
                     text),
         fmt::format("'{}' is no address of a proxy: give an IP address or a network, 10.0.0.1 or 10.0.0.0/8",
                     text)});
}

}  // namespace

TrustedProxies::TrustedProxies(const std::vector<std::string>& networks) {
    for (const std::string& text : networks) {
        const std::size_t slash = std::min(text.find('/'), text.size());
        const std::string host = text.substr(0, slash);
        const auto address = parse_address(host);
        if (!address)
            throw no_network(text);
        const unsigned unused = host.find(':') == std::string::npos ? mapped_bits : 0;
        unsigned bits = 128 - unused;
        if (slash < text.size()) {
            const char* const end = text.data() + text.size();
            const auto [stop, error] = std::from_chars(text.data() + slash + 1, end, bits);
            if (error != std::errc{} || stop != end || bits > 128 - unused)
                throw no_network(text);
        }
        networks_.push_back({*address, bits + unused});
    }
}

bool TrustedProxies::covers(const Network& network, const Address& address) {
    for (unsigned bit = 0; bit < network.bits; ++bit) {
        const auto mask = static_cast<std::uint8_t>(0x80U >> (bit % 8));
        if ((network.address[bit / 8] & mask) != (address[bit / 8] & mask))
            return false;
    }
    return true;
}

bool TrustedProxies::trusts(std::string_view address) const {
    if (networks_.empty())
        return false;
    const auto parsed = parse_address(std::string(address));
    return parsed &&
           std::ranges::any_of(networks_, [&](const Network& network) { return covers(network, *parsed); });
}

void TrustedProxies::attribute(Request& request, std::string_view peer, std::string_view fallback) const {
    request.client = peer;
    std::string scheme = "http";
    std::string host(is_host(request.header("host")) ? request.header("host") : fallback);
    if (trusts(peer)) {
        const std::string chain = joined(request, "x-forwarded-for");
        std::string_view hops = chain;
        // The first from the end that is no proxy of ours; what stands before it anybody can have written.
        while (!hops.empty() && trusts(request.client)) {
            const std::string hop(last_item(hops));
            if (!parse_address(hop))
                break;
            request.client = hop;
        }
        if (request.header("x-forwarded-proto") == "https")
            scheme = "https";
        if (const std::string_view named = request.header("x-forwarded-host"); is_host(named))
            host = named;
    }
    request.origin = scheme + "://" + host;
}

bool is_private_address(std::string_view address) {
    static const TrustedProxies private_networks({"127.0.0.0/8", "::1", "10.0.0.0/8", "172.16.0.0/12",
                                                  "192.168.0.0/16", "169.254.0.0/16", "fc00::/7",
                                                  "fe80::/10"});
    return private_networks.trusts(address);
}

}  // namespace depeche::http
