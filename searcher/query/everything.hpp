#pragma once

#include <xapian.h>

#include <string>

namespace depeche::query {

/// What every document matches. `Xapian::Query::MatchAll` is one object that counts its references without a
/// lock: threads that copy it at once free it under each other.
inline Xapian::Query everything() {
    return {std::string()};
}

}  // namespace depeche::query
