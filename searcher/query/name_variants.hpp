#pragma once

#include <xapian.h>

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "schema/analysis/analyzer.hpp"
#include "schema/fields.hpp"
#include "searcher/query/name_memory.hpp"
#include "searcher/query/name_variant.hpp"

namespace depeche::query {

/// More other spellings of one name than this are not searched.
inline constexpr std::size_t max_name_variants = 16;

/// Knows how else the people, organisations and places of an index are written there, from the names that
/// the index remembers of them. All that it is given must outlive it.
class NameVariants {
public:
    /// `memory` is of this state of `index`; null to remember nothing.
    NameVariants(const Xapian::Database& index, analysis::Analyzer& analyzer, NameMemory* memory)
        : index_(index), analyzer_(analyzer), memory_(memory) {}

    /// How else the index has what these words (exact forms) name; nothing when they are no name.
    ///
    ///     ouchakov         Ushakov       a surname gives its spellings, and no first name
    ///     youri ouchakov   Yuri Ushakov  a whole name gives whole names, in any order of its words
    ///     kiev             Kyiv          so does a name of one word
    ///     otan             Organisation du traité de l’Atlantique nord
    ///
    /// A word that mostly stands where nobody of that name is spoken of is an everyday word (`tigre`), and
    /// neither widened nor added. A name that several have gives only words spelled much like it.
    std::vector<NameVariant> of(std::span<const std::string> words);

private:
    /// One of the names of a value.
    struct Name {
        /// Exact forms, and how each was written.
        std::vector<std::string> words;
        std::vector<std::string> written;
        std::string text;

        /// May end in a surname: two words or more, the last with a capital.
        bool has_surname() const;
        bool all_capitalised() const;
    };
    struct Value {
        schema::FieldId facet;
        std::string id;
        std::string label;
        std::vector<Name> names;
    };
    class Collector;

    const Value& value(schema::FieldId facet, const std::string& id);
    Name name(std::string_view text);
    const std::vector<std::string>& ids_with(schema::FieldId facet, const std::string& word);
    std::vector<const Value*> values_with(std::span<const std::string> words);
    bool stands_for(const std::string& word, std::span<const Value* const> values) const;
    std::vector<NameVariant> look_up(std::span<const std::string> words);
    std::vector<NameVariant> of_word(const std::string& word);
    std::vector<NameVariant> of_whole_name(std::span<const std::string> words);
    void add_word(const Name& name, const Value& value, const std::string& asked, Collector& found) const;
    static void add_combinations(const Value& value, const Name& asked, Collector& found);

    const Xapian::Database& index_;
    analysis::Analyzer& analyzer_;
    NameMemory* memory_;
    std::map<std::pair<schema::FieldId, std::string>, Value> values_;
    /// The ids of the values that have a word in their names: each word is asked for in several runs of
    /// words.
    std::map<std::pair<schema::FieldId, std::string>, std::vector<std::string>> ids_;
};

}  // namespace depeche::query
