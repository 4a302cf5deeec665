#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/query/parser.hpp"

namespace depeche::query {

/// The saved queries one query may use, each read once, when it is first used. `texts` must outlive it.
class SavedQueries {
public:
    struct Entry {
        std::string_view text;
        std::optional<ParsedQuery> parsed;
        /// It uses itself when it is met again meanwhile.
        bool is_being_read = false;
    };

    explicit SavedQueries(const SavedTexts& texts) : texts_(texts) {}

    /// The query of that name, whatever the case and accents; null for none.
    Entry* find(std::string_view name);

    /// How many are being read now, one within the other.
    std::size_t levels = 0;

private:
    const SavedTexts& texts_;
    /// By folded name; filled when the first one is asked for.
    std::map<std::string, Entry> entries_;
};

}  // namespace depeche::query
