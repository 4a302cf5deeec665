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

}  // namespace depeche::match
