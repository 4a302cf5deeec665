#pragma once

#include "depeche/language.hpp"

namespace depeche::schema {

/// What the system says of an `errno`, for a message of ours: "No such file or directory". In French for
/// what befalls files and disks; in the system's own words else.
Message system_reason(int error);

}  // namespace depeche::schema
