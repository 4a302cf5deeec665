#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "depeche/language.hpp"
#include "schema/authority/authority.hpp"

namespace depeche::authority {

/// A table that an operator wrote, in the format of those of this folder; which one it is its columns tell.
struct OperatorTable {
    /// As messages name it.
    std::string file;
    /// Valid UTF-8.
    std::string text;
};

/// A row of an operator's table that was left out, or a name in it that cannot be used. `line` is 0 when the
/// whole table is meant.
struct TableProblem {
    std::string file;
    std::size_t line = 0;
    Message reason;

    bool operator==(const TableProblem&) const = default;
};

/// Our tables with an operator's merged over them.
struct MergedTables {
    /// A table by its name, and its rows as `Table` has them.
    std::vector<std::pair<std::string, std::string>> tables;
    /// The ids of values that must not be, whoever names them.
    std::set<std::pair<schema::FieldId, std::string>> hidden;
    /// Labels and names, both as slugs, that the operator says do not belong together.
    std::set<std::pair<std::string, std::string>> denied;
    std::vector<TableProblem> problems;

    /// Points into this.
    std::vector<Table> views() const;
    /// Tells two sets of tables apart, comments aside: 32 hexadecimal digits.
    std::string fingerprint() const;
};

/// Merges tables, later ones over earlier ones. A row whose label is known adds its names to those of the
/// entry and replaces what else it says; a name with `-` before it is taken off, a label with `-` before it
/// hides the entry. What is wrong becomes a problem; the rest is used.
MergedTables merge(std::span<const Table> ours, std::span<const OperatorTable> theirs);

}  // namespace depeche::authority
