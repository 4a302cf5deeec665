// Any bytes are a query, and what is printed of its tree reads back as the same tree. The part behind the
// first line end is also a query saved under the name q, which the query before it may use, and it itself.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "searcher/query/in_words.hpp"
#include "searcher/query/parser.hpp"

using depeche::Language;
using depeche::Match;
using depeche::query::parse;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view query(reinterpret_cast<const char*>(data), size);
    const auto line_end = query.find('\n');
    const std::string saved(line_end == query.npos ? std::string_view{} : query.substr(line_end + 1));
    for (const Match match : {Match::all, Match::any}) {
        const auto parsed = parse(query, match, {{"q", saved}});
        for (const Language language : {Language::french, Language::english}) {
            if (in_words(parsed.root, language).empty())
                std::abort();
            const std::string written = to_string(parsed.root, language);
            const auto read = parse(written, match);
            if (read.root == parsed.root && read.repairs.empty())
                continue;
            std::cerr << "written as " << written << "\nread as    " << to_string(read.root, language)
                      << '\n';
            std::abort();
        }
    }
    return 0;
}
