#include "searcher/match/names.hpp"

#include <algorithm>
#include <iterator>

#include "schema/analysis/folding.hpp"
#include "schema/terms.hpp"

namespace depeche::match {

namespace {

std::vector<std::string> lines(std::string_view text) {
    std::vector<std::string> result;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        result.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

std::vector<std::string> ids_with_every_word(const Xapian::Database& index, schema::FieldId facet,
                                             const std::vector<std::string>& words) {
    std::vector<std::string> ids;
    for (std::size_t at = 0; at < words.size(); ++at) {
        std::vector<std::string> having = lines(index.get_metadata(schema::name_word_key(facet, words[at])));
        std::ranges::sort(having);
        if (at == 0) {
            ids = std::move(having);
            continue;
        }
        std::vector<std::string> both;
        std::ranges::set_intersection(ids, having, std::back_inserter(both));
        ids = std::move(both);
    }
    return ids;
}

}  // namespace

schema::NameEntry name_entry(const Xapian::Database& index, schema::FieldId facet, std::uint64_t key) {
    return schema::decode_name_entry(index.get_metadata(schema::name_entry_key(facet, key)));
}

std::vector<std::string> resolve_name(const Xapian::Database& index, schema::FieldId facet,
                                      std::string_view text) {
    const std::string wanted = schema::slug(text);
    if (index.term_exists(schema::name_term(facet, wanted)))
        return {wanted};
    const std::vector<std::string> having = ids_with_every_word(index, facet, analysis::folded_words(text));
    std::vector<std::string> exact;
    std::ranges::copy_if(having, std::back_inserter(exact), [&](const std::string& id) {
        const schema::NameEntry entry = name_entry(index, facet, schema::facet_key(id));
        return schema::slug(entry.name.label) == wanted ||
               std::ranges::any_of(entry.aliases,
                                   [&](const auto& alias) { return schema::slug(alias) == wanted; });
    });
    return exact.empty() ? having : exact;
}

}  // namespace depeche::match
