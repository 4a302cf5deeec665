#include "searcher/match/matching_documents.hpp"

namespace depeche::match {

DocumentSet matching_documents(const WalkedIndex& index, const Xapian::Query& query) {
    DocumentSet found(index.database.get_lastdocid());
    const auto tree = plant(query, index, Scoring::none);
    for (std::size_t block = 0; block < found.blocks(); ++block)
        tree->match(block, nullptr, found.block(block));
    return found;
}

DocumentSet matching_documents(const WalkedIndex& index, const Xapian::Query& query,
                               const DocumentSet& among) {
    DocumentSet found(index.database.get_lastdocid());
    const auto tree = plant(query, index, Scoring::none);
    for (std::size_t block = 0; block < found.blocks(); ++block)
        if (const Among wanted(among.block(block)); wanted.count > 0)
            tree->match(block, &wanted, found.block(block));
    return found;
}

}  // namespace depeche::match
