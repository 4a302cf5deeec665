#pragma once

#include <string>
#include <variant>

#include "depeche/dispatch.hpp"
#include "indexer/reader/reader.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/analysis/sentences.hpp"
#include "schema/authority/authority.hpp"

namespace depeche::indexer {

/// The dispatch's own identifier or address, else where it was read, which is `path`. Standard input is no
/// place: there the text itself tells one dispatch from another.
std::string id_of(const RawDispatch& raw, const std::string& path);

/// Makes dispatches of what readers found: cleans the text and fills in, with evidence, what metadata left
/// open. Depends on nothing but the input: no clock, no file time. Not for two threads at once.
class Deriver {
public:
    /// All must outlive this. `page` tells what of a text belongs to its page. It is `authority` unless that
    /// has an operator's tables: a stored text does not change with those, only its names do.
    Deriver(const authority::Authority& authority, analysis::Analyzer& analyzer,
            const authority::Authority& page)
        : authority_(authority), page_(page), analyzer_(analyzer) {}
    Deriver(const authority::Authority& authority, analysis::Analyzer& analyzer)
        : Deriver(authority, analyzer, authority) {}

    /// `path` is the one the dispatch will carry. Refuses a dispatch of which no text is left. May add to the
    /// notes of `raw`.
    std::variant<Dispatch, Rejection> derive(RawDispatch& raw, const std::string& path);

private:
    const authority::Authority& authority_;
    const authority::Authority& page_;
    analysis::Analyzer& analyzer_;
    analysis::SentenceBreaker sentences_;
};

}  // namespace depeche::indexer
