#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/error.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/authority/claim.hpp"

namespace depeche::authority {

/// A table as it lies in this folder: `#` lines of comment, a line that names the columns, then a row a line,
/// tabs between columns and `|` between the items of one.
struct Table {
    /// `people`, `organisations`, `places`, `cities`, `sources`, `titles` or `first_names`: which columns it
    /// has and what its rows are. Cities are places that yield to those of `places`.
    std::string_view name;
    std::string_view rows;
    /// Where messages say it lies; empty for a table of ours.
    std::string_view file = {};
};

/// The tables compiled into the program.
std::span<const Table> builtin_tables();

/// A row that could not be used; the others were.
struct BadRow {
    std::string file;
    std::size_t line = 0;
    Message reason;
};

/// A name that two entries of one facet claim alike, so that alone it stands for neither.
struct Conflict {
    std::string name;
    const Entry* first;
    const Entry* second;
};

/// The names that the tables know, looked up by what is written. A name that several entries of one facet
/// claim stands for the one that has it whole (`Tripoli` against `Tripoli (Liban)`), else for none: nothing
/// is guessed. For any number of threads at once.
class Authority {
public:
    /// An entry met a second time, in a later table, is left out: earlier tables win.
    explicit Authority(std::span<const Table> tables);
    ~Authority();
    Authority(Authority&&) noexcept;
    Authority& operator=(Authority&&) noexcept;

    /// The rows that were left out because they cannot be read, in the order of the tables.
    std::span<const BadRow> bad_rows() const;

    /// The names that two entries claim, people apart from places apart from sources, and cities of different
    /// countries not counted: those are told apart by context. Takes a walk over every name.
    std::vector<Conflict> conflicts() const;

    /// The entry that `written` names as a whole, whatever its case and accents; null for none.
    const Entry* find(schema::FieldId facet, std::string_view written, analysis::Analyzer& analyzer) const;

    const Entry* find_id(schema::FieldId facet, std::string_view id) const;

    /// The source that has this host or a domain above it: `fr.news.example` is found by `news.example`.
    const Entry* find_host(std::string_view host) const;

    /// What is known of a word, by its exact form; null for nothing.
    const WordInfo* word(std::string_view exact) const;

    /// Who claims a name, given as the exact forms of its words with a blank between; empty for nobody.
    std::span<const Claim> claims(std::string_view key) const;

    /// What a title announces, given as `claims` are; nothing when it is none.
    TitleKinds title(std::string_view key) const;

    /// Makes a value one that no dispatch has, such as a false person that a text seems to name.
    void hide(schema::FieldId facet, std::string_view id);
    bool is_hidden(schema::FieldId facet, std::string_view id) const;

private:
    struct Names;
    std::unique_ptr<Names> names_;
};

/// The claims of a facet that prevail for a name written so: the highest rank that fits. One, none, or
/// several entries when the name is open.
std::vector<const Claim*> best_claims(std::span<const Claim> claims, schema::FieldId facet,
                                      const Case& written);

/// How a piece of text is written; `begins` are the byte offsets of its words.
Case case_of(std::string_view text, std::span<const std::uint32_t> begins);

bool starts_with_capital(std::string_view word);

}  // namespace depeche::authority
