#pragma once

#include <string>

#include "depeche/results.hpp"
#include "searcher/render/text.hpp"

namespace depeche::render {

/// What is shown of a dispatch besides itself.
struct Detail {
    /// Why each derived value is what it is.
    bool evidence = false;
    /// The site furniture that was set aside.
    bool dropped = false;
    /// The earlier versions whole, for people; without it, how many there are.
    bool versions = false;
};

/// A whole dispatch for people: title, what is known about it, the body in paragraphs.
std::string to_text(const MarkedDispatch& shown, const Detail& detail, const TextStyle& style);

/// The same as one JSON object and a line end: version 1 of the interface that `dispatch.schema.json`
/// describes. It always has the evidence and the earlier versions.
std::string to_json(const MarkedDispatch& shown, const Detail& detail);

}  // namespace depeche::render
