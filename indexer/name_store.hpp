#pragma once

#include <xapian.h>

#include <map>
#include <set>
#include <span>
#include <string>
#include <unordered_set>

#include "indexer/prepared.hpp"
#include "schema/facet_values.hpp"

namespace depeche::indexer {

/// Collects the facet values of a batch and writes them to the metadata of an index, beside those it has: an
/// entry for each value, and for each word of its names the values it may mean. What is written does not
/// depend on how the dispatches were batched.
class NameStore {
public:
    void add(std::span<const NameValue> values);

    /// Writes what was added since the last call. Belongs into the transaction of the batch.
    void write_to(Xapian::WritableDatabase& database);

    /// Makes what was added since the last call all that the index knows of names.
    void replace_all(Xapian::WritableDatabase& database);

    /// Forgets everything added and written, when a transaction was given up.
    void reset();

private:
    struct Value {
        schema::FieldId facet;
        schema::NameEntry entry;
    };

    void write_entry(Xapian::WritableDatabase& database, const std::string& key, const Value& value);
    void collect_words(schema::FieldId facet, const schema::NameEntry& entry);

    /// By metadata key, so that they are written in one order.
    std::map<std::string, Value> pending_;
    std::map<std::string, std::set<std::string>> pending_words_;
    /// Hashes of the values that were added before: most of those a dispatch has.
    std::unordered_set<std::uint64_t> known_;
};

}  // namespace depeche::indexer
