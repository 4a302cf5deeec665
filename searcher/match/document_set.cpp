#include "searcher/match/document_set.hpp"

#include <numeric>

namespace depeche::match {

DocumentSet DocumentSet::others() const {
    DocumentSet others = *this;
    for (BlockSet& block : others.blocks_) {
        BlockSet all;
        all.fill();
        block = all -= block;
    }
    return others;
}

DocumentSet& DocumentSet::operator&=(const DocumentSet& other) {
    for (std::size_t number = 0; number < blocks_.size(); ++number)
        blocks_[number] &= other.blocks_[number];
    return *this;
}

DocumentSet& DocumentSet::operator-=(const DocumentSet& other) {
    for (std::size_t number = 0; number < blocks_.size(); ++number)
        blocks_[number] -= other.blocks_[number];
    return *this;
}

std::size_t DocumentSet::size() const {
    return std::transform_reduce(blocks_.begin(), blocks_.end(), std::size_t{0}, std::plus{},
                                 [](const BlockSet& block) { return block.count(); });
}

}  // namespace depeche::match
