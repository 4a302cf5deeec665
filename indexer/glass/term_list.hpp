#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

namespace depeche::indexer::glass {

/// The terms of one document in the table of terms: its length, how many terms it has, and of each what it
/// does not share with the one before, and how often it occurs (glass_termlisttable.cc). Starts anew with
/// `clear`.
class TermList {
public:
    void clear();

    /// A term greater than those before, of 255 bytes at most.
    void add(std::string_view term, Xapian::termcount occurrences);

    /// The tag of the document; empty for one without terms.
    std::string tag() const;

private:
    std::string terms_;
    std::string last_;
    Xapian::termcount count_ = 0;
    Xapian::termcount length_ = 0;
};

}  // namespace depeche::indexer::glass
