#pragma once

#include <xapian.h>

#include <span>
#include <string>

namespace depeche::indexer::glass {

/// Appends where a term stands in a document, in ascending order and at least once, as the table of positions
/// has it: the last one, and then in bits the first, how many there are, and by halves those between, each
/// among the places that are left for it (`pack` in Xapian's glass_positionlist.cc, common/bitstream.cc).
void append_positions(std::string& bytes, std::span<const Xapian::termpos> positions);

}  // namespace depeche::indexer::glass
