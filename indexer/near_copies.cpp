#include "indexer/near_copies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

/// With this many of the least hashes as terms, a copy that shares a fifth of its runs with the first is
/// found five times in six, one that shares two fifths, as most copies do, practically always.
constexpr std::size_t hashes_as_terms = 8;

/// A hash that more have is that of a set phrase (`a déclaré à la presse`), which tells nothing.
constexpr std::size_t most_with_hash = 50;

std::string group_name(const std::string& encoded_sketch) {
    return fmt::format("{:016x}", schema::hash64(encoded_sketch));
}

std::span<const std::uint32_t> least(const Sketch& sketch) {
    return std::span(sketch.least).first(std::min(sketch.least.size(), hashes_as_terms));
}

}  // namespace

void NearCopies::assign(Xapian::Document& document, const Xapian::Database& database,
                        Xapian::docid replaced) {
    const std::string encoded = document.get_value(schema::slot_sketch);
    if (encoded.empty())
        return;
    Sketch sketch = decode_sketch(encoded);
    if (const First* first = find(sketch, database, replaced)) {
        document.remove_value(schema::slot_sketch);
        document.add_value(schema::slot_copies, first->group);
        document.add_boolean_term(schema::copies_term(first->group));
        return;
    }
    std::string group = group_name(encoded);
    document.add_value(schema::slot_copies, group);
    document.add_boolean_term(schema::copies_term(group));
    for (const std::uint32_t hash : least(sketch)) {
        document.add_boolean_term(schema::sketch_term(hash));
        by_hash_[hash].push_back(firsts_.size());
    }
    firsts_.push_back({std::move(sketch), std::move(group)});
}

void NearCopies::forget() {
    firsts_.clear();
    by_hash_.clear();
}

/// The firsts that have a hash among their least.
const std::vector<std::size_t>& NearCopies::with_hash(std::uint32_t hash, const Xapian::Database& database,
                                                      Xapian::docid replaced) {
    const auto [known, is_new] = by_hash_.try_emplace(hash);
    if (!is_new)
        return known->second;
    const std::string term = schema::sketch_term(hash);
    for (auto at = database.postlist_begin(term);
         at != database.postlist_end(term) && known->second.size() < most_with_hash; ++at) {
        if (*at == replaced)
            continue;
        const Xapian::Document document = database.get_document(*at);
        known->second.push_back(firsts_.size());
        firsts_.push_back({decode_sketch(document.get_value(schema::slot_sketch)),
                           document.get_value(schema::slot_copies)});
    }
    return known->second;
}

/// The one that a text resembles most, the earliest of several; null when it is a copy of none.
const NearCopies::First* NearCopies::find(const Sketch& sketch, const Xapian::Database& database,
                                          Xapian::docid replaced) {
    std::vector<std::size_t> candidates;
    for (const std::uint32_t hash : least(sketch)) {
        const auto& having = with_hash(hash, database, replaced);
        candidates.insert(candidates.end(), having.begin(), having.end());
    }
    std::ranges::sort(candidates);
    const First* best = nullptr;
    double most = 0;
    for (const std::size_t at : candidates) {
        const double same = resemblance(sketch, firsts_[at].sketch).of_both;
        if (same > most && are_copies(sketch, firsts_[at].sketch)) {
            best = &firsts_[at];
            most = same;
        }
    }
    return best;
}

void keep_group(const Xapian::Document& written, Xapian::Document& document) {
    // An empty value takes away what is there.
    for (const auto slot : {schema::slot_copies, schema::slot_sketch})
        document.add_value(slot, written.get_value(slot));
    for (const std::string_view prefix : {schema::copies_terms_prefix, schema::sketch_terms_prefix}) {
        auto term = written.termlist_begin();
        term.skip_to(std::string(prefix));
        for (; term != written.termlist_end() && (*term).starts_with(prefix); ++term)
            document.add_boolean_term(*term);
    }
}

}  // namespace depeche::indexer
