#include "searcher/query/spans.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace depeche::query {

namespace {

using Positions = std::span<const std::vector<std::uint32_t>>;

/// A text with more matches of one part has no lack of them.
constexpr std::size_t max_spans = 4000;

/// Matches of some of the parts of a nearness, joined.
struct Partial {
    Span words;
    /// The last word of the part that ends first, and the first word of the part that begins last: what a
    /// further part must be near to.
    std::uint32_t first_end;
    std::uint32_t last_begin;

    bool operator==(const Partial&) const = default;
    bool operator<(const Partial& other) const {
        return std::tie(words, first_end, last_begin) <
               std::tie(other.words, other.first_end, other.last_begin);
    }
};

template <typename Value>
void keep_each_once(std::vector<Value>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    if (values.size() > max_spans)
        values.resize(max_spans);
}

/// Both together; empty when they share a word.
Span joined(const Span& a, const Span& b) {
    Span both;
    both.reserve(a.size() + b.size());
    std::ranges::merge(a, b, std::back_inserter(both));
    if (std::ranges::adjacent_find(both) != both.end())
        both.clear();
    return both;
}

/// How many words further the last word of the widest of the matches stands than its first.
std::uint32_t widest(const std::vector<Span>& spans) {
    std::uint32_t width = 0;
    for (const Span& span : spans)
        width = std::max(width, span.back() - span.front());
    return width;
}

/// Calls `visit` with the spans that begin in `[from, to]`.
template <typename Visit>
void for_each_beginning(const std::vector<Span>& spans, std::uint32_t from, std::uint32_t to, Visit visit) {
    const auto begin = [](const Span& span) { return span.front(); };
    for (auto at = std::ranges::lower_bound(spans, from, {}, begin); at != spans.end() && begin(*at) <= to;
         ++at)
        visit(*at);
}

/// The matches of `next` near those of the parts before it.
std::vector<Partial> with_near(const std::vector<Partial>& partials, const std::vector<Span>& next,
                               std::uint32_t distance) {
    const std::uint32_t width = widest(next);
    std::vector<Partial> result;
    for (const Partial& partial : partials) {
        const std::uint32_t reach = distance + width;
        const std::uint32_t from = partial.last_begin > reach ? partial.last_begin - reach : 0;
        for_each_beginning(next, from, partial.first_end + distance, [&](const Span& span) {
            if (span.back() + distance < partial.last_begin || result.size() >= 2 * max_spans)
                return;
            if (Span words = joined(partial.words, span); !words.empty())
                result.push_back({std::move(words), std::min(partial.first_end, span.back()),
                                  std::max(partial.last_begin, span.front())});
        });
    }
    keep_each_once(result);
    return result;
}

std::vector<Span> find(const SpanNode& node, Positions positions);

std::vector<Span> find_near(const SpanNode& node, Positions positions) {
    std::vector<std::vector<Span>> parts;
    for (const SpanNode& child : node.children) {
        parts.push_back(find(child, positions));
        if (parts.back().empty())
            return {};
    }
    // The rarest first, so that few are joined in vain.
    std::ranges::sort(parts, {}, &std::vector<Span>::size);
    std::vector<Partial> partials;
    for (const Span& span : parts.front())
        partials.push_back({span, span.back(), span.front()});
    for (std::size_t part = 1; part < parts.size(); ++part)
        partials = with_near(partials, parts[part], static_cast<std::uint32_t>(node.distance));
    std::vector<Span> result;
    for (Partial& partial : partials)
        result.push_back(std::move(partial.words));
    return result;
}

std::vector<Span> find_followed(const SpanNode& node, Positions positions) {
    const auto distance = static_cast<std::uint32_t>(node.distance);
    std::vector<Span> result = find(node.children.front(), positions);
    for (std::size_t child = 1; child < node.children.size() && !result.empty(); ++child) {
        const std::vector<Span> next = find(node.children[child], positions);
        std::vector<Span> longer;
        for (const Span& span : result)
            for_each_beginning(next, span.back() + 1, span.back() + distance, [&](const Span& follower) {
                if (longer.size() < 2 * max_spans)
                    longer.push_back(joined(span, follower));
            });
        result = std::move(longer);
        keep_each_once(result);
    }
    return result;
}

/// The matches of a node, sorted.
std::vector<Span> find(const SpanNode& node, Positions positions) {
    std::vector<Span> result;
    switch (node.kind) {
        case SpanNode::Kind::word:
            for (const std::uint32_t position : positions[node.leaf])
                result.push_back({position});
            return result;
        case SpanNode::Kind::any:
            for (const SpanNode& child : node.children)
                std::ranges::move(find(child, positions), std::back_inserter(result));
            break;
        case SpanNode::Kind::near:
            result = find_near(node, positions);
            break;
        case SpanNode::Kind::followed:
            result = find_followed(node, positions);
            break;
    }
    keep_each_once(result);
    return result;
}

}  // namespace

std::vector<Span> find_spans(const SpanTree& tree, Positions positions) {
    return find(tree.root, positions);
}

}  // namespace depeche::query
