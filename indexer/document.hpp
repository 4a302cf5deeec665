#pragma once

#include "depeche/dispatch.hpp"
#include "indexer/flat_document.hpp"
#include "schema/analysis/analyzer.hpp"

namespace depeche::indexer {

/// The document that stands for a dispatch in an index: the terms of every row of `schema::fields`, the value
/// slots of schema/terms.hpp, and the encoded dispatch as its data.
///
/// A word of the body is its exact form with positions from `schema::body_position`, and its stem without. A
/// title's words also stand before the body, so that a word or phrase finds either; a derived title repeats
/// the body and is not indexed. The sketch of the body waits in its slot for `NearCopies`.
FlatDocument build_document(const Dispatch& dispatch, analysis::Analyzer& analyzer);

}  // namespace depeche::indexer
