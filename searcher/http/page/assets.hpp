#pragma once

#include <span>
#include <string_view>

#include "searcher/http/message.hpp"
#include "searcher/http/site.hpp"

namespace depeche::http::page {

/// A file that pages use, compiled into the program.
struct Asset {
    std::string_view name;
    std::string_view content;
    /// Changes with the content.
    std::string_view fingerprint;
};

/// All of them; made by EmbedAssets.cmake from `assets/`.
std::span<const Asset> assets();

/// As an answer; `max_age` as `Response` has it.
Response to_response(const Asset& asset, unsigned max_age);

/// Null when there is none of that name.
const Asset* find_asset(std::string_view name);

/// `/assets/{name}`: to be kept for a year where the address has the right fingerprint.
Response asset_file(const Context& context);

}  // namespace depeche::http::page
