#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace depeche::analysis {

/// Snowball French corrected by our exception tables. Not for two threads at once.
class Stemmer {
public:
    Stemmer();
    ~Stemmer();
    Stemmer(Stemmer&&) noexcept;
    Stemmer& operator=(Stemmer&&) noexcept;

    /// The stem without accents of a word in the form of `lower` (accents kept): `négociations` gives
    /// `negoci`, `conflits` and `conflit` give `conflit`, `crimée` stays `crimee`. Words with digits or
    /// without Latin letters are their own stem.
    std::string stem(std::string_view lower_word) const;

    /// What Snowball alone says, accents kept, for comparison with its published vocabulary.
    std::string_view snowball(std::string_view lower_word) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Names the stemmer's behaviour and the exception tables: equal fingerprints mean equal stems.
std::string stemmer_fingerprint();

}  // namespace depeche::analysis
