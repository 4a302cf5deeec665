#include "indexer/metadata/mentions.hpp"

#include <iterator>

#include "indexer/metadata/name_resolver.hpp"
#include "indexer/metadata/name_scanner.hpp"

namespace depeche::indexer {

std::vector<NameMention> find_mentions(std::string_view title, std::string_view body,
                                       const authority::Authority& authority, analysis::Analyzer& analyzer) {
    std::vector<Sighting> sightings = scan_names(title, analyzer.analyze(title), authority);
    std::vector<Sighting> of_body = scan_names(body, analyzer.analyze(body), authority);
    sightings.insert(sightings.end(), std::move_iterator(of_body.begin()), std::move_iterator(of_body.end()));
    return resolve_names(sightings, authority);
}

}  // namespace depeche::indexer
