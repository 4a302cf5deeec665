#include "searcher/cli/output.hpp"

#include <fmt/format.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <ostream>

#include "depeche/error.hpp"
#include "schema/system_reason.hpp"

namespace depeche::cli {

namespace {

/// What a shell says of a command that it does not find or cannot run.
constexpr int not_found = 127;
constexpr int not_executable = 126;

}  // namespace

void Output::page_through(const std::string& command) {
    pager_.reset(popen(fmt::format("LESS=\"${{LESS-FRX}}\"; export LESS; {}", command).c_str(), "w"));
    // Ctrl-C is for the pager, which has its own use for it.
    if (pager_)
        std::signal(SIGINT, SIG_IGN);
}

bool Output::write(std::string_view text) {
    if (!wanted_)
        return false;
    if (pager_) {
        paged_ += text;
        wanted_ = std::fwrite(text.data(), 1, text.size(), pager_.get()) == text.size() &&
                  std::fflush(pager_.get()) == 0;
        return wanted_;
    }
    errno = 0;
    stream_ << text << std::flush;
    if (stream_)
        return true;
    wanted_ = false;
    if (errno == EPIPE)
        return false;
    const Message reason = schema::system_reason(errno);
    throw Error({fmt::format("la réponse ne peut pas être écrite\u00A0: {}", reason.french),
                 fmt::format("the answer cannot be written: {}", reason.english)});
}

void Output::finish() {
    if (!pager_)
        return;
    const int status = pclose(pager_.release());
    if (WIFEXITED(status) && (WEXITSTATUS(status) == not_found || WEXITSTATUS(status) == not_executable)) {
        wanted_ = true;
        write(paged_);
    }
}

}  // namespace depeche::cli
