#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::indexer::glass {

/// That a term is in a document: how often, and where, in ascending order.
struct Posting {
    Xapian::docid document = 0;
    Xapian::termcount occurrences = 0;
    std::span<const Xapian::termpos> positions = {};
};

/// Makes lists of documents by their terms out of lists of terms by their documents. What it is given lies in
/// a few flat arrays, and is put in order once, at the end. For one thread.
class Inversion {
public:
    Inversion();

    /// Begins another in the same memory.
    void clear();

    /// A term of a document, which adds to what was added of it before. Documents come in ascending order.
    void add(std::string_view term, Xapian::docid document, Xapian::termcount occurrences,
             std::span<const Xapian::termpos> positions);

    /// Has the memory fetched that `add` of this term will look at first: to be called some terms before.
    void expect(std::string_view term) const;

    /// Calls `visit` for each term, in the order of their bytes, with its postings in that of their
    /// documents.
    void visit(const std::function<void(std::string_view term, std::span<const Posting>)>& visit) const;

private:
    struct Term {
        std::size_t text_begin;
        std::uint32_t text_bytes;
        std::uint32_t postings;
        std::uint32_t last_entry;
    };
    static constexpr std::uint32_t no_term = 0xffff'ffff;
    struct Slot {
        std::uint32_t term;
        std::uint32_t hash;
    };
    static constexpr Slot free_slot{no_term, 0};
    struct Entry {
        std::uint32_t term;
        Xapian::docid document;
        Xapian::termcount occurrences;
        std::uint32_t positions;
        std::size_t positions_begin;
    };

    std::string_view text(const Term& term) const;
    Term& find(std::string_view term);
    Slot& slot(std::string_view term, std::uint32_t hash);
    void grow();
    std::span<const Xapian::termpos> positions_of(const Entry& entry) const;
    std::vector<std::uint32_t> ordered_terms() const;
    std::vector<std::uint32_t> entries_by_term(std::span<const std::uint32_t> order) const;

    std::string texts_;
    std::vector<Term> terms_;
    /// The numbers of the terms by their hash, each in the first slot that was free; a power of two.
    std::vector<Slot> slots_;
    std::vector<Entry> entries_;
    std::vector<Xapian::termpos> positions_;
};

}  // namespace depeche::indexer::glass
