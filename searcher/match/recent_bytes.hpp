#pragma once

#include <xapian.h>

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace depeche::match {

/// Bytes by document, of which the last wanted are kept: those wanted since half of the room was last filled,
/// and those wanted in the half before. Without room none are.
class RecentBytes {
public:
    explicit RecentBytes(std::size_t most_bytes = 0) : most_bytes_(most_bytes) {}

    /// Those of a document, read when they are not kept. Valid until the next call.
    template <typename Read>
    std::string_view of(Xapian::docid document, Read read) {
        if (most_bytes_ == 0)
            return unkept_ = read();
        const std::string* known = find(document);
        return known != nullptr ? *known : keep(document, read());
    }

    /// Null when they are not kept. Valid until the next call.
    const std::string* find(Xapian::docid document) {
        if (const auto found = recent_.find(document); found != recent_.end())
            return &found->second;
        const auto older = older_.find(document);
        if (older == older_.end())
            return nullptr;
        std::string bytes = std::move(older->second);
        older_.erase(older);
        return &keep(document, std::move(bytes));
    }

    /// Of a document that has none here. Valid until the next call.
    const std::string& keep(Xapian::docid document, std::string bytes) {
        if (recent_bytes_ > most_bytes_ / 2) {
            older_ = std::exchange(recent_, {});
            recent_bytes_ = 0;
        }
        recent_bytes_ += bytes.size() + entry_bytes;
        return recent_[document] = std::move(bytes);
    }

private:
    using ByDocument = boost::unordered_flat_map<Xapian::docid, std::string>;

    /// What an entry takes besides its bytes, about.
    static constexpr std::size_t entry_bytes = 64;

    std::size_t most_bytes_;
    ByDocument recent_;
    std::size_t recent_bytes_ = 0;
    ByDocument older_;
    /// Those last read, where none are kept.
    std::string unkept_;
};

}  // namespace depeche::match
