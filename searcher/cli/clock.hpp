#pragma once

#include "depeche/date.hpp"

namespace depeche::cli {

/// The day it is here by the clock. Only for who asked for it: the same question is to give the same answer.
Date today();

}  // namespace depeche::cli
