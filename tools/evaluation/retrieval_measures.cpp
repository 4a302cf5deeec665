#include "tools/evaluation/retrieval_measures.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <random>

namespace depeche::evaluation {

namespace {

constexpr std::size_t page = 10;

double discounted(int relevance, std::size_t rank) {
    return relevance / std::log2(static_cast<double>(rank) + 2);
}

double ideal_gain(const Judgements& judged) {
    std::vector<int> best;
    for (const auto& [id, relevance] : judged)
        if (relevance > 0)
            best.push_back(relevance);
    std::ranges::sort(best, std::ranges::greater{});
    double gain = 0;
    for (std::size_t rank = 0; rank < std::min(best.size(), page); ++rank)
        gain += discounted(best[rank], rank);
    return gain;
}

}  // namespace

RetrievalScores score(const std::vector<std::string>& ranked, const Judgements& judged) {
    double gain = 0;
    double reciprocal = 0;
    std::size_t on_page = 0;
    std::size_t found = 0;
    for (std::size_t rank = 0; rank < std::min(ranked.size(), run_depth); ++rank) {
        const auto one = judged.find(ranked[rank]);
        if (one == judged.end() || one->second <= 0)
            continue;
        ++found;
        if (rank >= page)
            continue;
        gain += discounted(one->second, rank);
        if (++on_page == 1)
            reciprocal = 1 / (static_cast<double>(rank) + 1);
    }
    const auto relevant = std::ranges::count_if(judged, [](const auto& one) { return one.second > 0; });
    if (relevant == 0)
        return {};
    return {gain / ideal_gain(judged), reciprocal, static_cast<double>(on_page) / page,
            static_cast<double>(found) / static_cast<double>(relevant)};
}

Interval paired_bootstrap(const std::vector<double>& differences, std::size_t draws, std::uint64_t seed) {
    const std::size_t size = differences.size();
    if (size == 0)
        return {};
    std::mt19937_64 random(seed);
    std::vector<double> means(draws);
    for (double& mean : means) {
        double sum = 0;
        for (std::size_t drawn = 0; drawn < size; ++drawn)
            sum += differences[random() % size];
        mean = sum / static_cast<double>(size);
    }
    std::ranges::sort(means);
    const auto percentile = [&](double share) {
        return means[static_cast<std::size_t>(share * static_cast<double>(draws - 1))];
    };
    return {std::reduce(differences.begin(), differences.end()) / static_cast<double>(size),
            percentile(0.025), percentile(0.975)};
}

}  // namespace depeche::evaluation
