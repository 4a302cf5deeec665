#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "depeche/dispatch.hpp"
#include "indexer/flat_document.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/authority/authority.hpp"
#include "schema/facet_values.hpp"

namespace depeche::indexer {

/// A value of a facet as an index must remember it.
struct NameValue {
    schema::FieldId facet;
    schema::NameEntry entry;
};

/// A dispatch with everything made that can be made without the index.
struct Prepared {
    std::string id;
    /// Where messages say it was read.
    std::string path;
    std::uint32_t record = 0;
    FlatDocument document;
    std::vector<NameValue> names;
    /// Both as in `RawDispatch`.
    std::string version = {};
    std::string corrects = {};
};

/// The sources, actors and places of a dispatch with their other names: those of the authority, or, for a
/// value it does not know, those written in the dispatch.
std::vector<NameValue> name_values(const Dispatch& dispatch, const authority::Authority& authority);

Prepared prepare(const Dispatch& dispatch, analysis::Analyzer& analyzer,
                 const authority::Authority& authority);

}  // namespace depeche::indexer
