#pragma once

#include <iosfwd>
#include <string_view>

namespace depeche::cli {

/// Standard output, as commands write to it.
class Output {
public:
    explicit Output(std::ostream& stream) : stream_(stream) {}

    /// Whether it is worth going on: whoever closed the pipe has seen enough. Throws `Error` when the answer
    /// is lost for any other reason, such as a full disk.
    bool write(std::string_view text);

private:
    std::ostream& stream_;
    bool wanted_ = true;
};

}  // namespace depeche::cli
