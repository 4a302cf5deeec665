#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace depeche::generation {

/// Random numbers that are the same on every machine and with every standard library: SplitMix64 (Steele, Lea
/// and Flood, "Fast splittable pseudorandom number generators", 2014).
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    /// The numbers of item `number` of a series: far from those of its neighbours.
    Random(std::uint64_t seed, std::uint64_t number);

    std::uint64_t next();
    /// From 0 to `bound` - 1; `bound` is not 0.
    std::size_t below(std::size_t bound);
    /// From 0 to less than 1.
    double share();
    bool chance(double probability) { return share() < probability; }

    template <typename Value>
    const Value& pick(const std::vector<Value>& values) {
        return values[below(values.size())];
    }

private:
    std::uint64_t state_;
};

/// Draws ranks as words of a language are drawn (Zipf and Mandelbrot): rank r with a probability proportional
/// to 1 / (r + shift) ^ exponent. Takes the same time for any number of ranks (Walker's alias method).
class Zipf {
public:
    /// `ranks` is not 0.
    Zipf(std::size_t ranks, double shift, double exponent);

    std::size_t draw(Random& random) const;

private:
    std::vector<double> keep_;
    std::vector<std::uint32_t> alias_;
};

}  // namespace depeche::generation
