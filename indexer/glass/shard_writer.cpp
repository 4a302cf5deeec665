#include "indexer/glass/shard_writer.hpp"

#include <algorithm>
#include <optional>

#include "indexer/glass/encoding.hpp"
#include "indexer/glass/lists.hpp"
#include "schema/lookahead.hpp"

namespace depeche::indexer::glass {

namespace {

/// Xapian's limit (`MAX_SAFE_TERM_LENGTH` in glass_database.cc).
constexpr std::size_t longest_term = 245;

/// The inversion is asked to expect a term so many before it is added.
constexpr std::size_t terms_ahead = 8;

std::string document_key(Xapian::docid document) {
    std::string key;
    append_sortable_number(key, document);
    return key;
}

TableRoot write(TableWriter& table, const std::filesystem::path& file) {
    table.stream_to(file);
    return table.finish();
}

/// A table without entries need not be there.
TableRoot write_unless_empty(TableWriter& table, const std::filesystem::path& file) {
    return table.empty() ? TableRoot{} : write(table, file);
}

}  // namespace

ShardWriter::ShardWriter(std::size_t block_bytes)
    : data_(block_bytes), term_lists_(block_bytes), postings_(block_bytes), positions_(block_bytes) {}

void ShardWriter::add(const FlatDocument& document) {
    const Xapian::docid number = statistics_.documents + 1;
    // Dispatches are compressed already. Whenever shards are merged Xapian would try it on what is not marked
    // so.
    if (!document.data().empty())
        data_.add(document_key(number), deflater_.store(document.data()), TableWriter::Tag::deflated);
    Xapian::termcount length = 0;
    schema::Lookahead<FlatDocument::Term, terms_ahead> coming;
    const auto invert = [&](const FlatDocument::Term& term) {
        inversion_.add(term.text, number, term.occurrences, term.positions);
    };
    document.visit_terms([&](const FlatDocument::Term& term) {
        if (term.text.empty() || term.text.size() > longest_term)
            throw Xapian::InvalidArgumentError("Term empty or too long (> 245): " + std::string(term.text));
        length += term.occurrences;
        inversion_.expect(term.text);
        coming.add(term, invert);
    });
    coming.finish(invert);
    lengths_.push_back({number, length});
    statistics_.add(length);
    if (forward_.size() < number)
        forward_.emplace_back();
    Forward& forward = forward_[number - 1];
    forward.terms.clear();
    forward.slots.clear();
    Xapian::valueno next_slot = 0;
    for (const auto& [slot, value] : document.values()) {
        values_.add(number, slot, value);
        append_number(forward.slots, slot - next_slot);
        next_slot = slot + 1;
    }
}

void ShardWriter::write_to(const std::filesystem::path& folder) {
    values_.add_to(postings_);
    if (!lengths_.empty())
        add_lengths(postings_, lengths_);
    // What is in the order of terms gives each document its terms in that order.
    inversion_.visit([this](std::string_view term, std::span<const Posting> postings) {
        add_postings(postings_, term, postings);
        add_positions(positions_, term, postings);
        for (const Posting& posting : postings) {
            forward_[posting.document - 1].terms.add(term, posting.occurrences);
            statistics_.most_occurrences = std::max(statistics_.most_occurrences, posting.occurrences);
        }
    });
    for (Xapian::docid number = 1; number <= statistics_.documents; ++number) {
        const auto& [terms, slots] = forward_[number - 1];
        add_compressed(term_lists_, document_key(number), terms.tag());
        if (!slots.empty())
            add_compressed(term_lists_, document_key(number) + '\0', slots);
    }
    make_folder(folder);
    write_version_file(folder,
                       {.postings = write(postings_, folder / postings_file),
                        .data = write_unless_empty(data_, folder / data_file),
                        .terms = write(term_lists_, folder / terms_file),
                        .positions = write_unless_empty(positions_, folder / positions_file)},
                       statistics_);
}

void ShardWriter::add_compressed(TableWriter& table, std::string_view key, std::string_view tag) {
    const std::optional<std::string_view> compressed = deflater_.compress(tag);
    table.add(key, compressed.value_or(tag),
              compressed ? TableWriter::Tag::deflated : TableWriter::Tag::plain);
}

void ShardWriter::clear() {
    for (TableWriter* table : {&data_, &term_lists_, &postings_, &positions_})
        table->clear();
    inversion_.clear();
    values_.clear();
    lengths_.clear();
    statistics_ = {};
}

}  // namespace depeche::indexer::glass
