#include "searcher/suggest/written_form.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "schema/analysis/folding.hpp"
#include "schema/facet_values.hpp"
#include "schema/terms.hpp"
#include "searcher/query/names.hpp"

namespace depeche::suggest {

using schema::FieldId;

namespace {

bool has_capital(std::string_view word) {
    return analysis::lower(word) != word;
}

/// The words of a name that alone bring their capitals: all of `Vladimir Poutine`, the last of `Assemblée
/// nationale du Québec`.
std::vector<std::string> own_words(std::string_view name) {
    std::vector<std::string> words;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find_first_of(" -'"), name.size());
        if (end > 0)
            words.emplace_back(name.substr(0, end));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    if (!std::ranges::all_of(words, has_capital) && !words.empty())
        words.erase(words.begin(), words.end() - 1);
    std::erase_if(words, std::not_fn(has_capital));
    return words;
}

/// A few of the values that have a word in their names; there may be thousands.
std::vector<std::string> first_ids(const Xapian::Database& index, FieldId facet, const std::string& word) {
    constexpr std::size_t most_values = 5;
    const std::string lines = index.get_metadata(schema::name_word_key(facet, word));
    std::vector<std::string> ids;
    for (std::size_t at = 0; at < lines.size() && ids.size() < most_values;) {
        const std::size_t end = std::min(lines.find('\n', at), lines.size());
        ids.push_back(lines.substr(at, end - at));
        at = end + 1;
    }
    return ids;
}

/// The word as a name has it that nearly all dispatches with the word speak of: `Zelensky`.
std::optional<std::string> as_name(const Xapian::Database& index, const std::string& exact,
                                   const std::string& spelling) {
    const Xapian::doccount all = index.get_termfreq(schema::exact_term("", exact));
    for (const FieldId facet : {FieldId::actor, FieldId::place, FieldId::source}) {
        Xapian::doccount named = 0;
        std::optional<std::string> found;
        for (const std::string& id : first_ids(index, facet, exact)) {
            bool has_it = false;
            const schema::NameEntry entry = query::name_entry(index, facet, schema::facet_key(id));
            std::vector<std::string> names = entry.aliases;
            names.insert(names.begin(), entry.name.label);
            for (const std::string& name : names)
                for (std::string& word : own_words(name))
                    if (analysis::fold(word) == exact) {
                        has_it = true;
                        if (!found || analysis::lower(word) == spelling)
                            found = std::move(word);
                    }
            if (has_it)
                named += index.get_termfreq(schema::name_term(facet, id));
        }
        if (found && 4 * named >= 3 * all)
            return found;
    }
    return std::nullopt;
}

}  // namespace

std::string written_form(const Xapian::Database& index, const std::string& exact, std::string spelling,
                         bool capital) {
    if (auto name = as_name(index, exact, spelling))
        return *std::move(name);
    if (capital && !spelling.empty() && spelling[0] >= 'a' && spelling[0] <= 'z')
        spelling[0] = static_cast<char>(spelling[0] - 'a' + 'A');
    return spelling;
}

}  // namespace depeche::suggest
