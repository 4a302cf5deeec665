#include "indexer/metadata/address.hpp"

#include <algorithm>

#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

bool is_host_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

}  // namespace

std::string host_of(std::string_view address) {
    const auto scheme = address.find("://");
    if (scheme != std::string_view::npos)
        address.remove_prefix(scheme + 3);
    else if (!address.starts_with("www."))
        return {};
    std::string host(address.substr(0, address.find_first_of("/?#: ")));
    std::ranges::transform(host, host.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (host.starts_with("www."))
        host.erase(0, 4);
    if (host.find('.') == std::string::npos || !std::ranges::all_of(host, is_host_character))
        return {};
    return host;
}

std::string_view cited_source(const CleanText& text) {
    const auto line = std::ranges::find_if(text.dropped, [](const std::string& dropped) {
        return schema::slug(dropped.substr(0, 8)).starts_with("source");
    });
    if (line == text.dropped.end())
        return {};
    std::string_view value = *line;
    value.remove_prefix(std::min(value.find(':') + 1, value.size()));
    value.remove_prefix(std::min(value.find_first_not_of(" \xC2\xA0"), value.size()));
    return value;
}

}  // namespace depeche::indexer
