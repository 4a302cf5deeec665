#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "depeche/language.hpp"

namespace depeche {

/// The job cannot go on. `what()` is the English message; `message` has both languages. A message names the
/// thing, says what is wrong with it, and what to do.
struct Error : std::runtime_error {
    explicit Error(Message text) : std::runtime_error(text.english), message(std::move(text)) {}
    Message message;
};

/// The index is missing, damaged, locked, or was written by another version.
struct IndexError : Error {
    using Error::Error;
};

/// An argument or an input given by the caller cannot be used.
struct InputError : Error {
    using Error::Error;
};

}  // namespace depeche
