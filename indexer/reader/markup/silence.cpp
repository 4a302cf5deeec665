#include "indexer/reader/markup/silence.hpp"

#include <libxml/xmlerror.h>

namespace depeche::indexer::markup {

void keep_silent() {
    xmlSetStructuredErrorFunc(nullptr, [](void* /*context*/, xmlErrorPtr /*error*/) {});
}

}  // namespace depeche::indexer::markup
