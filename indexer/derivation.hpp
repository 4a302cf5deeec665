#pragma once

#include <string>
#include <variant>

#include "depeche/dispatch.hpp"
#include "indexer/reader/reader.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/analysis/sentences.hpp"
#include "schema/authority/authority.hpp"

namespace depeche::indexer {

/// Makes dispatches of what readers found: cleans the text and fills in, with evidence, what metadata left
/// open. Depends on nothing but the input: no clock, no file time. Not for two threads at once.
class Deriver {
public:
    /// Both must outlive this.
    Deriver(const authority::Authority& authority, analysis::Analyzer& analyzer)
        : authority_(authority), analyzer_(analyzer) {}

    /// `path` is the one the dispatch will carry. Refuses a dispatch of which no text is left. May add to the
    /// notes of `raw`.
    std::variant<Dispatch, Rejection> derive(RawDispatch& raw, const std::string& path);

private:
    const authority::Authority& authority_;
    analysis::Analyzer& analyzer_;
    analysis::SentenceBreaker sentences_;
};

}  // namespace depeche::indexer
