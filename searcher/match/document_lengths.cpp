#include "searcher/match/document_lengths.hpp"

namespace depeche::match {

void DocumentLengths::prepare(const Xapian::Database& index, std::size_t wanted) {
    const auto state = exact_state_of(index);
    if (!state || state != state_) {
        *this = DocumentLengths();
        state_ = state;
    }
    if (!lengths_.empty())
        return;
    asked_ += wanted;
    if (asked_ <= index.get_doccount())
        return;
    lengths_.resize(std::size_t{index.get_lastdocid()} + 1);
    for (auto document = index.postlist_begin(""); document != index.postlist_end(""); ++document)
        lengths_[*document] = document.get_doclength();
}

}  // namespace depeche::match
