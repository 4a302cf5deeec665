#pragma once

namespace depeche::indexer::markup {

/// Keeps libxml2 from writing to standard error on this thread: what no handler of a document takes, such as
/// characters it cannot store, it says there. To be called before it is used.
void keep_silent();

}  // namespace depeche::indexer::markup
