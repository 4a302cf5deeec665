#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

namespace depeche::match {

/// A number of each document, read of all at once when as many were asked for one by one as there are
/// documents.
template <typename Number>
class DocumentColumn {
public:
    /// Gives the numbers of all documents, by document.
    using Read = std::vector<Number>(const Xapian::Database& index);

    explicit DocumentColumn(Read* read) : read_(read) {}

    /// To be called when about so many are going to be asked for.
    void expect(const Xapian::Database& index, std::size_t wanted) {
        if (!numbers_.empty())
            return;
        asked_ += wanted;
        if (asked_ > index.get_doccount())
            numbers_ = read_(index);
    }

    /// By document; empty until they are read.
    const std::vector<Number>& loaded() const { return numbers_; }

private:
    Read* read_;
    /// How many were asked of Xapian.
    std::size_t asked_ = 0;
    std::vector<Number> numbers_;
};

}  // namespace depeche::match
