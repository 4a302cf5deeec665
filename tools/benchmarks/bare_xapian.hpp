#pragma once

#include <xapian.h>

#include <filesystem>

#include "tools/benchmarks/mode.hpp"
#include "tools/benchmarks/queries.hpp"

namespace depeche::bench {

/// Xapian as its documentation shows it: TermGenerator, one thread, QueryParser, spies, MSet::snippet.
void build_bare(const std::filesystem::path& rows, const std::filesystem::path& index);

/// Xapian with the terms, positions, slots and records of our index: what writing alone costs.
void build_same(const std::filesystem::path& ours, const std::filesystem::path& index);

class BareXapian {
public:
    explicit BareXapian(const std::filesystem::path& index);
    void answer(const Query& query, Mode mode);

private:
    Xapian::Query compile(const Query& query);

    Xapian::Database database_;
    Xapian::QueryParser parser_;
};

}  // namespace depeche::bench
