#pragma once

#include <optional>
#include <span>
#include <string>

#include "schema/authority/authority.hpp"
#include "schema/authority/operator_tables.hpp"

namespace depeche::authority {

/// The tables of names that a run works with: ours, with an operator's merged over them.
struct NameTables {
    explicit NameTables(std::span<const OperatorTable> theirs = {});

    MergedTables merged;
    Authority authority;
    /// The same only when all tables are.
    std::string fingerprint;

    /// Our tables alone, the same in every run of this program.
    const Authority& builtin() const { return ours_ ? *ours_ : authority; }

private:
    /// Absent when nothing was merged over them.
    std::optional<Authority> ours_;
};

}  // namespace depeche::authority
