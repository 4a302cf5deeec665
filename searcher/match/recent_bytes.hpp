#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>

namespace depeche::match {

/// Bytes by document, of which the last wanted are kept: those wanted since half of the room was last filled,
/// and those wanted in the half before.
class RecentBytes {
public:
    explicit RecentBytes(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    /// Null when they are not kept. Valid until the next call.
    const std::string* find(Xapian::docid document) {
        if (const auto found = recent_.find(document); found != recent_.end())
            return &found->second;
        const auto older = older_.find(document);
        if (older == older_.end())
            return nullptr;
        const std::string& bytes = put(older_.extract(older));
        return &bytes;
    }

    /// Of a document that has none here. Valid until the next call.
    const std::string& keep(Xapian::docid document, std::string bytes) {
        ByDocument one;
        one.emplace(document, std::move(bytes));
        return put(one.extract(one.begin()));
    }

private:
    using ByDocument = std::unordered_map<Xapian::docid, std::string>;

    /// What an entry takes besides its bytes, about.
    static constexpr std::size_t entry_bytes = 64;

    const std::string& put(ByDocument::node_type node) {
        if (recent_bytes_ > most_bytes_ / 2) {
            older_ = std::exchange(recent_, {});
            recent_bytes_ = 0;
        }
        recent_bytes_ += node.mapped().size() + entry_bytes;
        return recent_.insert(std::move(node)).position->second;
    }

    std::size_t most_bytes_;
    ByDocument recent_;
    std::size_t recent_bytes_ = 0;
    ByDocument older_;
};

}  // namespace depeche::match
