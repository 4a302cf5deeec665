#include "schema/authority/table_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "schema/authority/sheet.hpp"

namespace depeche::authority {

TableRows::TableRows(std::string_view text, std::string_view only_column) : rest_(text) {
    std::string_view line = only_column;
    if (!line.empty() || next_line(line))
        columns_ = split(line, '\t');
    else
        refuse("aucune ligne ne nomme les colonnes : ajoutez-la", "no line names the columns: add it");
}

bool TableRows::next() {
    std::string_view line;
    while (next_line(line)) {
        row_ = split(line, '\t');
        if (row_.size() <= columns_.size())
            return true;
        refuse("plus de colonnes que la première ligne n’en nomme : retirez une tabulation",
               "more columns than the first line names: remove a tab");
    }
    return false;
}

std::string_view TableRows::column(std::string_view name) const {
    const auto at = static_cast<std::size_t>(std::ranges::find(columns_, name) - columns_.begin());
    return at < row_.size() ? row_[at] : std::string_view{};
}

std::vector<std::string> TableRows::items(std::string_view name) const {
    return authority::items(column(name));
}

std::optional<double> TableRows::number(std::string_view name) {
    const std::string_view text = column(name);
    if (text.empty())
        return {};
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size())
        return value;
    refuse(fmt::format("« {} » n’est pas un nombre : écrivez-le comme 48.85", text),
           fmt::format("'{}' is not a number: write it like 48.85", text));
    return {};
}

void TableRows::refuse(std::string_view french, std::string_view english) {
    faults_.push_back({line_, {std::string(french), std::string(english)}});
}

/// The next line that is neither empty nor a comment.
bool TableRows::next_line(std::string_view& line) {
    while (!rest_.empty()) {
        const auto end = std::min(rest_.find('\n'), rest_.size());
        line = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        ++line_;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!line.empty() && !line.starts_with('#'))
            return true;
    }
    return false;
}

}  // namespace depeche::authority
