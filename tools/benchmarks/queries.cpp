#include "tools/benchmarks/queries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "schema/analysis/analyzer.hpp"
#include "schema/analysis/stop_words.hpp"
#include "tools/benchmarks/row.hpp"
#include "tools/benchmarks/split.hpp"

namespace depeche::bench {

namespace {

/// The words of a dispatch in their order, by number.
struct Words {
    std::vector<std::uint32_t> title;
    std::vector<std::uint32_t> body;
};

/// Numbers exact forms, and knows all stems that each was seen to have.
class Lexicon {
public:
    struct Form {
        std::string exact;
        std::set<std::string> stems;
        std::size_t dispatches = 0;
        std::size_t last = 0;
        /// Written somewhere with a capital, so perhaps a name, which may have other spellings; or with
        /// accents, which a query without them finds too.
        bool has_spellings = false;
    };

    Words read(const Row& row) { return {read(row.title), read(row.body)}; }

    void count(const Words& words, std::size_t dispatch) {
        for (const auto* part : {&words.title, &words.body})
            for (const std::uint32_t word : *part)
                if (std::exchange(forms_[word].last, dispatch) != dispatch)
                    ++forms_[word].dispatches;
    }

    const Form& operator[](std::uint32_t word) const { return forms_[word]; }
    std::size_t size() const { return forms_.size(); }

private:
    std::vector<std::uint32_t> read(const std::string& text) {
        std::vector<std::uint32_t> words;
        for (const analysis::Token& token : analyzer_.analyze(text)) {
            if (token.kind != analysis::TokenKind::word)
                continue;
            const std::string exact(token.form->exact);
            const auto [known, is_new] =
                numbers_.try_emplace(exact, static_cast<std::uint32_t>(forms_.size()));
            if (is_new)
                forms_.push_back({.exact = exact});
            Form& form = forms_[known->second];
            form.stems.insert(std::string(token.form->stem));
            form.has_spellings |= text[token.begin] < 'a' || text[token.begin] > 'z' ||
                                  token.form->accented != token.form->exact;
            words.push_back(known->second);
        }
        return words;
    }

    analysis::Analyzer analyzer_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<Form> forms_;
};

/// A plain word that has one stem only and one spelling: every contender finds the like by it.
bool is_plain(const Lexicon::Form& form) {
    return !form.has_spellings && form.stems.size() == 1 && form.exact.size() > 4 &&
           !analysis::is_stop_word(form.exact) &&
           std::ranges::all_of(form.exact, [](char c) { return c >= 'a' && c <= 'z'; });
}

class Picker {
public:
    Picker(const std::filesystem::path& index, std::size_t each) : each_(each) {
        for_each_row(index, [&](const Row& row) {
            lexicon_.count(lexicon_.read(row), ++dispatches_);
            if (dispatches_ % 97 == 1 && sample_.size() < 20 * each)
                sample_.push_back(row);
        });
    }

    std::vector<Query> pick() {
        add_words(Class::rare, 2, std::max<std::size_t>(10, dispatches_ / 1000));
        add_words(Class::common, dispatches_ / 10, dispatches_);
        for (const Row& row : sample_)
            add_from(row);
        return std::move(queries_);
    }

private:
    bool is_full(Class of) const {
        return static_cast<std::size_t>(std::ranges::count(queries_, of, &Query::of)) >= each_;
    }

    void add(Query query) {
        if (!is_full(query.of))
            queries_.push_back(std::move(query));
    }

    /// Words in that many dispatches, spread over all there are.
    void add_words(Class of, std::size_t least, std::size_t most) {
        std::vector<std::string> found;
        for (std::uint32_t word = 0; word < lexicon_.size(); ++word)
            if (const auto& form = lexicon_[word];
                is_plain(form) && form.dispatches >= least && form.dispatches <= most)
                found.push_back(form.exact);
        std::ranges::sort(found);
        const std::size_t step = std::max<std::size_t>(1, found.size() / each_);
        for (std::size_t at = 0; at < found.size(); at += step)
            add({.of = of, .words = {found[at]}});
    }

    /// Queries that somebody who remembers this dispatch would ask.
    void add_from(const Row& row) {
        const auto body = lexicon_.read(row).body;
        std::vector<std::string> plain;
        for (std::size_t at = 0; at < body.size(); ++at) {
            if (!is_plain(lexicon_[body[at]]))
                continue;
            const std::string& word = lexicon_[body[at]].exact;
            if (std::ranges::find(plain, word) == plain.end())
                plain.push_back(word);
            if (at + 1 < body.size() && is_plain(lexicon_[body[at + 1]]))
                add_phrase(word, lexicon_[body[at + 1]], lexicon_[body[at]].dispatches);
        }
        if (plain.size() < 8)
            return;
        add({.of = Class::all, .words = {plain[0], plain[3]}});
        add({.of = Class::any, .words = {plain.begin(), plain.begin() + 8}});
        add({.of = Class::prefix, .words = {plain[1].substr(0, 4)}});
        const std::string& frequent =
            *std::ranges::max_element(plain, {}, [&](const std::string& word) { return frequency(word); });
        if (row.day != 0)
            add({.of = Class::date,
                 .words = {frequent},
                 .first_day = row.day / 100 * 100 + 1,
                 .last_day = row.day / 100 * 100 + 28});
        if (!row.sources.empty())
            add({.of = Class::facet, .words = {frequent}, .source = row.sources.front()});
    }

    void add_phrase(const std::string& word, const Lexicon::Form& next, std::size_t frequency) {
        const bool common = std::min(frequency, next.dispatches) > dispatches_ / 50;
        add({.of = common ? Class::common_phrase : Class::phrase, .words = {word, next.exact}});
    }

    std::size_t frequency(const std::string& exact) {
        if (frequencies_.empty())
            for (std::uint32_t word = 0; word < lexicon_.size(); ++word)
                frequencies_.emplace(lexicon_[word].exact, lexicon_[word].dispatches);
        return frequencies_[exact];
    }

    std::size_t each_;
    std::size_t dispatches_ = 0;
    Lexicon lexicon_;
    std::vector<Row> sample_;
    std::unordered_map<std::string, std::size_t> frequencies_;
    std::vector<Query> queries_;
};

/// Whether a dispatch matches, by the rules of our query language read off its analysed text.
class Judge {
public:
    Judge(const Row& row, analysis::Analyzer& analyzer) : row_(row) {
        add(row.title, analyzer);
        exact_.emplace_back();
        add(row.body, analyzer);
    }

    bool matches(const Query& query, const std::vector<std::string>& stems) const {
        const auto has = [&](const std::string& stem) { return stems_.contains(stem); };
        switch (query.of) {
            case Class::any:
                return std::ranges::any_of(stems, has);
            case Class::phrase:
            case Class::common_phrase:
                return std::search(exact_.begin(), exact_.end(), query.words.begin(), query.words.end()) !=
                       exact_.end();
            case Class::prefix: {
                const auto begins = [&](const std::string& word) { return word.starts_with(query.words[0]); };
                return std::ranges::any_of(exact_, begins) || std::ranges::any_of(joined_, begins);
            }
            case Class::date:
                return has(stems[0]) && query.first_day <= row_.day && row_.day <= query.last_day;
            case Class::facet:
                return has(stems[0]) && std::ranges::find(row_.sources, query.source) != row_.sources.end();
            default:
                return std::ranges::all_of(stems, has);
        }
    }

private:
    void add(const std::string& text, analysis::Analyzer& analyzer) {
        std::uint32_t expected = 0;
        for (const analysis::Token& token : analyzer.analyze(text)) {
            stems_.insert(std::string(token.form->stem));
            // A phrase does not go on in the next paragraph.
            if (token.kind == analysis::TokenKind::word &&
                token.position != std::exchange(expected, token.position + 1))
                exact_.emplace_back();
            // A compound's joined form stands beside its parts.
            (token.kind == analysis::TokenKind::word ? exact_ : joined_).emplace_back(token.form->exact);
        }
    }

    const Row& row_;
    std::unordered_set<std::string> stems_;
    std::vector<std::string> exact_;
    std::vector<std::string> joined_;
};

void count_by_brute_force(const std::filesystem::path& index, std::vector<Query>& queries) {
    analysis::Analyzer analyzer;
    std::vector<std::vector<std::string>> stems;
    for (const Query& query : queries)
        for (auto& found = stems.emplace_back(); const std::string& word : query.words)
            found.emplace_back(analyzer.form(word).stem);
    for_each_row(index, [&](const Row& row) {
        const Judge judge(row, analyzer);
        for (std::size_t at = 0; at < queries.size(); ++at)
            queries[at].matches += judge.matches(queries[at], stems[at]) ? 1 : 0;
    });
}

std::string dashed(std::uint32_t day) {
    return fmt::format("{:04}-{:02}-{:02}", day / 10000, day / 100 % 100, day % 100);
}

}  // namespace

std::string Query::text() const {
    switch (of) {
        case Class::any:
            return fmt::format("{}", fmt::join(words, " OU "));
        case Class::phrase:
        case Class::common_phrase:
            return fmt::format("\"{}\"", fmt::join(words, " "));
        case Class::prefix:
            return words.front() + '*';
        case Class::date:
            return fmt::format("{} date:{}..{}", words.front(), dashed(first_day), dashed(last_day));
        default:
            return fmt::format("{}", fmt::join(words, " "));
    }
}

Request Query::request() const {
    Request request{.text = text()};
    if (of == Class::facet)
        request.selections.push_back({Facet::source, source});
    return request;
}

std::string to_line(const Query& query, const ModeName& mode) {
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}", mode.name,
                       std::ranges::find(classes, query.of, &ClassName::value)->name,
                       fmt::join(query.words, " "), query.first_day, query.last_day, query.source);
}

AskedQuery from_line(std::string_view line) {
    std::vector<std::string> fields = split(line, '\t');
    // Most have no source.
    if (fields.size() == 5)
        fields.emplace_back();
    if (fields.size() != 6)
        throw std::runtime_error(fmt::format("'{}' is no query", line));
    const auto mode = std::ranges::find(modes, fields[0], &ModeName::name);
    const auto of = std::ranges::find(classes, fields[1], &ClassName::name);
    if (mode == std::end(modes) || of == std::end(classes))
        throw std::runtime_error(fmt::format("'{}' is no query", line));
    return {{.of = of->value,
             .words = split(fields[2], ' '),
             .first_day = static_cast<std::uint32_t>(std::stoul(fields[3])),
             .last_day = static_cast<std::uint32_t>(std::stoul(fields[4])),
             .source = fields[5]},
            mode->value};
}

std::vector<Query> pick_queries(const std::filesystem::path& index, std::size_t each) {
    std::vector<Query> queries = Picker(index, each).pick();
    count_by_brute_force(index, queries);
    return queries;
}

}  // namespace depeche::bench
