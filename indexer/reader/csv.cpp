#include "indexer/reader/csv.hpp"

#include <algorithm>
#include <utility>

#include "indexer/reader/raw_fields.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

namespace {

/// Walks a row. A quotation mark opens a cell only where it starts, so that `5" de pluie` is no trap.
class Row {
public:
    Row(std::string_view row, char separator) : separator_(separator) {
        for (const char c : row)
            take(c);
    }

    bool is_open() const { return state_ == State::quoted; }

    std::vector<std::string> cells() && {
        cells_.push_back(std::move(cell_));
        return std::move(cells_);
    }

private:
    enum class State { start, plain, quoted, closed };

    void take(char c) {
        if (state_ == State::quoted) {
            if (c == '"')
                state_ = State::closed;
            else
                cell_ += c;
        } else if (state_ == State::closed && c == '"') {
            cell_ += c;
            state_ = State::quoted;
        } else if (c == separator_) {
            cells_.push_back(std::exchange(cell_, {}));
            state_ = State::start;
        } else if (state_ == State::start && c == '"') {
            state_ = State::quoted;
        } else {
            cell_ += c;
            state_ = State::plain;
        }
    }

    char separator_;
    State state_ = State::start;
    std::string cell_;
    std::vector<std::string> cells_;
};

bool names_a_dispatch(const std::vector<std::string>& cells) {
    bool has_text = false;
    std::size_t known = 0;
    for (const std::string& cell : cells) {
        const RawField* field = find_raw_field(trimmed(cell));
        known += field ? 1 : 0;
        has_text = has_text || (field && field->text == &RawDispatch::text);
    }
    return has_text && known >= 2;
}

}  // namespace

std::optional<char> separator_of(std::string_view first_line) {
    if (first_line.starts_with("\xef\xbb\xbf"))
        first_line.remove_prefix(3);
    for (const char separator : {'\t', ';', ','})
        if (first_line.find(separator) != std::string_view::npos &&
            names_a_dispatch(split_row(trimmed(first_line), separator)))
            return separator;
    return std::nullopt;
}

std::vector<std::string> split_row(std::string_view row, char separator) {
    return Row(row, separator).cells();
}

bool is_open_row(std::string_view row, char separator) {
    return Row(row, separator).is_open();
}

}  // namespace depeche::indexer
