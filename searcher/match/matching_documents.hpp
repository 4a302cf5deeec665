#pragma once

#include <xapian.h>

#include "searcher/match/document_set.hpp"

namespace depeche::match {

/// Collects what the matcher visits. To be added to an `Enquire` that visits every match.
class MatchCollector : public Xapian::MatchSpy {
public:
    explicit MatchCollector(DocumentSet& into) : into_(into) {}
    void operator()(const Xapian::Document& document, double /*weight*/) override {
        into_.add(document.get_docid());
    }

private:
    DocumentSet& into_;
};

/// Whether the matches of a query are found by walking over posting lists alone.
bool can_be_walked(const Xapian::Query& query);

/// Every document of `index` that `query` matches. Posting lists are walked into the set one after the other,
/// which costs a quarter of making Xapian's matcher visit every match; what looks at positions is left to the
/// matcher.
DocumentSet matching_documents(const Xapian::Database& index, const Xapian::Query& query);

/// Those of them that are `among` others: of a few, a posting list is asked for each.
DocumentSet matching_documents(const Xapian::Database& index, const Xapian::Query& query,
                               const DocumentSet& among);

}  // namespace depeche::match
