#include "indexer/near_copies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

/// With this many of the least hashes as terms, a copy that shares a fifth of its runs with the first is
/// found five times in six, one that shares two fifths, as most copies do, practically always.
constexpr std::size_t hashes_as_terms = 8;

/// A hash that more have is that of a set phrase (`a déclaré à la presse`), which tells nothing: of those
/// that have it only the earliest are looked at, or each dispatch would cost more than the one before it.
constexpr std::uint32_t most_with_hash = 50;

constexpr std::uint32_t no_link = std::numeric_limits<std::uint32_t>::max();

std::string group_name(std::uint64_t group) {
    return fmt::format("{:016x}", group);
}

std::uint64_t read_group(const std::string& name) {
    std::uint64_t group = 0;
    std::from_chars(name.data(), name.data() + name.size(), group, 16);
    return group;
}

std::span<const std::uint32_t> least(const Sketch& sketch) {
    return std::span(sketch.least).first(std::min(sketch.least.size(), hashes_as_terms));
}

}  // namespace

void NearCopies::assign(FlatDocument& document, const Xapian::Database& database, Xapian::docid replaced) {
    const std::string encoded = document.value(schema::slot_sketch);
    if (encoded.empty())
        return;
    const Sketch sketch = decode_sketch(encoded);
    const auto join = [&](std::uint64_t group) {
        const std::string name = group_name(group);
        document.set_value(schema::slot_copies, name);
        document.add_boolean_term(schema::copies_term(name));
    };
    if (const First* first = find(sketch, database, replaced)) {
        document.set_value(schema::slot_sketch, {});
        join(first->group);
        return;
    }
    const std::uint64_t group = schema::hash64(encoded);
    join(group);
    const std::uint32_t first = keep(sketch, group);
    for (const std::uint32_t hash : least(sketch)) {
        document.add_boolean_term(schema::sketch_term(hash));
        add_to(with_hash(hash, database, replaced), first);
    }
}

void NearCopies::forget() {
    *this = NearCopies();
}

std::uint32_t NearCopies::keep(const Sketch& sketch, std::uint64_t group) {
    First& first = firsts_.emplace_back(First{group, sketch.runs, 0, {}});
    // A damaged one may be longer.
    first.size = static_cast<std::uint32_t>(std::min(sketch.least.size(), most_hashes));
    std::copy_n(sketch.least.begin(), first.size, first.least.begin());
    return static_cast<std::uint32_t>(firsts_.size() - 1);
}

void NearCopies::add_to(Chain& chain, std::uint32_t first) {
    if (chain.size == most_with_hash)
        return;
    links_.push_back({first, chain.last});
    chain = {static_cast<std::uint32_t>(links_.size() - 1), chain.size + 1};
}

/// The earliest firsts that have a hash among their least.
NearCopies::Chain& NearCopies::with_hash(std::uint32_t hash, const Xapian::Database& database,
                                         Xapian::docid replaced) {
    const auto [known, is_new] = by_hash_.try_emplace(hash, Chain{no_link, 0});
    Chain& chain = known->second;
    if (!is_new)
        return chain;
    const std::string term = schema::sketch_term(hash);
    for (auto at = database.postlist_begin(term);
         at != database.postlist_end(term) && chain.size < most_with_hash; ++at) {
        if (*at == replaced)
            continue;
        const Xapian::Document document = database.get_document(*at);
        add_to(chain, keep(decode_sketch(document.get_value(schema::slot_sketch)),
                           read_group(document.get_value(schema::slot_copies))));
    }
    return chain;
}

/// The one that a text resembles most, the earliest of several; null when it is a copy of none.
const NearCopies::First* NearCopies::find(const Sketch& sketch, const Xapian::Database& database,
                                          Xapian::docid replaced) {
    std::vector<std::uint32_t> candidates;
    for (const std::uint32_t hash : least(sketch))
        for (std::uint32_t link = with_hash(hash, database, replaced).last; link != no_link;
             link = links_[link].previous)
            candidates.push_back(links_[link].first);
    std::ranges::sort(candidates);
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    const First* best = nullptr;
    double most = 0;
    for (const std::uint32_t at : candidates) {
        const Resemblance found = resemblance(view(sketch), firsts_[at].sketch());
        if (found.of_both > most && are_copies(found)) {
            best = &firsts_[at];
            most = found.of_both;
        }
    }
    return best;
}

void keep_group(const Xapian::Document& written, FlatDocument& document) {
    for (const auto slot : {schema::slot_copies, schema::slot_sketch})
        document.set_value(slot, written.get_value(slot));
    for (const std::string_view prefix : {schema::copies_terms_prefix, schema::sketch_terms_prefix}) {
        auto term = written.termlist_begin();
        term.skip_to(std::string(prefix));
        for (; term != written.termlist_end() && (*term).starts_with(prefix); ++term)
            document.add_boolean_term(*term);
    }
}

}  // namespace depeche::indexer
