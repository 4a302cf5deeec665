#include "searcher/match/matching_documents.hpp"

#include "searcher/match/posting_tree.hpp"

namespace depeche::match {

DocumentSet matching_documents(const Xapian::Database& index, const Xapian::Query& query) {
    DocumentSet found(index.get_lastdocid());
    const auto tree = plant(query, {index});
    for (std::size_t block = 0; block < found.blocks(); ++block)
        tree->match(block, nullptr, found.block(block));
    return found;
}

DocumentSet matching_documents(const Xapian::Database& index, const Xapian::Query& query,
                               const DocumentSet& among) {
    DocumentSet found(index.get_lastdocid());
    const auto tree = plant(query, {index});
    for (std::size_t block = 0; block < found.blocks(); ++block)
        if (const Among wanted(among.block(block)); wanted.count > 0)
            tree->match(block, &wanted, found.block(block));
    return found;
}

}  // namespace depeche::match
