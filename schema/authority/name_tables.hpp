#pragma once

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
};

}  // namespace depeche::authority
