#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "depeche/language.hpp"
#include "indexer/reader/byte_source.hpp"
#include "schema/authority/name_tables.hpp"

namespace depeche::indexer {

/// A spelling of a person's name in an index, and how many dispatches have it.
struct CountedName {
    std::string name;
    std::size_t dispatches = 0;

    bool operator==(const CountedName&) const = default;
};

/// Spellings that may be of one person.
struct Proposal {
    /// The one that the tables know, or else the most frequent.
    CountedName label;
    bool is_known = false;
    /// Most frequent first.
    std::vector<CountedName> spellings;

    bool operator==(const Proposal&) const = default;
};

/// How many dispatches have each person of an index, by the label that most of them write.
using PeopleCounts = std::map<std::string, std::size_t>;

/// Counts the people that the dispatches of an index name, and those of whom it is not known whether they are
/// people. Ends early, with what it has, once `stop` is set. Throws `IndexError` when there is no index.
PeopleCounts count_people(const std::filesystem::path& index, const StopFlag& stop);

/// Groups people that the tables do not know, with one that they know or with one another, by the key of
/// schema/authority/transliteration.hpp. Those that bring most dispatches together come first. A spelling
/// that may be of two known people, or that the operator's table takes off with `-`, is not proposed.
std::vector<Proposal> propose(const PeopleCounts& people, const authority::NameTables& tables);

/// The proposals as a table of people, to be accepted as it is or edited: a row each, after a comment that
/// says why.
std::string as_table(const std::vector<Proposal>& proposals, Language language);

}  // namespace depeche::indexer
