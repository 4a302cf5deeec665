#include "tests/support/database_contents.hpp"

namespace depeche::tests {

std::string contents_of(const Xapian::Database& database) {
    std::string all = std::to_string(database.get_doccount()) + ' ' +
                      std::to_string(database.get_lastdocid()) + ' ' +
                      std::to_string(database.get_total_length()) + ' ' +
                      std::to_string(database.get_doclength_lower_bound()) + ' ' +
                      std::to_string(database.get_doclength_upper_bound()) + ' ' +
                      std::to_string(database.has_positions()) + '\n';
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
        all += *key + '=' + database.get_metadata(*key) + '\n';
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        all += *term + ' ' + std::to_string(database.get_termfreq(*term)) + ' ' +
               std::to_string(database.get_collection_freq(*term)) + ' ' +
               std::to_string(database.get_wdf_upper_bound(*term));
        for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
            all += ' ' + std::to_string(*at) + ':' + std::to_string(at.get_wdf());
            for (auto word = at.positionlist_begin(); word != at.positionlist_end(); ++word)
                all += '@' + std::to_string(*word);
        }
        all += '\n';
    }
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
        const Xapian::Document document = database.get_document(*at);
        all += std::to_string(*at) + ' ' + std::to_string(database.get_doclength(*at)) + ' ' +
               std::to_string(database.get_unique_terms(*at)) + ' ' + document.get_data();
        for (auto term = database.termlist_begin(*at); term != database.termlist_end(*at); ++term)
            all += ' ' + *term + ':' + std::to_string(term.get_wdf());
        for (auto value = document.values_begin(); value != document.values_end(); ++value)
            all += ' ' + std::to_string(value.get_valueno()) + '=' + *value;
        all += '\n';
    }
    for (const Xapian::valueno slot : {0U, 1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 9U, 127U, 128U, 300U, 70'000U}) {
        all += std::to_string(database.get_value_freq(slot)) + database.get_value_lower_bound(slot) + ' ' +
               database.get_value_upper_bound(slot) + '\n';
        for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value)
            all += ' ' + std::to_string(value.get_docid()) + *value;
    }
    return all;
}

}  // namespace depeche::tests
