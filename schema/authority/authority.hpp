#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "depeche/dispatch.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/fields.hpp"

namespace depeche::authority {

/// A person, organisation, place or source that the tables know.
struct Entry {
    /// Which facet it is a value of.
    schema::FieldId facet = schema::FieldId::actor;
    FacetName name;
    /// Of an actor.
    ActorKind actor = ActorKind::unknown;
    /// The word of the table's `kind` column, empty for people: `country`, `agency`.
    std::string kind;
    /// Label of the country it lies in or belongs to, empty when international.
    std::string country;
    std::optional<Coordinates> coordinates;
    /// Every other name, adjectives apart.
    std::vector<std::string> aliases;
    /// Host names of a source, without `www.`.
    std::vector<std::string> hosts;
};

/// A table as it lies in this folder: `#` lines of comment, a line that names the columns, then a row a line,
/// tabs between columns and `|` between the items of one.
struct Table {
    /// `people`, `organisations`, `places` or `sources`.
    std::string_view name;
    std::string_view rows;
};

/// The tables compiled into the program.
std::span<const Table> builtin_tables();

/// An entry that a text names.
struct Mention {
    const Entry* entry;
    /// Named by an adjective only: `ukrainien` for Ukraine.
    bool demonym;
    /// Byte range in the text.
    std::uint32_t begin;
    std::uint32_t end;
};

/// The names that the tables know, looked up by what is written. A name that several entries of one facet
/// claim stands for the one that has it whole (`Tripoli` against `Tripoli (Liban)`), else for none: nothing
/// is guessed. For any number of threads at once.
class Authority {
public:
    /// Throws `InputError` naming table and line of a row that cannot be read.
    explicit Authority(std::span<const Table> tables);
    ~Authority();
    Authority(Authority&&) noexcept;
    Authority& operator=(Authority&&) noexcept;

    /// The entry that `written` names as a whole, whatever its case and accents; null for none.
    const Entry* find(schema::FieldId facet, std::string_view written, analysis::Analyzer& analyzer) const;

    const Entry* find_id(schema::FieldId facet, std::string_view id) const;

    /// The source that has this host or a domain above it: `fr.news.example` is found by `news.example`.
    const Entry* find_host(std::string_view host) const;

    /// The entries that `text` names, in its order; `tokens` are those of `text`. The longest name wins:
    /// `Washington Post` does not speak of Washington. A name is only seen where its words have capitals as
    /// in the table (`La Réunion`, not `la réunion`), short acronyms only in capitals (`EU`, not `eu`).
    std::vector<Mention> mentions(std::string_view text, std::span<const analysis::Token> tokens) const;

private:
    struct Names;
    std::unique_ptr<Names> names_;
};

}  // namespace depeche::authority
