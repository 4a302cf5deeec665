#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "tools/generation/cast.hpp"
#include "tools/generation/sentences.hpp"
#include "tools/generation/vocabulary.hpp"

namespace depeche::generation {

struct GeneratorOptions {
    std::uint64_t seed = 1;
    /// Of text, on average.
    std::size_t bytes = 3000;
    /// How many different content words there are besides names.
    std::size_t vocabulary = 200'000;
};

/// A dispatch as a JSON line has it.
struct GeneratedDispatch {
    std::string id;
    std::string title;
    /// ISO 8601 with time and zone; empty for the undated.
    std::string date;
    std::string source;
    std::string url;
    std::string section;
    std::vector<std::string> keywords;
    /// Empty where the text alone tells.
    std::vector<std::string> actors;
    std::vector<std::string> places;
    std::string text;
};

/// Makes dispatches that no one wrote but that load an index as real ones do: sentences of the sample corpus
/// with other words in them, drawn as French has them and by subject; some names in the news and many not;
/// twenty years of dates, more of the late ones; now and then a near copy of an earlier dispatch. Each
/// depends on its number alone, so that a small corpus is the beginning of a large one.
class Generator {
public:
    /// `words` are content words, the most frequent first, that go behind those of the samples.
    Generator(Samples samples, const std::vector<std::string>& words, const GeneratorOptions& options);

    GeneratedDispatch make(std::uint64_t number) const;

private:
    struct Story;

    std::vector<std::size_t> subject_words(std::size_t subject) const;
    Story story(std::uint64_t number) const;
    std::string body(const Story& story, Random& random) const;
    std::string sentence(const Sentence& sample, const Story& story, Random& random) const;
    const std::string& word(const Story& story, bool after_elision, Random& random) const;

    GeneratorOptions options_;
    Samples samples_;
    Vocabulary vocabulary_;
    Cast cast_;
    /// For each subject the ranks of its words.
    std::vector<std::vector<std::size_t>> subjects_;
    Zipf subject_zipf_;
    /// Ranks of words that stand together, `plan de paix`, the most frequent first.
    std::vector<std::pair<std::size_t, std::size_t>> collocations_;
    Zipf collocation_zipf_;
};

/// One line of JSON, its line end included.
std::string to_json_line(const GeneratedDispatch& dispatch);

}  // namespace depeche::generation
