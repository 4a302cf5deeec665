#include "searcher/cli/output.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <ostream>
#include <system_error>

#include "depeche/error.hpp"

namespace depeche::cli {

bool Output::write(std::string_view text) {
    if (!wanted_)
        return false;
    errno = 0;
    stream_ << text << std::flush;
    if (stream_)
        return true;
    wanted_ = false;
    if (errno == EPIPE)
        return false;
    const std::string reason = std::generic_category().message(errno);
    throw Error({fmt::format("la réponse ne peut pas être écrite\u00A0: {}", reason),
                 fmt::format("the answer cannot be written: {}", reason)});
}

}  // namespace depeche::cli
