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

/// All that Xapian's matcher finds.
inline DocumentSet found_by_matcher(const Xapian::Database& index, const Xapian::Query& query) {
    DocumentSet found(index.get_lastdocid());
    MatchCollector collector(found);
    Xapian::Enquire enquire(index);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 0, index.get_doccount());
    return found;
}

}  // namespace depeche::match
