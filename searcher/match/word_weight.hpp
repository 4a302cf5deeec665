#pragma once

#include <xapian.h>

#include <algorithm>
#include <vector>

namespace depeche::match {

/// BM25 with k1 = 1, b = 0.75: the flat optimum over six retrieval sets. The minimal length (half of the
/// average) keeps very short dispatches from winning by their shortness: without it, 4 points of nDCG@10 are
/// lost on topics.
Xapian::BM25Weight word_weighting();

/// How many documents have one of several terms if having one says nothing about having others. As Xapian
/// works it out, the rarest two first, to whole numbers at each step.
Xapian::doccount joint_frequency(std::vector<Xapian::doccount> frequencies, double size);

/// The part of a term in that, to the last bit what `Xapian::BM25Weight` makes of it, for who knows the
/// lengths of documents himself.
class WordWeight {
public:
    /// Of what `frequency` documents of an index have, times `factor`.
    WordWeight(const Xapian::Database& index, Xapian::doccount frequency, double factor);

    /// In a document of `length` words that has it `count` times.
    double of(Xapian::termcount count, Xapian::termcount length) const {
        const double norm = std::max(length * length_factor_, min_length);
        return full_ * (count / (k1 * (norm * b + (1 - b)) + count));
    }

    /// What it nears in a document that has it without end.
    double full() const { return full_; }

private:
    friend Xapian::BM25Weight word_weighting();

    static constexpr double k1 = 1;
    static constexpr double b = 0.75;
    static constexpr double min_length = 0.5;

    double full_;
    double length_factor_;
};

}  // namespace depeche::match
