#include "indexer/glass/shard_writer.hpp"

#include <optional>
#include <system_error>

#include "indexer/glass/encoding.hpp"
#include "indexer/glass/lists.hpp"

namespace depeche::indexer::glass {

namespace {

/// Xapian's limit (`MAX_SAFE_TERM_LENGTH` in glass_database.cc).
constexpr std::size_t longest_term = 245;

std::string document_key(Xapian::docid document) {
    std::string key;
    append_sortable_number(key, document);
    return key;
}

/// A table without entries need not be there.
TableRoot write_unless_empty(const TableWriter& table, const std::filesystem::path& file) {
    return table.empty() ? TableRoot{} : table.write_to(file);
}

}  // namespace

ShardWriter::ShardWriter(std::size_t block_bytes)
    : data_(block_bytes), term_lists_(block_bytes), postings_(block_bytes), positions_(block_bytes) {}

void ShardWriter::add(const Xapian::Document& document) {
    const Xapian::docid number = statistics_.documents + 1;
    // Merging compresses what is not, and dispatches that are stored compressed get no shorter.
    if (const std::string data = document.get_data(); !data.empty())
        data_.add(document_key(number), data);
    add_terms(number, document);
    add_values(number, document);
}

void ShardWriter::add_terms(Xapian::docid number, const Xapian::Document& document) {
    terms_.clear();
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        const std::string text = *term;
        if (text.size() > longest_term)
            throw Xapian::InvalidArgumentError("Term too long (> 245): " + text);
        places_.assign(term.positionlist_begin(), term.positionlist_end());
        inversion_.add(text, number, term.get_wdf(), places_);
        terms_.add(text, term.get_wdf());
    }
    const std::string tag = terms_.tag();
    const std::optional<std::string_view> compressed = deflater_.compress(tag);
    term_lists_.add(document_key(number), compressed.value_or(tag),
                    compressed ? TableWriter::Tag::deflated : TableWriter::Tag::plain);
    lengths_.push_back({number, terms_.length()});
    statistics_.add(terms_.length(), terms_.most_occurrences());
}

/// Adds the values, and which slots the document has, which stands behind its terms.
void ShardWriter::add_values(Xapian::docid number, const Xapian::Document& document) {
    std::string slots;
    Xapian::valueno next_slot = 0;
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
        const Xapian::valueno slot = value.get_valueno();
        values_.add(number, slot, *value);
        append_number(slots, slot - next_slot);
        next_slot = slot + 1;
    }
    if (slots.empty())
        return;
    const std::optional<std::string_view> compressed = deflater_.compress(slots);
    term_lists_.add(document_key(number) + '\0', compressed.value_or(slots),
                    compressed ? TableWriter::Tag::deflated : TableWriter::Tag::plain);
}

void ShardWriter::write_to(const std::filesystem::path& folder) {
    values_.add_to(postings_);
    if (!lengths_.empty())
        add_lengths(postings_, lengths_);
    inversion_.visit([this](std::string_view term, std::span<const Posting> postings) {
        add_postings(postings_, term, postings);
        add_positions(term, postings);
    });
    std::error_code error;
    std::filesystem::create_directory(folder, error);
    if (error)
        throw Xapian::DatabaseCreateError("Couldn't create " + folder.native(), error.value());
    write_version_file(folder,
                       {.postings = postings_.write_to(folder / "postlist.glass"),
                        .data = write_unless_empty(data_, folder / "docdata.glass"),
                        .terms = term_lists_.write_to(folder / "termlist.glass"),
                        .positions = write_unless_empty(positions_, folder / "position.glass")},
                       statistics_);
}

void ShardWriter::add_positions(std::string_view term, std::span<const Posting> postings) {
    std::string key;
    append_term(key, term);
    key += '\0';
    const std::size_t term_bytes = key.size();
    for (const Posting& posting : postings) {
        if (posting.positions.empty())
            continue;
        key.resize(term_bytes);
        append_sortable_number(key, posting.document);
        positions_.add(key, posting.positions);
    }
}

void ShardWriter::clear() {
    for (TableWriter* table : {&data_, &term_lists_, &postings_, &positions_})
        table->clear();
    inversion_.clear();
    values_.clear();
    lengths_.clear();
    statistics_ = {};
}

bool is_readable_by_xapian(const std::filesystem::path& folder) try {
    ShardWriter shard;
    Xapian::Document document;
    document.add_posting("mot", 1);
    document.add_value(0, "valeur");
    document.set_data("texte");
    shard.add(document);
    shard.write_to(folder);
    const Xapian::Database read(folder.native());
    const Xapian::Document present = read.get_document(1);
    return read.positionlist_begin(1, "mot") != read.positionlist_end(1, "mot") &&
           present.get_value(0) == "valeur" && present.get_data() == "texte";
} catch (const Xapian::Error&) {
    return false;
}

}  // namespace depeche::indexer::glass
