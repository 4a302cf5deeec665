#include "tools/generation/random.hpp"

#include <cmath>
#include <numeric>

namespace depeche::generation {

namespace {

constexpr std::uint64_t golden_ratio = 0x9E3779B97F4A7C15;

}  // namespace

Random::Random(std::uint64_t seed, std::uint64_t number) : state_(seed) {
    state_ = next() ^ (number * 0xD1B54A32D192ED03);
    state_ = next();
}

std::uint64_t Random::next() {
    state_ += golden_ratio;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
    return mixed ^ (mixed >> 31);
}

std::size_t Random::below(std::size_t bound) {
    // The high half of a 32 by 32 bit product; the bias is below one in four thousand million.
    return static_cast<std::size_t>(((next() >> 32) * static_cast<std::uint64_t>(bound)) >> 32);
}

double Random::share() {
    return static_cast<double>(next() >> 11) * 0x1p-53;
}

Zipf::Zipf(std::size_t ranks, double shift, double exponent) : keep_(ranks), alias_(ranks) {
    for (std::size_t rank = 0; rank < ranks; ++rank)
        keep_[rank] = std::pow(static_cast<double>(rank + 1) + shift, -exponent);
    const double mean = std::accumulate(keep_.begin(), keep_.end(), 0.0) / static_cast<double>(ranks);
    for (double& weight : keep_)
        weight /= mean;
    // Vose's way: each rank below the mean is filled up by one above it.
    std::vector<std::uint32_t> light;
    std::vector<std::uint32_t> heavy;
    for (std::uint32_t rank = 0; rank < ranks; ++rank)
        (keep_[rank] < 1 ? light : heavy).push_back(rank);
    while (!light.empty() && !heavy.empty()) {
        const std::uint32_t filled = light.back();
        const std::uint32_t giver = heavy.back();
        light.pop_back();
        alias_[filled] = giver;
        keep_[giver] -= 1 - keep_[filled];
        if (keep_[giver] < 1) {
            heavy.pop_back();
            light.push_back(giver);
        }
    }
    // What rounding left over keeps itself.
    for (const auto* rest : {&light, &heavy})
        for (const std::uint32_t rank : *rest)
            keep_[rank] = 1;
}

std::size_t Zipf::draw(Random& random) const {
    const std::size_t rank = random.below(keep_.size());
    return random.share() < keep_[rank] ? rank : alias_[rank];
}

}  // namespace depeche::generation
