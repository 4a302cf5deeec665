#include "indexer/sketch.hpp"

#include <algorithm>
#include <array>

#include "schema/packing.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

/// A shorter text (`Voici le programme du jour.`) may be anybody's.
constexpr std::size_t fewest_runs = 12;

/// Measured: no two stories on one subject of corpus/copies share more than 4 % of all their runs and 8 % of
/// those of the shorter one; copies cut to 40 % with a paragraph of the paper's own, and copies where one
/// word in nine was changed, mostly share more than twice what is asked for here, which leaves room for
/// stories that quote each other's background.
constexpr double least_of_both = 0.14;
constexpr double least_of_shorter = 0.35;

template <typename Bytes>
std::string_view bytes_of(const Bytes& value) {
    return {reinterpret_cast<const char*>(&value), sizeof(value)};
}

std::vector<std::uint32_t> run_hashes(std::span<const analysis::Token> tokens) {
    std::vector<std::uint32_t> hashes;
    hashes.reserve(tokens.size());
    std::array<std::uint64_t, words_per_run> run{};
    std::size_t words = 0;
    for (const analysis::Token& token : tokens) {
        if (token.kind != analysis::TokenKind::word)
            continue;
        std::shift_left(run.begin(), run.end(), 1);
        run.back() = schema::hash64(token.form->exact);
        if (++words >= words_per_run)
            hashes.push_back(static_cast<std::uint32_t>(schema::hash64(bytes_of(run))));
    }
    return hashes;
}

}  // namespace

std::optional<Sketch> sketch(std::span<const analysis::Token> tokens) {
    std::vector<std::uint32_t> hashes = run_hashes(tokens);
    std::ranges::sort(hashes);
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    if (hashes.size() < fewest_runs)
        return std::nullopt;
    const auto runs = static_cast<std::uint32_t>(hashes.size());
    hashes.resize(std::min(hashes.size(), most_hashes));
    return Sketch{runs, std::move(hashes)};
}

Resemblance resemblance(SketchView a, SketchView b) {
    // The least hashes of both texts together: as far as either sample goes, or to the end of short texts.
    std::size_t seen = 0;
    std::size_t shared = 0;
    auto left = a.least.begin();
    auto right = b.least.begin();
    const bool whole = a.runs == a.least.size() && b.runs == b.least.size();
    while ((left != a.least.end() || right != b.least.end()) && (whole || seen < most_hashes)) {
        const bool take_left = right == b.least.end() || (left != a.least.end() && *left <= *right);
        const bool take_right = left == a.least.end() || (right != b.least.end() && *right <= *left);
        shared += take_left && take_right ? 1 : 0;
        left += take_left ? 1 : 0;
        right += take_right ? 1 : 0;
        ++seen;
    }
    if (seen == 0)
        return {};
    const double of_both = static_cast<double>(shared) / static_cast<double>(seen);
    // |A ∩ B| from |A ∩ B| / |A ∪ B| and |A| + |B|.
    const double in_both = of_both / (1 + of_both) * (static_cast<double>(a.runs) + b.runs);
    return {of_both, std::min(1.0, in_both / std::min(a.runs, b.runs))};
}

bool are_copies(Resemblance found) {
    return found.of_both >= least_of_both && found.of_shorter >= least_of_shorter;
}

std::string encode(const Sketch& sketch) {
    schema::Packer packer;
    packer.number(sketch.runs);
    packer.number(sketch.least.size());
    std::uint32_t previous = 0;
    for (const std::uint32_t hash : sketch.least) {
        packer.number(hash - previous);
        previous = hash;
    }
    return packer.take();
}

Sketch decode_sketch(std::string_view bytes) {
    schema::Unpacker in(bytes);
    Sketch sketch{static_cast<std::uint32_t>(in.number()), {}};
    sketch.least.resize(in.count());
    std::uint32_t previous = 0;
    for (std::uint32_t& hash : sketch.least)
        hash = previous += static_cast<std::uint32_t>(in.number());
    return in.ok() ? sketch : Sketch{};
}

}  // namespace depeche::indexer
