#include "searcher/query/query_words.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace depeche::query {

using analysis::WordForm;

QueryWords words_of(std::string_view text, analysis::Analyzer& analyzer) {
    QueryWords result;
    const auto copy = [](const WordForm& form) {
        return QueryWord{std::string(form.exact), std::string(form.stem), std::string(form.accented)};
    };
    std::size_t joined_parts = 0;
    for (const analysis::Token& token : analyzer.analyze(text)) {
        if (token.kind == analysis::TokenKind::word) {
            result.parts.push_back(copy(*token.form));
        } else {
            result.joined = copy(*token.form);
            joined_parts = result.parts.size() - token.position;
        }
    }
    if (joined_parts != result.parts.size())
        result.joined.reset();
    return result;
}

std::vector<std::string> exact_forms(const std::vector<QueryWord>& words) {
    std::vector<std::string> forms;
    std::ranges::transform(words, std::back_inserter(forms), &QueryWord::exact);
    return forms;
}

}  // namespace depeche::query
