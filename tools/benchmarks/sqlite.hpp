#pragma once

#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>

#include "tools/benchmarks/mode.hpp"
#include "tools/benchmarks/queries.hpp"

namespace depeche::bench {

/// SQLite as its documentation shows it: texts in a table of FTS5 with accents folded, which knows no French
/// stems, and the values of facets in tables beside it. One thread, one transaction.
void build_sqlite(const std::filesystem::path& rows, const std::filesystem::path& file);

struct SqliteEnd {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using SqliteDatabase = std::unique_ptr<sqlite3, SqliteEnd>;
using SqliteStatement = std::unique_ptr<sqlite3_stmt, SqliteEnd>;

class Sqlite {
public:
    explicit Sqlite(const std::filesystem::path& file);
    void answer(const Query& query, Mode mode);

private:
    enum Filter : std::size_t { none, by_day, by_source, filters };

    SqliteDatabase database_;
    std::array<SqliteStatement, filters> best_;
    std::array<SqliteStatement, filters> snippets_;
    std::array<SqliteStatement, filters> all_;
    SqliteStatement forget_;
    std::array<SqliteStatement, 4> facets_;
};

}  // namespace depeche::bench
