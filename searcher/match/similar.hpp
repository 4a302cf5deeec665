#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "depeche/dispatch.hpp"
#include "schema/analysis/analyzer.hpp"
#include "searcher/query/highlight_terms.hpp"

namespace depeche::match {

/// What a dispatch is about: the few of its names and words that are frequent in it and rare elsewhere.
class Subject {
public:
    /// `document` is that of `dispatch`.
    Subject(const Dispatch& dispatch, Xapian::docid document, const Xapian::Database& index,
            analysis::Analyzer& analyzer);

    struct Like {
        Xapian::Document document;
        double weight;
        /// As the dispatch writes them, the weightiest first.
        std::vector<std::string> shared;
    };
    /// The dispatches that have the most of it, best first, one of each group of near-copies; not the
    /// dispatch itself, its near-copies, or what has next to nothing of it.
    std::vector<Like> find(std::size_t limit) const;

    /// Its words, for marking them in those.
    std::vector<query::HighlightTerm> highlights() const;

private:
    struct Term {
        std::string term;
        double weight;
        /// How often the dispatch has it, dampened; of words.
        double often;
        bool is_name;
        std::string label;
    };

    void add_words(const Dispatch& dispatch, analysis::Analyzer& analyzer);
    void add_names(const Dispatch& dispatch);
    void add_name(schema::FieldId field, const FacetName& name);
    double rarity(const std::string& term) const;
    Xapian::Query query() const;
    std::vector<std::string> shared(Xapian::docid other) const;

    const Xapian::Database& index_;
    Xapian::docid document_;
    std::string id_;
    std::vector<Term> terms_;
};

}  // namespace depeche::match
