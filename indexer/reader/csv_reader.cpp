#include "indexer/reader/csv_reader.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "indexer/escaping.hpp"
#include "indexer/reader/csv.hpp"
#include "indexer/reader/encoding.hpp"
#include "indexer/reader/raw_fields.hpp"
#include "indexer/reader/refusals.hpp"
#include "indexer/reader/release.hpp"

namespace depeche::indexer {

namespace {

Message no_names() {
    return {
        "la première ligne doit nommer les colonnes, dont « texte » et au moins une autre (id, titre, date, "
        "source…), séparées par « , », « ; » ou une tabulation",
        "the first line must name the columns, with 'text' and at least one more (id, title, date, "
        "source…), separated by ',', ';' or a tabulator"};
}

Message unknown_column(std::string_view name) {
    return {fmt::format("colonne inconnue, ignorée dans tout le fichier : « {} »", excerpt(name)),
            fmt::format("unknown column, ignored in the whole file: '{}'", excerpt(name))};
}

Message wrong_width(std::size_t found, std::size_t wanted) {
    return {fmt::format("la ligne a {} cellules, il en faut {} : vérifiez séparateurs et guillemets", found,
                        wanted),
            fmt::format("the row has {} cells, {} are wanted: check separators and quotation marks", found,
                        wanted)};
}

Message quotation_mark_left_open() {
    return {"un guillemet ouvert n’est jamais fermé", "a quotation mark is opened and never closed"};
}

Message empty_text() {
    return {"pas de texte : la cellule de la colonne du texte est vide",
            "no text: the cell of the text column is empty"};
}

class CsvReader : public Reader {
public:
    CsvReader(ByteSource source, std::string path) : source_(std::move(source)), path_(std::move(path)) {}

    std::optional<Record> next() override {
        if (ended_)
            return std::nullopt;
        if (columns_.empty())
            if (auto refused = read_names())
                return refused;
        for (;;) {
            switch (next_row()) {
                case ByteSource::LineStatus::end:
                    return end();
                case ByteSource::LineStatus::too_long:
                    return refuse(line_too_long());
                case ByteSource::LineStatus::line:
                    if (!trimmed(row_).empty())
                        return read();
            }
        }
    }

    std::uint64_t bytes_read() const override { return source_.bytes_read(); }

private:
    /// Reads the row of names; gives the rejection of the file when there is none.
    std::optional<Record> read_names() {
        const ByteSource::LineStatus status = source_.next_line(row_, max_dispatch_bytes);
        row_number_ = line_number_ = 1;
        if (auto decoded = decode(row_); auto* names = std::get_if<Decoded>(&decoded))
            row_ = std::move(names->text);
        const auto separator = status == ByteSource::LineStatus::line ? separator_of(row_) : std::nullopt;
        if (!separator) {
            ended_ = true;
            return refuse(source_.failure() ? *source_.failure() : no_names());
        }
        separator_ = *separator;
        for (const std::string& cell : split_row(row_, separator_)) {
            const RawField* field = find_raw_field(trimmed(cell));
            columns_.push_back(field);
            if (!field && !trimmed(cell).empty())
                notes_.push_back(unknown_column(cell));
        }
        return std::nullopt;
    }

    /// Puts the lines of one row together.
    ByteSource::LineStatus next_row() {
        std::string line;
        row_.clear();
        do {
            const auto status = source_.next_line(line, max_dispatch_bytes - row_.size());
            if (status == ByteSource::LineStatus::end)
                return row_.empty() ? status : ByteSource::LineStatus::line;
            ++line_number_;
            if (row_.empty())
                row_number_ = line_number_;
            if (status == ByteSource::LineStatus::too_long ||
                row_.size() + line.size() >= max_dispatch_bytes) {
                is_open_ = false;
                return ByteSource::LineStatus::too_long;
            }
            row_.append(row_.empty() ? "" : "\n").append(line);
        } while (row_is_open(line));
        return ByteSource::LineStatus::line;
    }

    /// Looks at each line once, however many a row has.
    bool row_is_open(std::string_view line) {
        is_open_ =
            is_open_ ? is_open_row('"' + std::string(line), separator_) : is_open_row(line, separator_);
        return is_open_;
    }

    std::optional<Record> end() {
        ended_ = true;
        if (source_.failure())
            return Rejection{path_, line_number_, *source_.failure()};
        if (!has_rows_)
            return SetAside{path_, 0, SetAside::Why::no_text, empty_list()};
        return std::nullopt;
    }

    Record read() {
        has_rows_ = true;
        if (std::exchange(is_open_, false))
            return refuse(quotation_mark_left_open());
        auto decoded = decode(row_);
        if (auto* reason = std::get_if<Message>(&decoded))
            return refuse(std::move(*reason));
        RawDispatch dispatch;
        dispatch.path = path_;
        dispatch.record = row_number_;
        dispatch.method = "csv";
        dispatch.notes = std::exchange(notes_, {});
        if (auto& note = std::get<Decoded>(decoded).note)
            dispatch.notes.push_back(*std::move(note));
        std::vector<std::string> cells = split_row(std::get<Decoded>(decoded).text, separator_);
        if (cells.size() != columns_.size())
            return refuse(wrong_width(cells.size(), columns_.size()));
        for (std::size_t at = 0; at < cells.size(); ++at) {
            const RawField* field = columns_[at];
            if (field && field->text)
                dispatch.*field->text = std::move(cells[at]);
            else if (field)
                dispatch.*field->list = split_list(cells[at]);
        }
        if (trimmed(dispatch.text).empty() && release_of(dispatch.status) == Release::usable)
            return refuse(empty_text());
        return dispatch;
    }

    Rejection refuse(Message reason) const { return {path_, row_number_, std::move(reason)}; }

    ByteSource source_;
    std::string path_;
    char separator_ = ',';
    std::vector<const RawField*> columns_;
    std::vector<Message> notes_;
    std::string row_;
    bool is_open_ = false;
    bool has_rows_ = false;
    std::uint32_t row_number_ = 0;
    std::uint32_t line_number_ = 0;
    bool ended_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_csv_reader(ByteSource source, const std::string& path) {
    return std::make_unique<CsvReader>(std::move(source), path);
}

}  // namespace depeche::indexer
