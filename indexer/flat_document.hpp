#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche::indexer {

/// What an index is to hold of a dispatch, as a `Xapian::Document` has it: terms with how often and where
/// they occur, values, data. A fresh index takes it as it is (glass/shard_writer.hpp), any other as
/// `to_xapian` makes it.
///
/// Terms lie one after the other as they were added, and what is added of one twice is counted up where it is
/// stored; so there is neither a tree to search nor a piece of memory for each.
class FlatDocument {
public:
    struct Term {
        std::string_view text;
        Xapian::termcount occurrences = 0;
        /// In ascending order.
        std::span<const Xapian::termpos> positions = {};
    };

    /// Adds to how often a term occurs, and to where: positions in ascending order.
    void add_term(std::string_view term, Xapian::termcount occurrences = 1,
                  std::span<const Xapian::termpos> positions = {});
    /// A term that is there, and does not make the document longer.
    void add_boolean_term(std::string_view term) { add_term(term, 0); }
    void add_posting(std::string_view term, Xapian::termpos position, Xapian::termcount occurrences = 1) {
        add_term(term, occurrences, {&position, 1});
    }

    /// Calls `visit` with what was added of terms, each time, in that order.
    template <typename Visit>
    void visit_terms(Visit visit) const {
        std::string_view texts = texts_;
        std::span<const Xapian::termpos> positions = positions_;
        for (const Record& record : records_) {
            visit(Term{texts.substr(0, record.text_bytes), record.occurrences,
                       positions.first(record.positions)});
            texts.remove_prefix(record.text_bytes);
            positions = positions.subspan(record.positions);
        }
    }

    /// An empty value is none.
    void set_value(Xapian::valueno slot, std::string value);
    /// Empty for none.
    std::string value(Xapian::valueno slot) const;
    const std::map<Xapian::valueno, std::string>& values() const { return values_; }

    void set_data(std::string data) { data_ = std::move(data); }
    const std::string& data() const { return data_; }

private:
    struct Record {
        std::uint32_t text_bytes;
        std::uint32_t positions;
        Xapian::termcount occurrences;
    };

    std::string texts_;
    std::vector<Xapian::termpos> positions_;
    std::vector<Record> records_;
    std::map<Xapian::valueno, std::string> values_;
    std::string data_;
};

/// Throws what Xapian throws of a term it does not take.
Xapian::Document to_xapian(const FlatDocument& document);

}  // namespace depeche::indexer
