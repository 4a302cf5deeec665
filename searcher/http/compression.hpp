#pragma once

#include <string>
#include <string_view>

namespace depeche::http {

/// Whether a client that sends this Accept-Encoding takes gzip, and rather that than plain text.
bool accepts_gzip(std::string_view accept_encoding);

/// The text as a gzip file; the same bytes for the same text.
std::string gzip(std::string_view text);

}  // namespace depeche::http
