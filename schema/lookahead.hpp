#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace depeche::schema {

/// Gives items on in their order, each when `distance` more have come: memory that is asked for when an item
/// comes is there when the item is used, and nothing waits for it.
template <typename Item, std::size_t distance>
class Lookahead {
public:
    template <typename Use>
    void add(Item item, Use use) {
        Item& earlier = items_[added_ % distance];
        if (added_ >= distance)
            use(earlier);
        earlier = std::move(item);
        ++added_;
    }

    /// Uses those that are left. Others may come after them.
    template <typename Use>
    void finish(Use use) {
        for (std::size_t at = added_ - std::min(added_, distance); at < added_; ++at)
            use(items_[at % distance]);
        added_ = 0;
    }

private:
    std::array<Item, distance> items_{};
    std::size_t added_ = 0;
};

}  // namespace depeche::schema
