#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace depeche::authority {

/// Walks the rows of a table by the names of its columns.
class TableRows {
public:
    /// Throws `InputError` when there is no line that names the columns. `name` is for messages. The text
    /// must outlive this.
    TableRows(std::string_view name, std::string_view text);

    /// Goes to the next row; false at the end. Throws `InputError` when a row has more columns than named.
    bool next();

    /// The text of a column in this row; empty when it ends before or the table has no such column.
    std::string_view column(std::string_view name) const;
    /// The items of a column.
    std::vector<std::string> items(std::string_view name) const;
    /// A number of a column; throws `InputError` when it is not one. 0 when empty.
    double number(std::string_view name) const;

private:
    bool next_line(std::string_view& line);
    [[noreturn]] void refuse(std::string_view french, std::string_view english) const;

    std::string_view name_;
    std::string_view rest_;
    std::size_t line_ = 0;
    std::vector<std::string_view> columns_;
    std::vector<std::string_view> row_;
};

}  // namespace depeche::authority
