#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/error.hpp"

namespace depeche::authority {

/// Walks the rows of a table by the names of its columns. A row that cannot be read is told and passed over.
class TableRows {
public:
    struct Fault {
        std::size_t line;
        Message reason;
    };

    /// The first line that is no comment names the columns, unless `only_column` is the name of the only one.
    /// The text must outlive this.
    explicit TableRows(std::string_view text, std::string_view only_column = {});

    /// Goes to the next row that has no more columns than named; false at the end.
    bool next();

    /// The text of a column in this row; empty when it ends before or the table has no such column.
    std::string_view column(std::string_view name) const;
    /// The items of a column.
    std::vector<std::string> items(std::string_view name) const;
    /// A number of a column; nothing when it is empty, or when it is none: the row is then at fault.
    std::optional<double> number(std::string_view name);

    /// Says that this row cannot be used.
    void refuse(std::string_view french, std::string_view english);
    /// Whether this row was refused.
    bool is_refused() const { return !faults_.empty() && faults_.back().line == line_; }

    const std::vector<Fault>& faults() const { return faults_; }

private:
    bool next_line(std::string_view& line);

    std::string_view rest_;
    std::size_t line_ = 0;
    std::vector<std::string_view> columns_;
    std::vector<std::string_view> row_;
    std::vector<Fault> faults_;
};

}  // namespace depeche::authority
