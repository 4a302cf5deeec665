#pragma once

#include "depeche/request.hpp"
#include "searcher/query/ast.hpp"

namespace depeche::match {

/// The tree of a query with what else its request wants to hold: its filter, its first and last day. Throws
/// `InputError` for days that mean nothing.
query::Node with_conditions(query::Node root, const Request& request);

}  // namespace depeche::match
