#include "searcher/suggest/relaxations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "schema/fields.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/query/combine.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/stop_words.hpp"

namespace depeche::suggest {

using query::Node;
using query::NodeKind;

namespace {

/// Words beyond this many are not tried one by one.
constexpr std::size_t most_words = 8;

bool is_text(const Node& node) {
    return node.kind != NodeKind::value && node.kind != NodeKind::date && node.kind != NodeKind::everything;
}

/// A query taken apart into what must hold and what must not.
struct Parts {
    std::vector<Node> wanted;
    std::vector<Node> excluded;

    explicit Parts(Node root) {
        if (root.kind == NodeKind::without) {
            excluded.assign(root.children.begin() + 1, root.children.end());
            Node base = std::move(root.children.front());
            root = std::move(base);
        }
        if (root.kind == NodeKind::all)
            wanted = std::move(root.children);
        else if (root.kind != NodeKind::everything)
            wanted.push_back(std::move(root));
    }

    Node joined() const {
        query::Conjunction whole;
        for (const Node& node : wanted)
            whole.want(node);
        for (const Node& node : excluded)
            whole.exclude(node);
        return whole.take();
    }
};

/// The tree with every node that `change` takes changed.
Node changed(Node node, const std::function<bool(Node&)>& change, bool& any) {
    if (change(node)) {
        any = true;
        return node;
    }
    for (Node& child : node.children)
        child = changed(std::move(child), change, any);
    return node;
}

/// The words of a phrase near each other, in any order.
Node near_words(const Node& phrase) {
    constexpr std::size_t words_between = 10;
    Node near{.kind = NodeKind::near, .distance = words_between};
    for (std::size_t begin = 0; begin < phrase.text.size();) {
        const std::size_t end = std::min(phrase.text.find(' ', begin), phrase.text.size());
        if (end > begin)
            near.children.push_back({.kind = NodeKind::word,
                                     .field = phrase.field,
                                     .text = phrase.text.substr(begin, end - begin)});
        begin = end + 1;
    }
    return near;
}

Message of_text(std::string_view french, std::string_view english, const Node& node) {
    const auto quoted = [&](Language language) { return query::to_string(node, language); };
    return {fmt::format("{} «\u00A0{}\u00A0»", french, quoted(Language::french)),
            fmt::format("{} '{}'", english, quoted(Language::english))};
}

Text dropped_filter(Facet facet) {
    switch (facet) {
        case Facet::date:
            return {"sans la date", "without the date"};
        case Facet::source:
            return {"sans le filtre de source", "without the filter by source"};
        case Facet::actor:
            return {"sans le filtre d’acteur", "without the filter by actor"};
        case Facet::place:
            return {"sans le filtre de lieu", "without the filter by place"};
    }
    return {};
}

Message message(const Text& text) {
    return {std::string(text.french), std::string(text.english)};
}

class Relaxer {
public:
    Relaxer(const Request& request, std::uint64_t total, analysis::Analyzer& analyzer, const Count& count)
        : request_(request),
          total_(total),
          count_(count),
          parts_(query::without_stop_words(
              query::parse(request.text, request.match, request.saved_queries).root, analyzer)) {}

    std::vector<Relaxation> run(const std::vector<Suggestion>& suggestions) {
        spell(suggestions);
        inflect();
        open_phrases();
        drop_dates();
        drop_filters();
        drop_exclusions();
        drop_words();
        accept_any_word();
        if (found_.empty())
            keep_words_only();
        return std::move(found_);
    }

private:
    void spell(const std::vector<Suggestion>& suggestions);
    void inflect();
    void open_phrases();
    void drop_dates();
    void drop_filters();
    void drop_exclusions();
    void drop_words();
    void accept_any_word();
    void keep_words_only();

    Request asking(const Parts& parts) const {
        Request wider = request_;
        wider.text = query::to_string(parts.joined(), request_.language);
        return wider;
    }
    Parts without(std::size_t wanted) const {
        Parts parts = parts_;
        parts.wanted.erase(parts.wanted.begin() + static_cast<std::ptrdiff_t>(wanted));
        return parts;
    }
    void consider(std::string code, Message message, Request wider);

    const Request& request_;
    std::uint64_t total_;
    const Count& count_;
    Parts parts_;
    std::size_t counted_ = 0;
    std::vector<Relaxation> found_;
};

/// Takes a wider question that finds more; one that asks for nothing is no answer to anything.
void Relaxer::consider(std::string code, Message message, Request wider) {
    wider.offset = 0;
    wider.relax = false;
    const bool asks_nothing = (wider.text.empty() || wider.text == "*") && wider.selections.empty() &&
                              wider.since.empty() && wider.until.empty();
    if (asks_nothing || counted_ == most_relaxations)
        return;
    ++counted_;
    if (const std::uint64_t count = count_(wider); count > total_)
        found_.push_back({std::move(code), std::move(message), std::move(wider), count});
}

void Relaxer::spell(const std::vector<Suggestion>& suggestions) {
    if (suggestions.empty())
        return;
    const Suggestion& best = suggestions.front();
    Request wider = request_;
    wider.text = best.text;
    wider.offset = 0;
    wider.relax = false;
    found_.push_back({"spelling",
                      {fmt::format("avec l’orthographe «\u00A0{}\u00A0»", best.text),
                       fmt::format("spelled '{}'", best.text)},
                      std::move(wider),
                      best.count});
}

void Relaxer::inflect() {
    bool any = false;
    Parts parts = parts_;
    for (Node& node : parts.wanted)
        node = changed(
            std::move(node),
            [](Node& one) {
                const bool is_exact = one.kind == NodeKind::exact;
                if (is_exact)
                    one.kind = NodeKind::word;
                return is_exact;
            },
            any);
    if (any)
        consider("inflected", {"avec toutes les formes des mots", "with all forms of the words"},
                 asking(parts));
}

void Relaxer::open_phrases() {
    bool any = false;
    Parts parts = parts_;
    for (Node& node : parts.wanted)
        node = changed(
            std::move(node),
            [](Node& one) {
                const bool is_phrase =
                    one.kind == NodeKind::phrase && one.text.find(' ') != std::string::npos;
                if (!is_phrase)
                    return false;
                one = near_words(one);
                return true;
            },
            any);
    if (any)
        consider("near-words",
                 {"avec les mots de l’expression proches, sans ordre",
                  "with the words of the phrase nearby in any order"},
                 asking(parts));
}

void Relaxer::drop_dates() {
    Parts parts = parts_;
    std::erase_if(parts.wanted, [](const Node& node) { return node.kind == NodeKind::date; });
    Request wider = asking(parts);
    wider.since.clear();
    wider.until.clear();
    std::erase_if(wider.selections, [](const Selection& one) { return one.facet == Facet::date; });
    if (parts.wanted.size() < parts_.wanted.size() || !request_.since.empty() || !request_.until.empty() ||
        wider.selections.size() < request_.selections.size())
        consider("without-dates", message(dropped_filter(Facet::date)), std::move(wider));
}

void Relaxer::drop_filters() {
    for (const Facet facet : {Facet::source, Facet::actor, Facet::place}) {
        Request wider = request_;
        std::erase_if(wider.selections, [&](const Selection& one) { return one.facet == facet; });
        if (wider.selections.size() < request_.selections.size())
            consider("without-filter", message(dropped_filter(facet)), std::move(wider));
    }
    for (std::size_t at = 0; at < parts_.wanted.size(); ++at)
        if (parts_.wanted[at].kind == NodeKind::value)
            consider("without-filter", of_text("sans", "without", parts_.wanted[at]), asking(without(at)));
}

void Relaxer::drop_exclusions() {
    if (parts_.excluded.empty() || parts_.wanted.empty())
        return;
    Parts parts = parts_;
    parts.excluded.clear();
    consider("without-exclusion", {"sans rien exclure", "without excluding anything"}, asking(parts));
}

void Relaxer::drop_words() {
    const auto words = static_cast<std::size_t>(std::ranges::count_if(parts_.wanted, is_text));
    if (words < 2 || words > most_words)
        return;
    const std::size_t first = found_.size();
    for (std::size_t at = 0; at < parts_.wanted.size(); ++at)
        if (is_text(parts_.wanted[at]))
            consider("without-word", of_text("sans", "without", parts_.wanted[at]), asking(without(at)));
    std::ranges::stable_sort(found_.begin() + static_cast<std::ptrdiff_t>(first), found_.end(),
                             std::ranges::greater{}, &Relaxation::count);
}

void Relaxer::accept_any_word() {
    Parts parts = parts_;
    const auto others = std::stable_partition(parts.wanted.begin(), parts.wanted.end(), is_text);
    std::vector<Node> words(parts.wanted.begin(), others);
    if (words.size() < 2)
        return;
    parts.wanted.erase(parts.wanted.begin(), others);
    parts.wanted.insert(parts.wanted.begin(), query::any_of(std::move(words)));
    consider("any-word", {"avec l’un des mots au moins", "with at least one of the words"}, asking(parts));
}

void Relaxer::keep_words_only() {
    Parts parts = parts_;
    std::erase_if(parts.wanted, std::not_fn(is_text));
    parts.excluded.clear();
    if (parts.wanted.empty())
        return;
    parts.wanted = {query::any_of(std::move(parts.wanted))};
    Request wider = asking(parts);
    wider.since.clear();
    wider.until.clear();
    wider.selections.clear();
    consider("words-only",
             {"avec l’un des mots au moins, sans date ni filtre",
              "with at least one of the words, without dates or filters"},
             std::move(wider));
}

}  // namespace

std::vector<Relaxation> relaxations(const Request& request, std::uint64_t total,
                                    const std::vector<Suggestion>& suggestions, analysis::Analyzer& analyzer,
                                    const Count& count) {
    return Relaxer(request, total, analyzer, count).run(suggestions);
}

}  // namespace depeche::suggest
