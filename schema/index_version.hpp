#pragma once

#include <string>
#include <string_view>

namespace depeche::schema {

/// Version of everything an index holds: terms, slots, records, metadata. Raised by every change that makes
/// an index written before unreadable or wrong.
inline constexpr unsigned index_version = 4;

/// Metadata keys every index of ours carries.
inline constexpr std::string_view version_key = "depeche/version";
inline constexpr std::string_view analysis_key = "depeche/analysis";

/// Metadata key of the tables of names that the values of an index were made with: their fingerprints, one a
/// line, in the order they were first used. More than one until the names are applied again.
inline constexpr std::string_view authority_key = "depeche/authority";

/// Names what shapes terms besides our code: Unicode and ICU versions, the stemmer's behaviour, the exception
/// tables. Two programs with the same fingerprint give the same terms to the same text.
std::string analysis_fingerprint();

/// Checks the stamps of an index called `name` in messages. Throws `IndexError` saying what to do when it was
/// not written by us or by another version.
void check_stamps(std::string_view name, std::string_view version, std::string_view fingerprint);

}  // namespace depeche::schema
