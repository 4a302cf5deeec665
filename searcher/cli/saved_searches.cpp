#include "searcher/cli/saved_searches.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schema/analysis/folding.hpp"
#include "searcher/cli/blanks.hpp"
#include "searcher/render/glyphs.hpp"

namespace depeche::cli {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Letters of any script: all bytes beyond ASCII.
bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || static_cast<unsigned char>(c) >= 0x80;
    });
}

class Reader {
public:
    explicit Reader(const std::filesystem::path& file) : file_(file) {}

    void take(std::string_view line) {
        ++number_;
        const std::string_view text = trimmed(line);
        if (text.empty() || text.front() == '#')
            return;
        if (blanks.find(line.front()) == std::string_view::npos)
            begin(text);
        else if (goes_on_)
            result_.searches.back().text.append(" ").append(text);
        else
            complain({"cette ligne est en retrait, mais il n’y a pas de recherche à continuer.",
                      "this line is indented, but there is no search to go on with."});
    }

    SavedSearches result() && { return std::move(result_); }

private:
    void begin(std::string_view line) {
        goes_on_ = false;
        const std::size_t equals = line.find('=');
        const std::string name(trimmed(line.substr(0, equals)));
        if (equals == std::string_view::npos || !is_name(name))
            return complain({"il faut un nom (lettres, chiffres, tirets), le signe = et une requête.",
                             "a name (letters, digits, hyphens), the sign = and a query are wanted."});
        const bool known = std::ranges::any_of(result_.searches, [&](const SavedSearch& other) {
            return analysis::fold(other.name) == analysis::fold(name);
        });
        if (known)
            return complain({fmt::format("le nom «\u00A0{}\u00A0» est déjà pris plus haut.", name),
                             fmt::format("the name '{}' is taken above.", name)});
        result_.searches.push_back({name, std::string(trimmed(line.substr(equals + 1)))});
        goes_on_ = true;
    }

    void complain(const Message& what) {
        const std::string file = render::plain(file_.string());
        result_.complaints.push_back({fmt::format("{}, ligne {}\u00A0: {}", file, number_, what.french),
                                      fmt::format("{}, line {}: {}", file, number_, what.english)});
    }

    const std::filesystem::path& file_;
    std::size_t number_ = 0;
    bool goes_on_ = false;
    SavedSearches result_;
};

}  // namespace

std::map<std::string, std::string> SavedSearches::by_name() const {
    std::map<std::string, std::string> map;
    for (const SavedSearch& search : searches)
        map.emplace(search.name, search.text);
    return map;
}

SavedSearches parse_saved_searches(std::string_view text, const std::filesystem::path& file) {
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    Reader reader(file);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        reader.take(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::move(reader).result();
}

}  // namespace depeche::cli
