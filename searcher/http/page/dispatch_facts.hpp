#pragma once

#include <string>

#include "depeche/dispatch.hpp"
#include "searcher/http/page/view.hpp"

namespace depeche::http::page {

/// What is known about a dispatch, each value with why it is what it is.
std::string dispatch_facts(const View& view, const Dispatch& dispatch);

}  // namespace depeche::http::page
