#pragma once

#include <span>
#include <string>
#include <vector>

#include "depeche/language.hpp"
#include "depeche/request.hpp"
#include "searcher/http/message.hpp"

namespace depeche::http {

/// What a search is asked for by, in the query strings of the API, of pages and of feeds. Names in English or
/// French, unknown ones are left alone:
///
///     q  filter|filtre  source  actor|acteur  place|lieu  date  since|depuis  until|avant  sort|tri  match
///     recency offset  limit  cursor  facets  facet_order  unit  histogram  snippets  collapse  suggest relax
///     lang
///
/// `source`, `actor`, `place` and `date` may be repeated. Throws `InputError` for a value that means nothing,
/// naming the parameter and what it takes.
depeche::Request read_request(const std::vector<Field>& parameters, depeche::Request defaults = {});

/// What they are called.
std::span<const Text> request_parameters();

/// The parameters that ask for the same, in one fixed order and without what is as in `defaults`: for
/// permalinks.
std::vector<Field> to_parameters(const depeche::Request& request, const depeche::Request& defaults = {});

}  // namespace depeche::http
