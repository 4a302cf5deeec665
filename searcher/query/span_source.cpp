#include "searcher/query/span_source.hpp"

#include <algorithm>

#include "schema/terms.hpp"

namespace depeche::query {

void SpanSource::init(const Xapian::Database& index) {
    size_ = index.get_doccount();
    last_ = index.get_lastdocid();
    document_ = 0;
    forms_.clear();
    for (const SpanTree::Leaf& leaf : tree_->leaves) {
        std::vector<Form>& forms = forms_.emplace_back();
        for (const std::string& form : leaf.forms) {
            const std::string term = schema::exact_term(schema::field(leaf.field).prefix, form);
            if (auto postings = index.postlist_begin(term); postings != index.postlist_end(term)) {
                const Xapian::docid first = *postings;
                forms.push_back({std::move(postings), first});
            }
        }
    }
    in_title_.assign(forms_.size(), {});
    in_body_.assign(forms_.size(), {});
}

void SpanSource::next(double /*min_weight*/) {
    do
        ++document_;
    while (document_ <= last_ && !matches(document_));
}

void SpanSource::skip_to(Xapian::docid document, double min_weight) {
    if (document <= document_)
        return;
    document_ = document - 1;
    next(min_weight);
}

bool SpanSource::check(Xapian::docid document, double /*min_weight*/) {
    if (document < document_)
        return true;
    document_ = document;
    return document > last_ || matches(document);
}

/// Whether a title or a body has a match; none runs from one into the other.
bool SpanSource::matches(Xapian::docid document) {
    for (std::size_t leaf = 0; leaf < forms_.size(); ++leaf) {
        in_title_[leaf].clear();
        in_body_[leaf].clear();
        read_positions(forms_[leaf], document, leaf);
    }
    return !find_spans(*tree_, in_body_).empty() || !find_spans(*tree_, in_title_).empty();
}

void SpanSource::read_positions(std::vector<Form>& forms, Xapian::docid document, std::size_t leaf) {
    for (Form& form : forms) {
        if (form.document < document && form.document != no_document) {
            form.postings.skip_to(document);
            form.document = form.postings == Xapian::PostingIterator() ? no_document : *form.postings;
        }
        if (form.document != document)
            continue;
        for (auto position = form.postings.positionlist_begin(); position != form.postings.positionlist_end();
             ++position)
            (*position < schema::body_position ? in_title_ : in_body_)[leaf].push_back(*position);
    }
    for (auto* places : {&in_title_[leaf], &in_body_[leaf]}) {
        std::ranges::sort(*places);
        places->erase(std::unique(places->begin(), places->end()), places->end());
    }
}

}  // namespace depeche::query
