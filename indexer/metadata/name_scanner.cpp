#include "indexer/metadata/name_scanner.hpp"

#include <algorithm>
#include <utility>

#include "indexer/metadata/name_lexicon.hpp"
#include "indexer/metadata/name_scan.hpp"

namespace depeche::indexer {

using authority::Authority;
using authority::Claim;
using authority::Entry;
using schema::FieldId;

namespace {

/// A longer text that no common French word shows to be French speaks of nobody that French grammar could
/// show.
constexpr std::size_t fewest_words_to_judge = 30;

constexpr std::size_t longest_acronym = 5;

}  // namespace

std::vector<Sighting> NameScan::scan() {
    constexpr std::size_t words_to_a_name = 8;
    found_.reserve(words_.size() / words_to_a_name);
    known_.assign(words_.size(), 0);
    covered_.assign(words_.size(), false);
    find_known();
    const bool is_french = language_ == "fr" || (language_.empty() && words_.size() < fewest_words_to_judge);
    if (is_french) {
        collect_small_words();
        find_defined_acronyms();
        find_organisations();
        find_natural_places();
        find_runs();
    } else {
        emit_known({0, words_.size()}, false);
    }
    std::ranges::stable_sort(found_, {}, &Sighting::begin);
    return std::move(found_);
}

void NameScan::find_known() {
    for (std::size_t at = 0; at < words_.size();) {
        const std::size_t longest = word(at).info ? word(at).info->longest_name : 0;
        std::size_t size = longest == 0 ? 0 : 1;
        bool capital = longest > 0 && (word(at).capital || word(at).info->small_name);
        for (; size < longest && follows(at + size); ++size)
            capital = capital || word(at + size).capital;
        if (!capital)
            size = 0;
        // The key of each beginning of these words is a beginning of theirs.
        std::string key;
        std::array<std::size_t, authority::most_words_of_name> ends;
        for (std::size_t word_at = 0; word_at < size; ++word_at) {
            append_word(key, word(at + word_at));
            ends[word_at] = key.size();
        }
        for (; size > 0; --size) {
            const WordRange range{at, at + size};
            const auto candidates = authority_.claims(std::string_view(key).substr(0, ends[size - 1]));
            if (!candidates.empty() && !cuts_compound(range) && fits_text(range, candidates))
                break;
        }
        known_[at] = static_cast<std::uint8_t>(size);
        at += std::max<std::size_t>(size, 1);
    }
}

/// Whether one of the claims on a name is possible as it stands in the text.
bool NameScan::fits_text(WordRange range, std::span<const Claim> candidates) const {
    const authority::Case as_written = case_of(range);
    // `l'armée russe`: no name, but its country is
    const auto is_periphrasis = [&](const Entry& entry) {
        return as_written.capitalised == 0 && range.size() > 1 && entry.actor == ActorKind::organisation &&
               entry.kind != "bank";
    };
    const bool letter = word(range.first).written.size() == 1;
    if (is_head_of_other_name(range))
        return false;
    // `la NEMA` is not the town of Néma, though `NEMA (AFP) –` is.
    const bool acronym = is_acronym(range);
    return std::ranges::any_of(candidates, [&](const Claim& claim) {
        if (!claim.fits(as_written) || letter || (acronym && !may_be_acronym(*claim.entry, written(range))))
            return false;
        return !is_periphrasis(*claim.entry);
    });
}

bool NameScan::is_acronym(WordRange range) const {
    const NameWord& first = word(range.first);
    return range.size() == 1 && first.all_capitals && !first.shouted && !first.uncertain &&
           first.exact.size() <= longest_acronym;
}

/// Whether a word that many names start with is the head of another one here: `la Ligue des champions`.
bool NameScan::is_head_of_other_name(WordRange range) const {
    if (range.size() != 1 || !follows(range.last) || word(range.last).hyphen)
        return false;
    const NameWord& head = word(range.first);
    const bool of = word(range.last).elided == 'd' || (is_small(range.last) && is_of(word(range.last).exact));
    return of && head.info->longest_title > 0 && authority_.title(head.exact).organisation;
}

/// Whether a name is only a part of a compound that is another name: `Dax` of `Saint-Paul-lès-Dax`. Two names
/// may well be linked: `Lyon-Turin`.
bool NameScan::cuts_compound(WordRange range) const {
    const std::size_t first = compound_begin(range.first);
    const std::size_t last = compound_end(range.last);
    if (first == range.first && last == range.last)
        return false;
    for (std::size_t at = first; at < last; ++at) {
        const bool inside = at >= range.first && at < range.last;
        const bool name = word(at).capital && word(at).info && word(at).info->longest_name > 0;
        const bool prefix = !word(range.first).capital;  // `franco-allemand`
        if (!inside && !name && !prefix)
            return true;
    }
    return word(range.first).exact == "saint" || (first < last && word(first).exact == "saint");
}

std::size_t NameScan::compound_begin(std::size_t at) const {
    while (at > 0 && word(at).hyphen && word(at).follows())
        --at;
    return at;
}

std::size_t NameScan::compound_end(std::size_t end) const {
    while (has(end) && word(end).hyphen && word(end).follows())
        ++end;
    return end;
}

void NameScan::collect_small_words() {
    Words doubtful;
    for (const NameWord& one : words_)
        if (one.uncertain || one.shouted)
            doubtful.insert(one.exact);
    for (const NameWord& one : words_)
        if (!one.capital && doubtful.contains(one.exact))
            small_.insert(one.exact);
}

Sighting& NameScan::add(SightingKind kind, WordRange range, std::string_view method) {
    Sighting sighting;
    sighting.kind = kind;
    sighting.begin = word(range.first).begin;
    sighting.end = word(range.last - 1).end;
    sighting.method = method;
    sighting.written = written(range);
    sighting.label = sighting.written;
    sighting.key = key_of(words_of(range));
    sighting.uncertain = word(range.first).uncertain || word(range.first).shouted;
    sighting.locative = is_locative_before(range.first);
    return found_.emplace_back(std::move(sighting));
}

/// What the tables know of a place that says where the one before it lies: `(Vosges)`, `, dans l'Aude`.
std::span<const Claim> NameScan::located_in(std::size_t after) const {
    if (!has(after))
        return {};
    std::size_t at = after;
    if (word(at).gap == Gap::comma) {
        while (has(at) && !word(at).capital && at < after + 4) {
            if (at > after && !word(at).follows())
                return {};
            ++at;
        }
        const bool located = word(after).exact == "en" || word(after).exact == "dans" ||
                             word(after).exact == "au" || word(after).exact == "aux" ||
                             word(after).exact == "pres";
        if (!located || !has(at) || !word(at).follows())
            return {};
    } else if (word(at).gap != Gap::parenthesis) {
        return {};
    } else {
        while (has(at) && !word(at).capital && at < after + 3)
            ++at;
    }
    return has(at) && known_[at] > 0 ? claims({at, at + known_[at]}) : std::span<const Claim>{};
}

bool NameScan::is_locative_before(std::size_t first) const {
    std::string_view before = exact_before(first);
    std::size_t at = first;
    if ((before == "la" || before == "l" || before == "le") && at > 1 && word(at - 1).follows()) {
        --at;
        before = exact_before(at);
    }
    if (before == "au" || before == "aux")
        return true;
    if (before != "a")
        return is_locative(before);
    // `a` is also the verb: the preposition has its accent, or a capital that lost it.
    const std::string_view as_written = word(at - 1).written;
    return as_written != "a";
}

/// Whether a place is used as one who acts: the subject of a verb, or a party to something.
bool NameScan::is_agent(WordRange range) const {
    const std::string_view before = exact_before(range.first);
    if (before == "entre" || before == "avec" || before == "par" || before == "que" || before == "contre" ||
        before == "selon")
        return true;
    if (before == "et" && is_agent_before(range.first - 1))
        return true;  // `Le Caire et Riyad poussent à une trêve`
    if (is_locative_before(range.first))
        return false;
    // `Pékin, par la voix de Mao Ning, a dit`
    if (has(range.last) && word(range.last).gap == Gap::comma && word(range.last).exact == "par")
        return true;
    if (!is_small(range.last))
        return false;
    const std::string_view next = word(range.last).exact;
    return next == "a" || next == "est" || next == "avait" || next == "ont" || next == "ne" || next == "se" ||
           next == "s" || next == "et" || is_word_of_saying(next) ||
           (before.empty() && !is_function_word(next) && !looks_like_adjective(next));
}

/// `en espagnol`, `traduit de l'anglais`: a language, in small letters with no word that it belongs to.
bool NameScan::is_language(WordRange range) const {
    if (range.size() != 1 || word(range.first).capital || word(range.first).hyphen ||
        !is_nationality(range.first))
        return false;
    const std::string_view before = exact_before(range.first);
    const bool named = before == "en" || word(range.first).elided == 'l' || before == "le" || before == "du";
    return named &&
           (!follows(range.last) || (is_small(range.last) && is_function_word(word(range.last).exact)));
}

/// `17h00 heure locale (15h00 à Paris)`, `heure de Moscou`: whose clock it is, not where.
bool NameScan::is_clock(std::size_t first) const {
    if (first < 2 || !word(first).follows() || !word(first - 1).follows())
        return false;
    const NameWord& before = word(first - 2);
    const std::string_view link = word(first - 1).exact;
    const bool is_hour = before.gap == Gap::parenthesis && before.exact.front() >= '0' &&
                         before.exact.front() <= '9' && before.exact.find('h') != std::string_view::npos;
    return (link == "a" && is_hour) || (link == "de" && before.exact == "heure");
}

/// Whether the words that end before `end` are a place that acts.
bool NameScan::is_agent_before(std::size_t end) const {
    constexpr std::size_t most_words = 3;
    for (std::size_t size = 1; size <= most_words && size <= end; ++size)
        if (known_[end - size] == size)
            return claimed_by_place(end - size) && is_agent({end - size, end});
    return false;
}

/// `les régions de Soumy et Donetsk`
bool NameScan::is_region_of_several(std::size_t first) const {
    constexpr std::size_t most_words = 8;
    for (std::size_t at = first; at-- > 0 && first - at <= most_words;) {
        const std::string_view exact = word(at).exact;
        if (exact == "regions" || exact == "oblasts" || exact == "provinces" || exact == "gouvernorats")
            return true;
        const bool listed = word(at + 1).gap == Gap::comma || word(at + 1).follows();
        if (!listed || (!word(at).capital && !is_of(exact) && exact != "et"))
            return false;
    }
    return false;
}

bool NameScan::claimed_by_person(std::size_t first) const {
    return std::ranges::any_of(claims({first, first + known_[first]}),
                               [](const Claim& claim) { return claim.entry->actor == ActorKind::person; });
}

bool NameScan::claimed_by_place(std::size_t first) const {
    return std::ranges::any_of(claims({first, first + known_[first]}),
                               [](const Claim& claim) { return claim.entry->facet == FieldId::place; });
}

void NameScan::emit_known_at(std::size_t first, bool titled) {
    const WordRange range{first, first + known_[first]};
    if (is_language(range) || is_clock(first))
        return;
    Sighting& known = add(SightingKind::known, range, "gazetteer");
    known.claims = claims(range);
    known.written_case = case_of(range);
    known.titled = titled;
    known.agent = is_agent(range);
    known.is_acronym = is_acronym(range);
    known.at_the = exact_before(first) == "au";
    known.region = is_region_of_several(first);
    known.located_in = located_in(range.last);
    known.uncertain = known.uncertain && range.size() == 1 &&
                      (small_.contains(word(first).exact) || is_number(word(first).exact));
    known.after_name = first > 0 && word(first).follows() && word(first - 1).capital &&
                       !word(first - 1).uncertain && !titled && word(first).elided == 0 &&
                       !(word(first - 1).info && word(first - 1).info->longest_title > 0) &&
                       !word(first - 1).all_capitals;
}

void NameScan::emit_known(WordRange range, bool titled) {
    for (std::size_t at = range.first; at < range.last; ++at)
        if (known_[at] > 0 && !covered_[at])
            emit_known_at(at, titled && at == range.first);
}

std::vector<Sighting> scan_names(std::string_view text, std::span<const analysis::Token> tokens,
                                 const Authority& authority) {
    return NameScan(text, tokens, authority).scan();
}

}  // namespace depeche::indexer