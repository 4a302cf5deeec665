#include "indexer/vocabulary.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schema/analysis/folding.hpp"
#include "schema/analysis/stop_words.hpp"
#include "schema/facet_values.hpp"
#include "schema/terms.hpp"
#include "schema/vocabulary.hpp"

namespace depeche::indexer {

using schema::FieldId;
using schema::VocabularyName;

namespace {

constexpr std::size_t changes_in = 16;

/// The words of texts are the terms that begin with a letter in lower case or of another script; prefixes
/// are capitals, and numbers are nothing to complete or correct.
constexpr std::string_view first_word = "a";

/// Longer ones are no words that anybody types.
constexpr std::size_t longest_word = 60;

std::uint64_t number_at(const Xapian::Database& database, std::string_view key) {
    const std::string digits = database.get_metadata(std::string(key));
    std::uint64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// The most frequent of the spellings of a word other than its exact form, of several the first.
struct Spelling {
    std::string exact;
    std::string written;
    Xapian::doccount frequency;
};

/// In the order of the exact forms.
std::vector<Spelling> spellings(const Xapian::Database& database) {
    std::vector<Spelling> found;
    const std::string prefix(schema::accented_terms_prefix);
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
        const std::string whole = *term;
        const std::string_view both = std::string_view(whole).substr(prefix.size());
        const auto cut = both.find('/');
        if (cut == both.npos)
            continue;
        // Those of one form follow each other, in the order of their bytes.
        const std::string_view exact = both.substr(0, cut);
        const Xapian::doccount frequency = term.get_termfreq();
        if (found.empty() || found.back().exact != exact)
            found.push_back({std::string(exact), std::string(both.substr(cut + 1)), frequency});
        else if (frequency > found.back().frequency)
            found.back() = {std::string(exact), std::string(both.substr(cut + 1)), frequency};
    }
    // Only a form that goes on with a sign before `/` would be among the terms before the shorter one.
    if (!std::ranges::is_sorted(found, {}, &Spelling::exact))
        std::ranges::sort(found, {}, &Spelling::exact);
    return found;
}

/// Counts the words of which there are too many to keep them all.
bool has_too_many_words(const Xapian::Database& database) {
    std::size_t words = 0;
    auto term = database.allterms_begin();
    term.skip_to(std::string(first_word));
    for (; term != database.allterms_end() && words <= schema::most_vocabulary_words; ++term)
        ++words;
    return words > schema::most_vocabulary_words;
}

class PieceWriter {
public:
    explicit PieceWriter(Xapian::WritableDatabase& database) : database_(database) {}

    void add(const schema::VocabularyWord& word) {
        packer_.add(word);
        if (packer_.size() == schema::words_per_piece)
            write();
    }

    /// Writes what is left, and takes away what an earlier, longer vocabulary had.
    /// Gives a hash of all pieces.
    std::uint64_t finish() {
        write();
        while (!database_.get_metadata(schema::vocabulary_words_key(pieces_)).empty())
            database_.set_metadata(schema::vocabulary_words_key(pieces_++), "");
        return schema::hash64(hashes_);
    }

private:
    void write() {
        if (packer_.size() == 0)
            return;
        const std::string piece = packer_.take();
        hashes_ += schema::hash128_hex(piece);
        database_.set_metadata(schema::vocabulary_words_key(pieces_++), piece);
    }

    Xapian::WritableDatabase& database_;
    schema::VocabularyPacker packer_;
    std::size_t pieces_ = 0;
    std::string hashes_;
};

/// Gives a hash of them.
std::uint64_t make_words(Xapian::WritableDatabase& database) {
    const std::vector<Spelling> written = spellings(database);
    auto spelling = written.begin();
    const Xapian::doccount least = has_too_many_words(database) ? 2 : 1;
    PieceWriter pieces(database);
    auto term = database.allterms_begin();
    term.skip_to(std::string(first_word));
    for (; term != database.allterms_end(); ++term) {
        const std::string exact = *term;
        const Xapian::doccount frequency = term.get_termfreq();
        if (exact.size() > longest_word || frequency < least)
            continue;
        while (spelling != written.end() && spelling->exact < exact)
            ++spelling;
        const bool is_mostly_so =
            spelling != written.end() && spelling->exact == exact && 2 * spelling->frequency >= frequency;
        pieces.add(
            {exact, is_mostly_so ? std::string_view(spelling->written) : std::string_view(exact), frequency});
    }
    return pieces.finish();
}

std::string words_of(const schema::NameEntry& entry) {
    std::string words;
    const auto add = [&](const std::string& name) {
        for (const std::string& word : analysis::folded_words(name))
            if (!analysis::is_stop_word(word))
                words.append(" ").append(word);
    };
    add(entry.name.label);
    for (const std::string& alias : entry.aliases)
        add(alias);
    return words;
}

/// Gives a hash of them.
std::uint64_t make_names(Xapian::WritableDatabase& database, FieldId facet) {
    std::vector<VocabularyName> names;
    const std::string prefix = schema::name_term(facet, "");
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
        names.push_back({schema::facet_key((*term).substr(prefix.size())), term.get_termfreq(), {}});
    std::ranges::sort(names, [](const VocabularyName& a, const VocabularyName& b) {
        return a.frequency != b.frequency ? a.frequency > b.frequency : a.key < b.key;
    });
    if (names.size() > schema::most_vocabulary_names)
        names.resize(schema::most_vocabulary_names);
    for (VocabularyName& name : names)
        name.words = words_of(
            schema::decode_name_entry(database.get_metadata(schema::name_entry_key(facet, name.key))));
    const std::string encoded = schema::encode(names);
    database.set_metadata(schema::vocabulary_names_key(facet), encoded);
    return schema::hash64(encoded);
}

}  // namespace

void age_vocabulary(Xapian::WritableDatabase& database, std::size_t dispatches) {
    if (dispatches == 0)
        return;
    const std::uint64_t age = number_at(database, schema::vocabulary_age_key) + dispatches;
    database.set_metadata(std::string(schema::vocabulary_age_key), std::to_string(age));
}

bool is_vocabulary_old(const Xapian::Database& database) {
    return number_at(database, schema::vocabulary_age_key) * changes_in > database.get_doccount();
}

void make_vocabulary(Xapian::WritableDatabase& database) {
    std::string stamp = std::to_string(make_words(database));
    for (const FieldId facet : schema::name_facets)
        stamp += ' ' + std::to_string(make_names(database, facet));
    database.set_metadata(std::string(schema::vocabulary_stamp_key), stamp);
    database.set_metadata(std::string(schema::vocabulary_age_key), "0");
}

}  // namespace depeche::indexer
