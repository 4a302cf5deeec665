#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "depeche/error.hpp"
#include "searcher/http/metrics.hpp"
#include "searcher/http/server.hpp"
#include "searcher/http/site.hpp"

namespace depeche::http {

/// Takes what the operator should know, on any thread.
using Complaint = std::function<void(const Message& message)>;

/// Makes the handlers of a server that answers from one index, each with a searcher of its own. An index that
/// is missing or cannot be read gives 503 until it can. `metrics` outlives them.
std::function<Handler()> site_handler(std::filesystem::path index, SiteSettings settings, Metrics& metrics,
                                      Complaint complain);

/// `/metrics`, for this machine and private networks; nothing for all else.
std::optional<Response> operator_answer(const Request& request, const SiteSettings& settings,
                                        const Metrics& metrics);

}  // namespace depeche::http
