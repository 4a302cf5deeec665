#pragma once

#include <string>
#include <string_view>

#include "indexer/cli/commands.hpp"
#include "indexer/cli/progress_line.hpp"
#include "indexer/run_report.hpp"

namespace depeche::indexer {

/// How important a line of the log is.
enum class Level { info, warning, error };

/// Tells on the error stream, as the command line wants it, what happens during a run, and keeps it for the
/// report.
class Teller {
public:
    Teller(const Call& call, std::string command);

    /// What the run is to be given. Refers to this.
    PipelineEvents events();

    /// A line of the log; `path` and `line` as in `Rejection`, empty when no input is meant.
    void say(Level level, std::string_view event, const Message& text, const std::string& path = {},
             std::uint32_t line = 0);

    /// Writes the report of the run where it was asked for, and beside the index for `status`. Begins the
    /// next.
    void finish(const PipelineReport& result);
    void fail(const Message& error);

    void clear_progress() { progress_.clear(); }

private:
    void begin();
    void write_report();
    void refused(const Rejection& one);
    void removed(const std::string& path, std::size_t dispatches);

    const Call& call_;
    std::string command_;
    ProgressLine progress_;
    RunReport report_;
};

/// What a run came to, as its answer says it.
std::string summary(const PipelineReport& report, const Call& call);

}  // namespace depeche::indexer
