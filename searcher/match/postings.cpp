#include "searcher/match/postings.hpp"

#include <utility>

namespace depeche::match {

Postings::Postings(const WalkedIndex& index, std::string term)
    : index_(index), term_(std::move(term)), kept_(index.memory.lists.find(index.database, term_)) {
    frequency_ = kept_ ? kept_->size() : index.database.get_termfreq(term_);
    if (frequency_ == 0)
        document_ = ended;
}

Postings::Postings(const WalkedIndex& index, std::shared_ptr<const PostingList> list)
    : index_(index), frequency_(list->size()), kept_(std::move(list)) {}

void Postings::seek_read(Xapian::docid document) {
    if (document_ == unread)
        at_ = index_.database.postlist_begin(term_);
    at_.skip_to(document);
    read();
}

/// In steps that double, as the next wanted is often near.
bool Postings::seek_kept(Xapian::docid document) {
    const std::size_t block = document / BlockSet::size;
    const auto place = static_cast<std::uint16_t>(document % BlockSet::size);
    const std::span<const std::uint16_t> places = kept_->places();
    const std::uint32_t block_end = kept_->begin_of(block + 1);
    at_kept_ = std::max(at_kept_, kept_->begin_of(block));
    std::uint32_t step = 1;
    std::uint32_t end = at_kept_;
    while (end < block_end && places[end] < place) {
        at_kept_ = end;
        end += step;
        step *= 2;
    }
    const auto within = places.subspan(at_kept_, std::min(end, block_end) - std::min(at_kept_, block_end));
    at_kept_ += static_cast<std::uint32_t>(std::ranges::lower_bound(within, place) - within.begin());
    return at_kept_ < block_end && places[at_kept_] == place;
}

}  // namespace depeche::match
