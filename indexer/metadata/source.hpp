#pragma once

#include <string_view>
#include <vector>

#include "depeche/dispatch.hpp"
#include "indexer/cleaning.hpp"
#include "indexer/reader/reader.hpp"
#include "schema/authority/authority.hpp"

namespace depeche::indexer {

/// Who published a dispatch and whom it goes back to, each value once: its metadata; the host of its address;
/// an agency named in parentheses, as in a dateline `(AFP)` or a signature `(avec AFP)`; the source line at
/// its end, whose site is cited, for who published the copy we read is not known.
std::vector<Source> find_sources(const RawDispatch& raw, const CleanText& text,
                                 const authority::Authority& authority, analysis::Analyzer& analyzer);

}  // namespace depeche::indexer
