#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

#include "searcher/query/spans.hpp"

namespace depeche::query {

/// The documents whose words stand as a tree wants them, as a filter beside a query for those words: on its
/// own it looks at every document. Xapian's own operators for positions take no phrases and no alternatives
/// of different length. Local indexes only: Xapian cannot send it elsewhere.
class SpanSource : public Xapian::PostingSource {
public:
    explicit SpanSource(std::shared_ptr<const SpanTree> tree) : tree_(std::move(tree)) {}

    void init(const Xapian::Database& index) override;
    PostingSource* clone() const override { return new SpanSource(tree_); }
    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return size_; }
    Xapian::doccount get_termfreq_max() const override { return size_; }
    void next(double min_weight) override;
    void skip_to(Xapian::docid document, double min_weight) override;
    bool check(Xapian::docid document, double min_weight) override;
    bool at_end() const override { return document_ > last_; }
    Xapian::docid get_docid() const override { return document_; }
    std::string get_description() const override { return "Spans"; }

private:
    /// The postings of one form of a leaf.
    struct Form {
        Xapian::PostingIterator postings;
        /// Where it stands; `no_document` behind the last.
        Xapian::docid document;
    };
    static constexpr Xapian::docid no_document = 0;

    bool matches(Xapian::docid document);
    void read_positions(std::vector<Form>& forms, Xapian::docid document, std::size_t leaf);

    std::shared_ptr<const SpanTree> tree_;
    Xapian::doccount size_ = 0;
    Xapian::docid last_ = 0;
    Xapian::docid document_ = 0;
    /// By leaf.
    std::vector<std::vector<Form>> forms_;
    /// By leaf: positions in the title and in the body of the document looked at.
    std::vector<std::vector<std::uint32_t>> in_title_;
    std::vector<std::vector<std::uint32_t>> in_body_;
};

}  // namespace depeche::query
