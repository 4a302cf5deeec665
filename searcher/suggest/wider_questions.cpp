#include "searcher/suggest/wider_questions.hpp"

#include <cstddef>
#include <string>
#include <utility>

#include "searcher/suggest/respelling.hpp"

namespace depeche::suggest {

WiderQuestions wider_questions(const Request& request, std::uint64_t total, Vocabulary& vocabulary,
                               const Xapian::Database& index, analysis::Analyzer& analyzer,
                               const Count& count) {
    constexpr std::size_t most_suggestions = 3;
    WiderQuestions wider;
    Request other = request;
    std::vector<Suggestion> spellings = respellings(request.text, vocabulary, index, analyzer);
    const std::string likeliest = spellings.empty() ? std::string() : spellings.front().text;
    for (Suggestion& spelling : spellings) {
        other.text = spelling.text;
        spelling.count = count(other);
        if (spelling.count > total && wider.suggestions.size() < most_suggestions)
            wider.suggestions.push_back(std::move(spelling));
    }
    wider.relaxations = relaxations(request, total, wider.suggestions, analyzer, count);
    if (wider.relaxations.empty() && !likeliest.empty() && wider.suggestions.empty()) {
        // Rightly spelled it finds nothing yet, but may when it is widened as well.
        other.text = likeliest;
        wider.relaxations = relaxations(other, total, {}, analyzer, count);
    }
    return wider;
}

}  // namespace depeche::suggest
