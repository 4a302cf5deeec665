#include "tools/benchmarks/sqlite.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <stdexcept>
#include <string_view>

#include "tools/benchmarks/row.hpp"

namespace depeche::bench {

namespace {

void check(int result, sqlite3* database) {
    if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE)
        throw std::runtime_error(fmt::format("SQLite: {}", sqlite3_errmsg(database)));
}

SqliteDatabase open(const std::filesystem::path& file, int flags) {
    sqlite3* opened = nullptr;
    const int result = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
    SqliteDatabase database(opened);
    check(result, opened);
    return database;
}

SqliteStatement prepare(const SqliteDatabase& database, std::string_view text) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v3(database.get(), text.data(), static_cast<int>(text.size()),
                             SQLITE_PREPARE_PERSISTENT, &statement, nullptr),
          database.get());
    return SqliteStatement(statement);
}

void execute(const SqliteDatabase& database, const char* text) {
    check(sqlite3_exec(database.get(), text, nullptr, nullptr, nullptr), database.get());
}

/// One run of a statement: its parameters in their order, then its rows. Texts must outlive it.
class Run {
public:
    explicit Run(const SqliteStatement& statement) : statement_(statement.get()) {}
    ~Run() { sqlite3_reset(statement_); }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    Run& with(std::int64_t value) {
        check(sqlite3_bind_int64(statement_, ++bound_, value), sqlite3_db_handle(statement_));
        return *this;
    }

    Run& with(std::string_view text) {
        check(sqlite3_bind_text(statement_, ++bound_, text.data(), static_cast<int>(text.size()),
                                SQLITE_STATIC),
              sqlite3_db_handle(statement_));
        return *this;
    }

    /// Whether there is a next row.
    bool next() {
        const int result = sqlite3_step(statement_);
        check(result, sqlite3_db_handle(statement_));
        return result == SQLITE_ROW;
    }

private:
    sqlite3_stmt* statement_;
    int bound_ = 0;
};

constexpr const char* settings =
    "PRAGMA cache_size = -262144; PRAGMA mmap_size = 8000000000; PRAGMA temp_store = MEMORY";

constexpr const char* tables = R"(
CREATE VIRTUAL TABLE text USING fts5(title, body, tokenize = "unicode61 remove_diacritics 2");
CREATE TABLE dispatch(number INTEGER PRIMARY KEY, id TEXT, day INTEGER);
CREATE TABLE source(dispatch INTEGER, value TEXT, PRIMARY KEY(dispatch, value)) WITHOUT ROWID;
CREATE TABLE actor(dispatch INTEGER, value TEXT, PRIMARY KEY(dispatch, value)) WITHOUT ROWID;
CREATE TABLE place(dispatch INTEGER, value TEXT, PRIMARY KEY(dispatch, value)) WITHOUT ROWID;
)";

std::string match(const Query& query) {
    switch (query.of) {
        case Class::any:
            return fmt::format("{}", fmt::join(query.words, " OR "));
        case Class::phrase:
        case Class::common_phrase:
            return fmt::format("\"{}\"", fmt::join(query.words, " "));
        case Class::prefix:
            return query.words.front() + '*';
        default:
            return fmt::format("{}", fmt::join(query.words, " AND "));
    }
}

}  // namespace

void build_sqlite(const std::filesystem::path& rows, const std::filesystem::path& file) {
    const SqliteDatabase database = open(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    execute(database, settings);
    execute(database, tables);
    execute(database, "BEGIN");
    const SqliteStatement text = prepare(database, "INSERT INTO text(rowid, title, body) VALUES(?, ?, ?)");
    const SqliteStatement dispatch = prepare(database, "INSERT INTO dispatch VALUES(?, ?, ?)");
    const SqliteStatement source = prepare(database, "INSERT OR IGNORE INTO source VALUES(?, ?)");
    const SqliteStatement actor = prepare(database, "INSERT OR IGNORE INTO actor VALUES(?, ?)");
    const SqliteStatement place = prepare(database, "INSERT OR IGNORE INTO place VALUES(?, ?)");
    std::int64_t number = 0;
    const auto add = [&](const SqliteStatement& to, const std::vector<std::string>& values) {
        for (const std::string& value : values)
            Run(to).with(number).with(value).next();
    };
    read_rows(rows, [&](const Row& row) {
        ++number;
        Run(text).with(number).with(row.title).with(row.body).next();
        Run(dispatch).with(number).with(row.id).with(row.day).next();
        add(source, row.sources);
        add(actor, row.actors);
        add(place, row.places);
    });
    // One segment, as the others have.
    execute(database, "INSERT INTO text(text) VALUES('optimize'); COMMIT");
}

Sqlite::Sqlite(const std::filesystem::path& file) : database_(open(file, SQLITE_OPEN_READWRITE)) {
    execute(database_, settings);
    execute(database_, "CREATE TEMP TABLE found(dispatch INTEGER PRIMARY KEY)");
    constexpr std::string_view joined[filters] = {
        "WHERE text MATCH ?",
        "JOIN dispatch ON number = text.rowid WHERE text MATCH ? AND day BETWEEN ? AND ?",
        "WHERE text MATCH ? AND EXISTS (SELECT 1 FROM source WHERE dispatch = text.rowid AND value = ?)"};
    for (std::size_t filter = none; filter < filters; ++filter) {
        best_[filter] = prepare(
            database_, fmt::format("SELECT text.rowid FROM text {} ORDER BY rank LIMIT 10", joined[filter]));
        snippets_[filter] =
            prepare(database_, fmt::format("SELECT text.rowid, title, snippet(text, 1, '[', ']', '…', 50) "
                                           "FROM text {} ORDER BY rank LIMIT 10",
                                           joined[filter]));
        all_[filter] = prepare(
            database_, fmt::format("INSERT INTO found SELECT text.rowid FROM text {}", joined[filter]));
    }
    forget_ = prepare(database_, "DELETE FROM found");
    // CROSS has it begin with what was found, which is the smaller table but for the most frequent words.
    facets_[0] =
        prepare(database_,
                "SELECT day / 100 AS month, count(*) AS times FROM found CROSS JOIN dispatch ON number = "
                "found.dispatch GROUP BY month ORDER BY times DESC LIMIT 10");
    for (std::size_t at = 1; const char* facet : {"source", "actor", "place"})
        facets_[at++] =
            prepare(database_,
                    fmt::format("SELECT value, count(*) AS times FROM found CROSS JOIN {0} ON {0}.dispatch = "
                                "found.dispatch GROUP BY value ORDER BY times DESC LIMIT 10",
                                facet));
}

void Sqlite::answer(const Query& query, Mode mode) {
    const std::string words = match(query);
    const Filter filter = query.of == Class::date ? by_day : query.of == Class::facet ? by_source : none;
    const auto ask = [&](const SqliteStatement& statement) {
        Run run(statement);
        run.with(words);
        if (filter == by_day)
            run.with(query.first_day).with(query.last_day);
        if (filter == by_source)
            run.with(query.source);
        while (run.next())
            continue;
    };
    ask(mode == Mode::page ? snippets_[filter] : best_[filter]);
    if (mode == Mode::ids)
        return;
    Run(forget_).next();
    ask(all_[filter]);
    for (const SqliteStatement& facet : facets_)
        for (Run counted(facet); counted.next();)
            continue;
}

}  // namespace depeche::bench
