#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace depeche::authority {

/// A table of names taken apart to be changed: its cells, with rows found by the slug of their label.
class Sheet {
public:
    using Row = std::vector<std::string>;

    /// `text` as in `Table`; its rows may end early.
    explicit Sheet(std::string_view text);

    const std::vector<std::string>& columns() const { return columns_; }
    bool has(std::string_view column) const { return find_column(column).has_value(); }
    std::size_t size() const { return rows_.size(); }

    /// The row of a label; nothing when there is none.
    std::optional<std::size_t> find(const std::string& label_slug) const;
    /// Adds a row with nothing but its label.
    std::size_t add(std::string_view label);
    void erase(std::size_t row);
    bool is_changed() const { return is_changed_; }
    bool is_erased(std::size_t row) const { return rows_[row].empty(); }

    /// Empty when the table has no such column.
    std::string_view cell(std::size_t row, std::string_view column) const;
    void set(std::size_t row, std::string_view column, std::string_view value);

    /// The table as text again, less its comments.
    std::string text() const;

private:
    std::optional<std::size_t> find_column(std::string_view name) const;

    std::vector<std::string> columns_;
    std::vector<Row> rows_;
    std::unordered_map<std::string, std::size_t> labels_;
    bool is_changed_ = false;
};

/// The parts of a text between separators; at least one.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The items of a cell, those of `|` with nothing between left out.
std::vector<std::string> items(std::string_view cell);
std::string joined(const std::vector<std::string>& items);

/// Calls `row(line, number)` for each line of a table that is neither empty nor a comment, counting from 1.
template <typename Function>
void for_each_row(std::string_view text, Function row) {
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!line.empty() && !line.starts_with('#'))
            row(line, number);
    }
}

}  // namespace depeche::authority
