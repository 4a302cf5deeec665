#include "schema/index_version.hpp"

#include <fmt/format.h>

#include "depeche/error.hpp"
#include "schema/analysis/stemmer.hpp"
#include "schema/analysis/words.hpp"

namespace depeche::schema {

std::string analysis_fingerprint() {
    return fmt::format("{}; {}", analysis::boundaries_fingerprint(), analysis::stemmer_fingerprint());
}

void check_stamps(std::string_view name, std::string_view version, std::string_view fingerprint) {
    if (version.empty())
        throw IndexError(
            {fmt::format(
                 "«\u00A0{}\u00A0» n’est pas un index de Dépêche\u00A0: créez-en un avec depeche-indexer add",
                 name),
             fmt::format("'{}' is not an index of Dépêche: make one with depeche-indexer add", name)});
    if (version != std::to_string(index_version))
        throw IndexError(
            {fmt::format("l’index «\u00A0{}\u00A0» est de version {}, ce programme lit la version {}\u00A0: "
                         "refaites-le avec depeche-indexer rebuild",
                         name, version, index_version),
             fmt::format("index '{}' has version {}, this program reads version {}: make it again with "
                         "depeche-indexer rebuild",
                         name, version, index_version)});
    if (const std::string ours = analysis_fingerprint(); fingerprint != ours)
        throw IndexError(
            {fmt::format("l’index «\u00A0{}\u00A0» a été fait avec une autre analyse du français ({}) que ce "
                         "programme ({})\u00A0: refaites-le avec depeche-indexer rebuild",
                         name, fingerprint, ours),
             fmt::format(
                 "index '{}' was made with another analysis of French ({}) than this program's ({}): make "
                 "it again with depeche-indexer rebuild",
                 name, fingerprint, ours)});
}

}  // namespace depeche::schema
