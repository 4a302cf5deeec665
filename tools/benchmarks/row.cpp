#include "tools/benchmarks/row.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <stdexcept>
#include <string_view>

#include "schema/record.hpp"
#include "schema/terms.hpp"
#include "tools/benchmarks/split.hpp"

namespace depeche::bench {

namespace {

std::uint32_t number(std::string_view digits) {
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

Row to_row(const Dispatch& dispatch) {
    Row row{.id = dispatch.id, .title = dispatch.title, .body = dispatch.body};
    if (const DerivedDate* date = dispatch.date())
        row.day = number(schema::compact(date->interval.first));
    const auto ids = [](const auto& values) {
        std::vector<std::string> all;
        for (const auto& value : values)
            all.push_back(value.name.id);
        return all;
    };
    row.sources = ids(dispatch.sources);
    row.actors = ids(dispatch.actors);
    row.places = ids(dispatch.places);
    return row;
}

/// On one line, without what separates columns.
std::string run_together(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\t' || c == '\n'; }, ' ');
    return text;
}

}  // namespace

void for_each_row(const std::filesystem::path& index, const std::function<void(const Row&)>& visit) {
    const Xapian::Database database(index.string());
    for (auto document = database.postlist_begin(""); document != database.postlist_end(""); ++document)
        visit(to_row(schema::decode_dispatch(database.get_document(*document).get_data())));
}

void write_rows(const std::filesystem::path& index, const std::filesystem::path& file) {
    std::ofstream out(file, std::ios::binary);
    for_each_row(index, [&](const Row& row) {
        out << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", row.id, row.day, fmt::join(row.sources, "|"),
                           fmt::join(row.actors, "|"), fmt::join(row.places, "|"), run_together(row.title),
                           run_together(row.body));
    });
    if (!out.flush())
        throw std::runtime_error("cannot write " + file.string());
}

void read_rows(const std::filesystem::path& file, const std::function<void(const Row&)>& visit) {
    constexpr std::size_t columns = 7;
    std::ifstream in(file, std::ios::binary);
    for (std::string line; std::getline(in, line);) {
        auto cells = split(line, '\t');
        cells.resize(columns);
        visit({cells[0], number(cells[1]), split(cells[2], '|'), split(cells[3], '|'), split(cells[4], '|'),
               cells[5], cells[6]});
    }
}

}  // namespace depeche::bench
