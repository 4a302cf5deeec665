#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace depeche::evaluation {

/// A person, organisation or place that a librarian would list.
struct GoldName {
    std::string canonical;
    /// Other names that are right too.
    std::vector<std::string> aliases;
    /// Names that stand for it without being its name: `Washington` for the United States. Finding a value of
    /// that name is no fault, but not the entry either.
    std::vector<std::string> metonyms;
    /// What the note of an entry makes of it.
    enum class Scoring {
        required,
        /// Neither finding nor missing it is a fault: `optional`, `never named`, named inside another name.
        optional,
        /// Listed to say that it must not be found: `a librarian would NOT index it`.
        unwanted
    } scoring = Scoring::required;
};

struct GoldDate {
    std::string first;
    /// Empty where the gold gives only one.
    std::string last;
    std::string precision;
};

struct GoldSource {
    /// The name or host, and its usual label; empty when the text says none.
    std::string value;
    std::string label;
    /// In words: `agency, publisher unknown`.
    std::string role;
    std::string agency;
};

/// What a careful librarian would say of one dispatch.
struct GoldDispatch {
    std::string file;
    /// Its line in a file of several dispatches, 0 otherwise.
    std::uint32_t record = 0;
    /// The title, or how a title made of the first sentence starts.
    std::string title;
    std::string title_fallback;
    std::optional<GoldDate> date;
    std::optional<GoldDate> event;
    /// In ISO form; empty when unknown.
    std::string published;
    GoldSource source;
    std::string author;
    std::string section;
    std::vector<std::string> keywords;
    std::vector<GoldName> actors;
    std::vector<GoldName> places;
    /// Lines of the page that are not of the dispatch; `…` at the end stands for the rest of a line.
    std::vector<std::string> boilerplate;
};

/// Reads a gold file: the JSON of `corpus/gold.json`. Throws `InputError`.
std::vector<GoldDispatch> read_gold(const std::filesystem::path& file);

}  // namespace depeche::evaluation
