#include "indexer/flat_document.hpp"

namespace depeche::indexer {

void FlatDocument::add_term(std::string_view term, Xapian::termcount occurrences,
                            std::span<const Xapian::termpos> positions) {
    texts_ += term;
    positions_.insert(positions_.end(), positions.begin(), positions.end());
    records_.push_back(
        {static_cast<std::uint32_t>(term.size()), static_cast<std::uint32_t>(positions.size()), occurrences});
}

void FlatDocument::set_value(Xapian::valueno slot, std::string value) {
    if (value.empty())
        values_.erase(slot);
    else
        values_[slot] = std::move(value);
}

std::string FlatDocument::value(Xapian::valueno slot) const {
    const auto found = values_.find(slot);
    return found == values_.end() ? std::string() : found->second;
}

Xapian::Document to_xapian(const FlatDocument& document) {
    Xapian::Document made;
    document.visit_terms([&](const FlatDocument::Term& added) {
        const std::string term(added.text);
        made.add_term(term, added.occurrences);
        for (const Xapian::termpos position : added.positions)
            made.add_posting(term, position, 0);
    });
    for (const auto& [slot, value] : document.values())
        made.add_value(slot, value);
    made.set_data(document.data());
    return made;
}

}  // namespace depeche::indexer
