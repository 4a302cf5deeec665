#include "schema/authority/sheet.hpp"

#include <algorithm>

#include "schema/terms.hpp"

namespace depeche::authority {

Sheet::Sheet(std::string_view text) {
    for_each_row(text, [this](std::string_view line, std::size_t) {
        const auto cells = split(line, '\t');
        if (columns_.empty()) {
            columns_.assign(cells.begin(), cells.end());
            return;
        }
        Row row(cells.begin(), cells.end());
        row.resize(columns_.size());
        labels_.try_emplace(schema::slug(row.front()), rows_.size());
        rows_.push_back(std::move(row));
    });
}

std::optional<std::size_t> Sheet::find(const std::string& label_slug) const {
    const auto found = labels_.find(label_slug);
    if (found == labels_.end())
        return std::nullopt;
    return found->second;
}

std::size_t Sheet::add(std::string_view label) {
    is_changed_ = true;
    labels_[schema::slug(label)] = rows_.size();
    Row& row = rows_.emplace_back(columns_.size());
    row.front() = label;
    return rows_.size() - 1;
}

void Sheet::erase(std::size_t row) {
    is_changed_ = true;
    labels_.erase(schema::slug(rows_[row].front()));
    rows_[row].clear();
}

std::string_view Sheet::cell(std::size_t row, std::string_view column) const {
    const auto at = find_column(column);
    return at && !is_erased(row) ? std::string_view(rows_[row][*at]) : std::string_view{};
}

void Sheet::set(std::size_t row, std::string_view column, std::string_view value) {
    const auto at = find_column(column);
    if (!at || rows_[row][*at] == value)
        return;
    is_changed_ = true;
    rows_[row][*at] = value;
}

std::string Sheet::text() const {
    const auto line = [](const Row& cells) {
        std::string result;
        for (const std::string& cell : cells)
            result.append(cell).append("\t");
        result.back() = '\n';
        return result;
    };
    std::string result = line(columns_);
    for (const Row& row : rows_)
        if (!row.empty())
            result += line(row);
    return result;
}

std::optional<std::size_t> Sheet::find_column(std::string_view name) const {
    const auto found = std::ranges::find(columns_, name);
    if (found == columns_.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - columns_.begin());
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

std::vector<std::string> items(std::string_view cell) {
    std::vector<std::string> result;
    for (const std::string_view item : split(cell, '|'))
        if (!item.empty())
            result.emplace_back(item);
    return result;
}

std::string joined(const std::vector<std::string>& items) {
    std::string result;
    for (const std::string& item : items)
        result.append(result.empty() ? "" : "|").append(item);
    return result;
}

}  // namespace depeche::authority
