#pragma once

#include <cstdio>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

namespace depeche::cli {

/// Standard output, as commands write to it; through a pager where one is wanted.
class Output {
public:
    explicit Output(std::ostream& stream) : stream_(stream) {}

    /// From now on everything goes through the pager, a command for the shell, which ends when this does. It
    /// inherits LESS=FRX unless LESS is set: what fits on the screen is just shown.
    void page_through(const std::string& command);

    /// Whether it is worth going on: whoever closed the pipe or the pager has seen enough. Throws `Error`
    /// when the answer is lost for any other reason, such as a full disk.
    bool write(std::string_view text);

    /// Waits for the reader to be done with the pager. Where there is none after all, shows what it was
    /// given.
    void finish();

private:
    struct Close {
        void operator()(std::FILE* pipe) const { pclose(pipe); }
    };

    std::ostream& stream_;
    std::unique_ptr<std::FILE, Close> pager_;
    /// What the pager was given, for the case that it could not be started.
    std::string paged_;
    bool wanted_ = true;
};

}  // namespace depeche::cli
