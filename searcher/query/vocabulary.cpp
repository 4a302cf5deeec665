#include "searcher/query/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "schema/analysis/accents.hpp"
#include "schema/terms.hpp"
#include "searcher/query/characters.hpp"
#include "searcher/query/spelling_distance.hpp"

namespace depeche::query {

using schema::FieldId;

namespace {

/// More words than this are not read for one pattern: `a*` on a big index.
constexpr std::size_t max_reads = 100'000;

/// Stemming more spellings of a start than this takes longer than analysing the texts that are looked at.
constexpr std::size_t most_started_spellings = 4'000;

/// The first string that no string with this beginning comes after.
std::string behind_all(std::string beginning) {
    while (!beginning.empty() && static_cast<unsigned char>(beginning.back()) == 0xFF)
        beginning.pop_back();
    if (!beginning.empty())
        beginning.back() = static_cast<char>(static_cast<unsigned char>(beginning.back()) + 1);
    return beginning;
}

/// What the terms start with of accented words whose exact form starts so.
std::string accented_start(std::string_view exact) {
    std::string start = schema::accented_prefix(exact);
    start.pop_back();
    return start;
}

/// The exact form and the spelling of a term of an accented word.
std::pair<std::string_view, std::string_view> accented_parts(std::string_view term) {
    term.remove_prefix(schema::accented_terms_prefix.size());
    const auto slash = term.find('/');
    return {term.substr(0, slash), slash == term.npos ? std::string_view() : term.substr(slash + 1)};
}

std::size_t common_beginning(std::string_view a, std::string_view b) {
    const auto [in_a, in_b] = std::ranges::mismatch(a, b);
    auto length = static_cast<std::size_t>(in_a - a.begin());
    // Whole characters only.
    while (length > 0 && length < a.size() && (static_cast<unsigned char>(a[length]) & 0xC0U) == 0x80U)
        --length;
    return length;
}

bool has_digit(std::string_view word) {
    return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

/// Walks the words of an index in their order, and passes over those whose beginning already differs too
/// much.
class NearWalk {
public:
    NearWalk(std::string_view word, std::size_t limit) : distance_(word, limit), limit_(limit) {}

    /// Compares the next word; the beginning of it that no word within the limit has, or nothing.
    std::string_view compare(std::string_view word) {
        std::size_t at = common_beginning(word, last_);
        distance_.keep(std::min(count(word.substr(0, at)), distance_.depth()));
        // What was pushed of the last word may be less than what it has in common with this one.
        at = offset(word, distance_.depth());
        last_ = word;
        while (at < word.size()) {
            if (distance_.depth() > 0 && !distance_.can_be_near())
                return word.substr(0, at);
            const Character c = character_at(word, at);
            distance_.push(c.code);
            at += c.size;
        }
        return distance_.can_be_near() ? std::string_view{} : word;
    }

    /// Of the word compared last, when it was compared to its end.
    std::size_t distance() const { return distance_.distance(); }
    bool is_near() const { return distance_.distance() <= limit_; }

private:
    static std::size_t count(std::string_view text) {
        return static_cast<std::size_t>(std::ranges::count_if(
            text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    }
    static std::size_t offset(std::string_view text, std::size_t characters) {
        std::size_t at = 0;
        for (; characters > 0 && at < text.size(); --characters)
            at += character_at(text, at).size;
        return at;
    }

    SpellingDistance distance_;
    std::size_t limit_;
    std::string last_;
};

}  // namespace

/// The nearest and most frequent of the words found, the best first.
Expansion Vocabulary::best(std::vector<Candidate> candidates, std::size_t most, bool is_partial) {
    Expansion result{{}, candidates.size(), is_partial};
    for (const Candidate& one : candidates)
        result.frequency = std::max(result.frequency, one.frequency);
    const auto is_better = [](const Candidate& a, const Candidate& b) {
        return std::tie(a.distance, b.frequency, a.word) < std::tie(b.distance, a.frequency, b.word);
    };
    const auto kept = static_cast<std::ptrdiff_t>(std::min(most, candidates.size()));
    std::partial_sort(candidates.begin(), candidates.begin() + kept, candidates.end(), is_better);
    candidates.resize(static_cast<std::size_t>(kept));
    for (Candidate& one : candidates)
        result.words.push_back(std::move(one.word));
    return result;
}

/// What the query may still have of it.
Expansion Vocabulary::within_bounds(Expansion expansion) {
    const std::size_t allowed = std::max(words_left_, min_expansion);
    if (expansion.words.size() > allowed)
        expansion.words.resize(allowed);
    words_left_ -= std::min(words_left_, expansion.words.size());
    std::ranges::sort(expansion.words);
    return expansion;
}

/// What a pattern stands for; `look_up` reads so many words at most to tell.
template <typename LookUp>
Expansion Vocabulary::expand(const std::string& pattern, LookUp look_up) {
    if (const auto known = known_.find(pattern); known != known_.end())
        return within_bounds(known->second);
    const std::size_t most = std::min(max_reads, reads_left_);
    const WordMemory::Found* const kept = memory_ != nullptr ? memory_->expansion(pattern) : nullptr;
    // Where this query may read less, it might find less.
    WordMemory::Found found =
        kept != nullptr && (most == max_reads || kept->reads < most) ? *kept : look_up(most);
    if (memory_ != nullptr && kept == nullptr && most == max_reads)
        memory_->keep_expansion(pattern, found);
    reads_left_ -= found.reads;
    return within_bounds(known_.emplace(pattern, std::move(found.expansion)).first->second);
}

Expansion Vocabulary::starting_with(std::string_view start, FieldId field) {
    const std::string_view prefix = schema::field(field).prefix;
    const std::string first = schema::exact_term(prefix, start);
    return expand(first + '*', [&](std::size_t most) { return look_up_start(first, prefix, most); });
}

Expansion Vocabulary::spelled_like(std::string_view word, std::size_t distance, FieldId field) {
    const std::string_view prefix = schema::field(field).prefix;
    return expand(fmt::format("{}{}~{}", prefix, word, distance),
                  [&](std::size_t most) { return look_up_spelling(word, distance, prefix, most); });
}

/// The words whose terms begin with `first`, as the prefix of a field does.
WordMemory::Found Vocabulary::look_up_start(const std::string& first, std::string_view prefix,
                                            std::size_t most) const {
    std::vector<Candidate> candidates;
    auto term = index_.allterms_begin(first);
    const auto end = index_.allterms_end(first);
    for (; term != end && candidates.size() < most; ++term)
        candidates.push_back({0, term.get_termfreq(), (*term).substr(prefix.size())});
    const std::size_t reads = candidates.size();
    return {best(std::move(candidates), max_expansion, term != end), reads};
}

WordMemory::Found Vocabulary::look_up_spelling(std::string_view word, std::size_t distance,
                                               std::string_view prefix, std::size_t most) const {
    std::vector<Candidate> candidates;
    NearWalk walk(word, distance);
    std::size_t reads = 0;
    auto term = index_.allterms_begin(std::string(prefix));
    const auto end = index_.allterms_end(std::string(prefix));
    // Words without a field lie behind all terms of fields, which start with a capital.
    if (prefix.empty())
        term.skip_to("a");
    for (; term != end && reads < most; ++reads) {
        const std::string full = *term;
        const std::string_view other = std::string_view(full).substr(prefix.size());
        const std::string_view hopeless = walk.compare(other);
        if (hopeless.empty() && walk.is_near() && !has_digit(other))
            candidates.push_back({walk.distance(), term.get_termfreq(), std::string(other)});
        if (hopeless.empty() || hopeless.size() == other.size()) {
            ++term;
            continue;
        }
        const std::string next = behind_all(full.substr(0, prefix.size() + hopeless.size()));
        if (next.empty())
            break;
        term.skip_to(next);
    }
    return {best(std::move(candidates), max_fuzzy_expansion, term != end && reads >= most), reads};
}

std::vector<std::string> Vocabulary::stems_of(const analysis::WordForm& word, FieldId field) const {
    if (memory_ == nullptr)
        return look_up_stems(word, field);
    const std::string key =
        fmt::format("{}:{}/{}/{}", schema::field(field).prefix, word.exact, word.accented, word.stem);
    if (const auto* kept = memory_->stems_of_word(key))
        return *kept;
    std::vector<std::string> stems = look_up_stems(word, field);
    memory_->keep_stems_of_word(key, stems);
    return stems;
}

std::vector<std::string> Vocabulary::look_up_stems(const analysis::WordForm& word, FieldId field) const {
    const std::string exact(word.exact);
    std::vector<std::string> stems{std::string(word.stem)};
    if (word.accented != word.exact)
        return stems;
    const auto add = [&](std::string_view spelling) {
        std::string stem(analyzer_.form(spelling).stem);
        if (std::ranges::find(stems, stem) == stems.end() &&
            index_.term_exists(schema::stem_term(schema::field(field).prefix, stem)))
            stems.push_back(std::move(stem));
    };
    const std::string prefix = schema::accented_prefix(exact);
    bool known = index_.term_exists(schema::exact_term("", exact));
    for (auto term = index_.allterms_begin(prefix); term != index_.allterms_end(prefix); ++term) {
        add((*term).substr(prefix.size()));
        known = true;
    }
    if (!known)
        for (const std::string& candidate : analysis::accent_candidates(exact))
            add(candidate);
    return stems;
}

std::vector<std::string> Vocabulary::stems_of_start(const std::string& start) const {
    if (const auto* kept = memory_ != nullptr ? memory_->stems_of_start(start) : nullptr)
        return *kept;
    std::vector<std::string> stems;
    std::size_t left = most_started_spellings;
    const auto add_all = [&](const std::string& first, auto spelling_of) {
        for (auto term = index_.allterms_begin(first); left > 0 && term != index_.allterms_end(first);
             ++term, --left) {
            const std::string full = *term;
            if (const std::string_view spelling = spelling_of(full); !spelling.empty())
                stems.emplace_back(analyzer_.form(spelling).stem);
        }
    };
    add_all(schema::exact_term("", start), [](std::string_view term) { return term; });
    add_all(accented_start(start), [](std::string_view term) {
        const std::string_view spelling = accented_parts(term).second;
        // Those with hyphens tell how a compound is written; its joined form has accents of its own.
        return spelling.find('-') == spelling.npos ? spelling : std::string_view();
    });
    if (left == 0)
        stems.clear();
    std::ranges::sort(stems);
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    if (memory_ != nullptr)
        memory_->keep_stems_of_start(start, stems);
    return stems;
}

std::vector<std::string> Vocabulary::inflections(std::string_view exact, std::span<const std::string> stems,
                                                 FieldId field) const {
    // Inflected forms begin alike: with the stem, but for its last letter (`payer`, `paie`), and more letters
    // when the word is its own stem (`travail`, `travaux`).
    constexpr std::size_t least = 3;
    constexpr std::size_t longest_ending = 12;
    const std::string_view prefix = schema::field(field).prefix;
    std::size_t common = exact.size();
    for (const std::string& stem : stems)
        common = std::min(common, common_beginning(exact, stem));
    const std::size_t ending = common < exact.size() ? 1 : 3;
    if (common > least)
        common = std::max(least, common - std::min(common, ending));
    while (common < exact.size() && (static_cast<unsigned char>(exact[common]) & 0xC0U) == 0x80U)
        ++common;
    const std::string_view beginning = exact.substr(0, common);

    std::vector<std::string> words{std::string(exact)};
    const auto is_wanted = [&](std::string_view spelling) {
        return std::ranges::find(stems, analyzer_.form(spelling).stem) != stems.end();
    };
    const std::size_t longest = exact.size() + longest_ending;
    std::size_t reads = 0;
    const std::string first = schema::exact_term(prefix, beginning);
    for (auto term = index_.allterms_begin(first); term != index_.allterms_end(first) && reads < max_reads;
         ++term, ++reads) {
        const std::string full = *term;
        const std::string_view word = std::string_view(full).substr(prefix.size());
        if (word.size() <= longest && is_wanted(word))
            words.emplace_back(word);
    }
    // Stems are those of accented words; their terms have both forms.
    const std::string accented = accented_start(beginning);
    reads = 0;
    for (auto term = index_.allterms_begin(accented);
         term != index_.allterms_end(accented) && reads < max_reads; ++term, ++reads) {
        const std::string full = *term;
        const auto [word, spelling] = accented_parts(full);
        if (word.size() <= longest && is_wanted(spelling))
            words.emplace_back(word);
    }
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    if (words.size() > max_inflections)
        words.resize(max_inflections);
    return words;
}

}  // namespace depeche::query
