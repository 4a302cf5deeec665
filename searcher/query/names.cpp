#include "searcher/query/names.hpp"

#include <algorithm>
#include <iterator>

#include "schema/terms.hpp"

namespace depeche::query {

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

/// What is in every list that `list` gives for one of `words`, sorted, each once.
template <typename List>
std::vector<std::string> in_all(std::span<const std::string> words, List list) {
    std::vector<std::string> common;
    for (std::size_t at = 0; at < words.size(); ++at) {
        std::vector<std::string> one = list(words[at]);
        std::ranges::sort(one);
        one.erase(std::unique(one.begin(), one.end()), one.end());
        if (at == 0) {
            common = std::move(one);
            continue;
        }
        std::vector<std::string> both;
        std::ranges::set_intersection(common, one, std::back_inserter(both));
        common = std::move(both);
    }
    return common;
}

/// The part of a host that names the site: `aljazeera` of `aljazeera.net`; empty for what is no host.
std::string_view site_name(std::string_view name) {
    const auto dot = name.rfind('.');
    return dot == name.npos || name.find(' ') != name.npos ? std::string_view{} : name.substr(0, dot);
}

}  // namespace

schema::NameEntry name_entry(const Xapian::Database& index, schema::FieldId facet, std::uint64_t key) {
    return schema::decode_name_entry(index.get_metadata(schema::name_entry_key(facet, key)));
}

std::vector<std::string> ids_with_every_word(const Xapian::Database& index, schema::FieldId facet,
                                             std::span<const std::string> words) {
    return in_all(words, [&](const std::string& word) {
        return lines(index.get_metadata(schema::name_word_key(facet, word)));
    });
}

std::vector<std::string> ids_with_every_beginning(const Xapian::Database& index, schema::FieldId facet,
                                                  std::span<const std::string> beginnings) {
    return in_all(beginnings, [&](const std::string& beginning) {
        std::vector<std::string> ids;
        const std::string prefix = schema::name_word_key(facet, beginning);
        for (auto key = index.metadata_keys_begin(prefix); key != index.metadata_keys_end(prefix); ++key)
            std::ranges::move(lines(index.get_metadata(*key)), std::back_inserter(ids));
        return ids;
    });
}

std::vector<std::string> resolve_name(const Xapian::Database& index, schema::FieldId facet,
                                      std::string_view text, analysis::Analyzer& analyzer) {
    const std::string wanted = schema::slug(text);
    if (index.term_exists(schema::name_term(facet, wanted)))
        return {wanted};
    std::vector<std::string> words;
    for (const analysis::Token& token : analyzer.analyze(text))
        if (token.kind == analysis::TokenKind::word)
            words.emplace_back(token.form->exact);
    const std::vector<std::string> having = ids_with_every_word(index, facet, words);
    const auto is_wanted = [&](const std::string& name) {
        return schema::slug(name) == wanted || schema::slug(site_name(name)) == wanted;
    };
    std::vector<std::string> exact;
    std::ranges::copy_if(having, std::back_inserter(exact), [&](const std::string& id) {
        const schema::NameEntry entry = name_entry(index, facet, schema::facet_key(id));
        return is_wanted(entry.name.label) || std::ranges::any_of(entry.aliases, is_wanted);
    });
    return exact.empty() ? having : exact;
}

}  // namespace depeche::query
