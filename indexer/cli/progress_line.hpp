#pragma once

#include <chrono>
#include <iosfwd>
#include <string>

#include "depeche/language.hpp"
#include "indexer/pipeline.hpp"

namespace depeche::indexer {

/// How far a run is after `elapsed`: count, rate and, when the end is known, the share done and the time
/// left.
std::string describe(const Progress& progress, std::chrono::duration<double> elapsed, Language language);

/// A line of a terminal that tells how far a run is, written over a few times a second.
class ProgressLine {
public:
    /// Null for no line.
    ProgressLine(std::ostream* terminal, Language language);
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const Progress& progress);
    /// Takes the line away, so that something else can be written.
    void clear();

private:
    using Clock = std::chrono::steady_clock;

    std::ostream* terminal_;
    Language language_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point last_ = start_;
    bool shown_ = false;
};

}  // namespace depeche::indexer
