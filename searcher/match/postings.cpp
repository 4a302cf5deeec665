#include "searcher/match/postings.hpp"

#include <utility>

namespace depeche::match {

Postings::Postings(const WalkedIndex& index, std::string term)
    : index_(index), term_(std::move(term)), kept_(index.memory.find(index.database, term_)) {
    frequency_ =
        kept_ ? static_cast<Xapian::doccount>(kept_->documents.size()) : index.database.get_termfreq(term_);
    if (frequency_ == 0)
        document_ = ended;
}

Postings::Postings(const WalkedIndex& index, std::shared_ptr<const PostingList> list)
    : index_(index),
      frequency_(static_cast<Xapian::doccount>(list->documents.size())),
      kept_(std::move(list)) {
    if (frequency_ == 0)
        document_ = ended;
}

void Postings::seek_read(Xapian::docid document) {
    if (document_ == unread)
        at_ = index_.database.postlist_begin(term_);
    at_.skip_to(document);
    read();
}

/// In steps that double, as the next wanted is often near.
void Postings::seek_kept(Xapian::docid document) {
    const std::vector<Xapian::docid>& documents = kept_->documents;
    std::size_t step = 1;
    std::size_t end = at_kept_;
    while (end < documents.size() && documents[end] < document) {
        at_kept_ = end;
        end += step;
        step *= 2;
    }
    const auto from = documents.begin() + static_cast<std::ptrdiff_t>(at_kept_);
    const auto to = documents.begin() + static_cast<std::ptrdiff_t>(std::min(end, documents.size()));
    at_kept_ = static_cast<std::size_t>(std::lower_bound(from, to, document) - documents.begin());
    read_kept();
}

}  // namespace depeche::match
