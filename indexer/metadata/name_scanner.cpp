#include "indexer/metadata/name_scanner.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "indexer/metadata/name_lexicon.hpp"
#include "schema/analysis/stop_words.hpp"

namespace depeche::indexer {

using authority::Authority;
using authority::Claim;
using authority::TitleKinds;
using schema::FieldId;

namespace {

/// Words `first` up to `last`, which is not one of them.
struct Range {
    std::size_t first = 0;
    std::size_t last = 0;

    std::size_t size() const { return last - first; }
};

/// A text that is not French speaks of nobody that French grammar could show.
constexpr std::size_t most_words_sampled = 600;
constexpr std::size_t least_words_sampled = 30;

class Scanner {
public:
    Scanner(std::string_view text, std::span<const analysis::Token> tokens, const Authority& authority)
        : text_(text), authority_(authority), words_(name_words(text, tokens, authority)) {}

    std::vector<Sighting> scan() {
        known_.assign(words_.size(), 0);
        covered_.assign(words_.size(), false);
        find_known();
        if (is_french()) {
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

private:
    // What stands where.
    const NameWord& word(std::size_t at) const { return words_[at]; }
    bool has(std::size_t at) const { return at < words_.size(); }
    /// Whether the word at `at` goes on what stands before it, within the same group of words.
    bool follows(std::size_t at) const { return has(at) && words_[at].follows(); }
    bool is_small(std::size_t at) const { return follows(at) && !words_[at].capital; }
    bool is_capital(std::size_t at) const { return has(at) && words_[at].capital && !words_[at].shouted; }
    std::string_view exact_before(std::size_t at) const {
        return at > 0 && words_[at].follows() ? words_[at - 1].exact : std::string_view{};
    }
    std::span<const NameWord> words_of(Range range) const {
        return std::span(words_).subspan(range.first, range.size());
    }
    std::string written(Range range) const {
        const std::uint32_t begin = words_[range.first].begin;
        return std::string(text_.substr(begin, words_[range.last - 1].end - begin));
    }
    authority::Case case_of(Range range) const {
        std::vector<std::uint32_t> begins;
        for (const NameWord& one : words_of(range))
            begins.push_back(one.begin);
        return authority::case_of(text_.substr(0, words_[range.last - 1].end), begins);
    }
    std::span<const Claim> claims(Range range) const { return authority_.claims(key_of(words_of(range))); }

    void find_known();
    bool fits_text(Range range, std::span<const Claim> candidates) const;
    bool cuts_compound(Range range) const;
    std::size_t compound_begin(std::size_t at) const;
    std::size_t compound_end(std::size_t end) const;
    bool is_french() const;
    void collect_small_words();
    void find_defined_acronyms();
    void define_acronym(std::size_t acronym);
    void find_organisations();
    std::size_t organisation_end(std::size_t head, std::size_t head_size) const;
    std::size_t complement_end(std::size_t at) const;
    std::size_t associated_end(std::string_view head, std::size_t end) const;
    void find_natural_places();
    void find_runs();
    Range run_from(std::size_t first) const;
    void read_run(Range run);
    Range without_titles(Range run, bool& titled);
    bool is_titled(std::size_t first) const;
    bool has_title_before(std::size_t first) const;
    bool is_weak(std::size_t at) const;
    bool is_nationality(std::size_t at) const;
    void emit_known(Range range, bool titled);
    void emit_known_at(std::size_t first, bool titled);
    bool read_unknown(Range run, bool titled);
    std::string_view person_method(Range run, bool titled) const;
    bool is_place_here(Range run) const;
    bool is_first_name(std::size_t at) const { return words_[at].info && words_[at].info->first_name; }
    bool claimed_by_person(std::size_t first) const;
    bool claimed_by_place(std::size_t first) const;

    Sighting& add(SightingKind kind, Range range, std::string_view method);
    std::span<const Claim> located_in(std::size_t after) const;
    bool is_locative_before(std::size_t first) const;
    bool is_agent(Range range) const;
    bool is_region_of_several(std::size_t first) const;

    std::string_view text_;
    const Authority& authority_;
    std::vector<NameWord> words_;
    /// For each word, how many words the known name has that starts there.
    std::vector<std::uint8_t> known_;
    /// Words of an organisation or place that is already found.
    std::vector<bool> covered_;
    /// Words that stand somewhere in small letters: no names at the start of a sentence.
    std::unordered_set<std::string_view> small_;
    std::vector<Sighting> found_;
};

void Scanner::find_known() {
    for (std::size_t at = 0; at < words_.size();) {
        const std::size_t longest = word(at).info ? word(at).info->longest_name : 0;
        std::size_t size = longest == 0 ? 0 : 1;
        bool capital = longest > 0 && (word(at).capital || word(at).info->small_name);
        for (; size < longest && follows(at + size); ++size)
            capital = capital || word(at + size).capital;
        if (!capital)
            size = 0;
        for (; size > 0; --size) {
            const Range range{at, at + size};
            const auto candidates = claims(range);
            if (candidates.empty())
                continue;
            if (!cuts_compound(range) && fits_text(range, candidates))
                break;
        }
        known_[at] = static_cast<std::uint8_t>(size);
        at += std::max<std::size_t>(size, 1);
    }
}

/// Whether one of the claims on a name is possible as it stands in the text.
bool Scanner::fits_text(Range range, std::span<const Claim> candidates) const {
    const authority::Case as_written = case_of(range);
    const bool periphrasis = as_written.capitalised == 0;  // `l'armée russe`: no name, but its country is
    const bool letter = word(range.first).written.size() == 1;
    return std::ranges::any_of(candidates, [&](const Claim& claim) {
        if (!claim.fits(as_written) || letter)
            return false;
        return !periphrasis || claim.entry->actor != ActorKind::organisation;
    });
}

/// Whether a name is only a part of a compound that is another name: `Dax` of `Saint-Paul-lès-Dax`. Two names
/// may well be linked: `Lyon-Turin`.
bool Scanner::cuts_compound(Range range) const {
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

std::size_t Scanner::compound_begin(std::size_t at) const {
    while (at > 0 && word(at).hyphen && word(at).follows())
        --at;
    return at;
}

std::size_t Scanner::compound_end(std::size_t end) const {
    while (has(end) && word(end).hyphen && word(end).follows())
        ++end;
    return end;
}

bool Scanner::is_french() const {
    const std::size_t count = std::min(words_.size(), most_words_sampled);
    std::size_t french = 0;
    std::size_t english = 0;
    for (std::size_t at = 0; at < count; ++at) {
        const std::string_view exact = word(at).exact;
        if (exact == "the" || exact == "of" || exact == "and" || exact == "to" || exact == "with")
            ++english;
        else if (exact == "le" || exact == "la" || exact == "les" || exact == "de" || exact == "des" ||
                 exact == "du" || exact == "et" || exact == "un" || exact == "une")
            ++french;
    }
    return count < least_words_sampled ? english <= french : english < french && french * 25 > count;
}

void Scanner::collect_small_words() {
    for (const NameWord& one : words_)
        if (!one.capital)
            small_.insert(one.exact);
}

Sighting& Scanner::add(SightingKind kind, Range range, std::string_view method) {
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
std::span<const Claim> Scanner::located_in(std::size_t after) const {
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

bool Scanner::is_locative_before(std::size_t first) const {
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
bool Scanner::is_agent(Range range) const {
    const std::string_view before = exact_before(range.first);
    if (before == "entre" || before == "avec" || before == "par" || before == "que" || before == "contre" ||
        before == "selon")
        return true;
    if (is_locative_before(range.first) || !is_small(range.last))
        return false;
    const std::string_view next = word(range.last).exact;
    return next == "a" || next == "est" || next == "avait" || next == "ont" || next == "ne" || next == "se" ||
           next == "s" || next == "et" || is_word_of_saying(next) ||
           (before.empty() && !is_function_word(next) && !looks_like_adjective(next));
}

/// `les régions de Soumy et Donetsk`
bool Scanner::is_region_of_several(std::size_t first) const {
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

// ---- acronyms that the text defines: `Office français de la biodiversité (OFB)`

void Scanner::find_defined_acronyms() {
    for (std::size_t at = 1; at < words_.size(); ++at) {
        const NameWord& one = word(at);
        const bool alone = one.gap == Gap::parenthesis && one.all_capitals && one.exact.size() <= 10 &&
                           (!has(at + 1) || !word(at + 1).follows()) &&
                           text_.substr(one.end, 3).find(')') != std::string_view::npos;
        if (alone)
            define_acronym(at);
    }
}

void Scanner::define_acronym(std::size_t acronym) {
    constexpr std::size_t most_words = 14;
    const std::string_view letters = word(acronym).exact;
    std::size_t left = letters.size();
    for (std::size_t at = acronym; at-- > 0 && acronym - at <= most_words;) {
        const std::string_view exact = word(at).exact;
        if (left > 0 && exact.front() == letters[left - 1])
            --left;
        const bool starts = left == 0 && word(at).capital && exact.front() == letters.front();
        if (starts) {
            const Range name{at, acronym};
            if (known_[at] == name.size()) {
                Sighting& known = add(SightingKind::known, name, "acronym-definition");
                known.claims = claims(name);
                known.written_case = case_of(name);
                known.acronym = letters;
            } else if (name.size() > 1) {
                add(SightingKind::organisation, name, "acronym-definition").acronym = letters;
            } else {
                return;
            }
            add(SightingKind::surname, {acronym, acronym + 1}, "acronym-definition");
            for (std::size_t inside = at; inside <= acronym; ++inside)
                covered_[inside] = true;
            return;
        }
        if (!word(at).follows())
            return;
    }
}

// ---- organisations by their head word: `université de Rennes`

/// The end of a run of capitalised words that a head word rules; `at` when there is none.
std::size_t Scanner::complement_end(std::size_t at) const {
    std::size_t end = at;
    for (;;) {
        std::size_t next = end;
        while (end > at && is_small(next) && next < end + 2 && is_foreign_particle(word(next).exact))
            ++next;
        if (!follows(next) || !is_capital(next) || (end > at && word(next).elided != 0))
            return end;
        end = compound_end(next + 1);
    }
}

/// The end of the organisation that a head word starts, or `head` when it starts none.
std::size_t Scanner::organisation_end(std::size_t head, std::size_t head_size) const {
    const NameWord& first = word(head);
    const bool certain = first.capital && !first.uncertain && !first.shouted;
    const bool head_is_enough = heads_organisation(first.exact);
    if (!head_is_enough || (!certain && first.shouted))
        return head;
    std::size_t at = head + head_size;
    while (is_small(at) && word(at).elided == 0 && looks_like_adjective(word(at).exact) &&
           !is_function_word(word(at).exact))
        ++at;
    const bool has_adjective = at > head + head_size;
    if (follows(at) && is_capital(at) && word(at).elided == 0)
        return certain || is_named_after(first.exact) ? associated_end(first.exact, complement_end(at))
                                                      : head;
    if (!certain && !is_institution_of_place(first.exact))
        return head;
    // de, du, des, d', each with an article, then a name, or common words before one
    std::size_t named_end = head;
    std::size_t common_end = has_adjective && certain && !needs_name(first.exact) ? at : head;
    for (int depth = 0; depth < 3; ++depth) {
        std::size_t inner = at;
        if (is_small(inner) && is_of(word(inner).exact)) {
            ++inner;
            if (is_small(inner) && word(inner).exact == "la")
                ++inner;
        } else if (!(follows(inner) && word(inner).elided == 'd')) {
            break;
        }
        if (!follows(inner))
            break;
        if (is_capital(inner)) {
            named_end = complement_end(inner);
            while (first.exact == "ministere" && is_small(named_end) && word(named_end).elided == 0 &&
                   looks_like_adjective(word(named_end).exact))
                ++named_end;
            break;
        }
        if (is_function_word(word(inner).exact))
            break;
        at = inner + 1;
        while (is_small(at) && word(at).elided == 0 && looks_like_adjective(word(at).exact))
            ++at;
        if (certain && !needs_name(first.exact))
            common_end = at;
    }
    return std::max(named_end, common_end);
}

/// The name of an association may go on in small letters, to the next comma: `l'association Mise en jeu,`.
std::size_t Scanner::associated_end(std::string_view head, std::size_t end) const {
    if (head != "association" && head != "collectif" && head != "fondation")
        return end;
    std::size_t at = end;
    while (is_small(at) && at < end + 4)
        ++at;
    const bool closed = at > end && (!has(at) || !word(at).follows());
    const bool linked = is_small(end) && (is_of(word(end).exact) || word(end).exact == "en" ||
                                          word(end).exact == "pour" || word(end).exact == "sans");
    return closed && linked ? at : end;
}

std::string capitalised(std::string label) {
    const auto first = static_cast<unsigned char>(label.front());
    if (first >= 'a' && first <= 'z')
        label.front() = static_cast<char>(first - 32);
    else if (first == 0xC3 && static_cast<unsigned char>(label[1]) >= 0xA0)
        label[1] = static_cast<char>(static_cast<unsigned char>(label[1]) - 0x20);
    return label;
}

void Scanner::find_organisations() {
    for (std::size_t at = 0; at < words_.size(); ++at) {
        const authority::WordInfo* info = word(at).info;
        if (!info || info->longest_title == 0 || covered_[at] || word(at).shouted)
            continue;
        if (!word(at).capital && !heads_organisation(word(at).exact))
            continue;
        if (!authority_.title(word(at).exact).organisation)
            continue;
        const std::size_t end = organisation_end(at, 1);
        const bool great = at > 0 && word(at).follows() && word(at - 1).capital && !word(at - 1).uncertain &&
                           is_great(word(at - 1).exact) && word(at).capital;
        if (end <= at + 1 || known_[at] >= end - at)
            continue;
        // A head word before what the tables know as an organisation adds nothing: `le parti Horizons`.
        const bool adds_nothing =
            known_[at + 1] == end - at - 1 &&
            std::ranges::any_of(claims({at + 1, end}), [](const Claim& claim) {
                return claim.entry->facet == FieldId::actor && claim.entry->actor == ActorKind::organisation;
            });
        if (adds_nothing || (known_[at] > 1 && word(at).capital))
            continue;
        Sighting& organisation = add(SightingKind::organisation, {great ? at - 1 : at, end}, "head-word");
        organisation.label = capitalised(organisation.label);
        for (std::size_t inside = at; inside < end; ++inside)
            covered_[inside] = true;
        const bool direct = end == at + 2;
        if (!direct)
            for (std::size_t inside = at + 1; inside < end; ++inside)
                if (known_[inside] > 0 && claimed_by_place(inside))
                    emit_known_at(inside, false);
        at = end - 1;
    }
}

// ---- places by their head word: `lac Titicaca`, `village de Ribaute`

void Scanner::find_natural_places() {
    for (std::size_t at = 0; at + 1 < words_.size(); ++at) {
        const NameWord& head = word(at);
        const bool natural = heads_natural_place(head.exact);
        if (covered_[at] || head.shouted || known_[at] > 0 || head.hyphen ||
            (!natural && !heads_settlement(head.exact)))
            continue;
        std::size_t name = at + 1;
        if (follows(name) && word(name).hyphen)
            continue;
        bool of = follows(name) && word(name).elided == 'd';
        if (is_small(name) && is_of(word(name).exact)) {
            if (word(name).exact == "des" && !natural)
                continue;
            of = true;
            ++name;
            if (is_small(name) && word(name).exact == "la")
                ++name;
        }
        if (!follows(name) || !is_capital(name) || covered_[name])
            continue;
        const std::size_t end = complement_end(name);
        if (known_[name] > 0 && (of || !natural || !claimed_by_place(name)))
            continue;
        const bool inside_name = natural && (!of || keeps_head(head.exact));
        Sighting& place = add(SightingKind::place, {inside_name ? at : name, end}, "head-word");
        place.located_in = located_in(end);
        for (std::size_t inside = at; inside < end; ++inside)
            covered_[inside] = true;
    }
}

// ---- runs of capitalised words

Range Scanner::run_from(std::size_t first) const {
    std::size_t last = compound_end(first + 1);
    for (;;) {
        std::size_t next = last;
        const bool first_name_before = is_first_name(last - 1);
        while (
            is_small(next) && next < last + 3 &&
            (is_particle(word(next).exact) ||
             (first_name_before && (is_of(word(next).exact) || (word(next).exact == "la" && next > last)))))
            ++next;
        if (!follows(next) || !is_capital(next) || covered_[next])
            break;
        const bool elided = word(next).elided != 0;
        if (elided && !(word(next).elided == 'd' && first_name_before) && known_[last - 1] < 2)
            break;
        const bool by_of = next > last || elided;
        if (by_of && known_[next] > 0 && claimed_by_place(next) && !claimed_by_person(next))
            break;
        last = compound_end(next + 1);
    }
    return {first, last};
}

void Scanner::find_runs() {
    for (std::size_t at = 0; at < words_.size();) {
        if (!covered_[at] && known_[at] > 0 && (!word(at).capital || word(at).shouted)) {
            emit_known_at(at, false);
            at += known_[at];
        } else if (!covered_[at] && is_capital(at)) {
            const Range run = run_from(at);
            // A known name may reach further: `Côte d'Ivoire`.
            std::size_t end = run.last;
            for (std::size_t inside = run.first; inside < end; ++inside)
                end = std::max(end, inside + known_[inside]);
            read_run({run.first, end});
            at = end;
        } else {
            ++at;
        }
    }
}

TitleKinds title_at(const Authority& authority, std::span<const NameWord> words) {
    return authority.title(key_of(words));
}

/// Whether a title or role ends directly before a word.
bool Scanner::is_titled(std::size_t first) const {
    if (word(first).elided != 0)
        return false;
    // `le cinéaste iranien Jafar Panahi`
    for (int adjectives = 0;
         adjectives < 2 && first > 1 && word(first).follows() && !word(first - 1).capital &&
         word(first - 1).elided == 0 &&
         (known_[first - 1] == 1 || looks_like_adjective(word(first - 1).exact)) && !has_title_before(first);
         ++adjectives)
        --first;
    return has_title_before(first);
}

bool Scanner::has_title_before(std::size_t first) const {
    for (std::size_t size = 1; size <= 4 && size <= first; ++size) {
        if (!word(first - size + 1).follows())
            return false;
        const TitleKinds kinds = title_at(authority_, words_of({first - size, first}));
        if (kinds.honorific || kinds.role)
            return word(first - size).exact != "me" || word(first - size).capital;
    }
    return false;
}

Range Scanner::without_titles(Range run, bool& titled) {
    titled = is_titled(run.first);
    while (run.size() > 0) {
        const NameWord& one = word(run.first);
        if (known_[run.first] > 1 ||
            (known_[run.first] == 1 && (run.size() == 1 || !is_nationality(run.first))))
            break;
        const TitleKinds kinds =
            one.info && one.info->longest_title > 0 ? authority_.title(one.exact) : TitleKinds{};
        const bool nationality = run.size() > 1 && is_nationality(run.first);
        if (nationality)
            emit_known_at(run.first, false);
        const bool title = nationality || ((kinds.honorific || kinds.role) && !is_first_name(run.first));
        const bool function = one.uncertain && one.written.size() > 1 && !is_first_name(run.first) &&
                              known_[run.first] == 0 &&
                              (is_function_word(one.exact) || analysis::is_stop_word(one.exact) ||
                               small_.contains(one.exact) || kinds.organisation || kinds.place);
        if (!title && !function)
            break;
        titled = title || (titled && !function);
        ++run.first;
        while (run.size() > 0 && !word(run.first).capital) {
            if (!is_particle(word(run.first).exact) && known_[run.first] == 0) {
                titled = titled || is_titled(run.first + 1);
            }
            ++run.first;
        }
    }
    if (run.size() > 0 && !titled)
        titled = is_titled(run.first);
    return run;
}

/// `le Norvégien Joachim Trier`
bool Scanner::is_nationality(std::size_t at) const {
    const auto candidates = known_[at] == 1 ? claims({at, at + 1}) : std::span<const Claim>{};
    return !candidates.empty() && std::ranges::all_of(candidates, [](const Claim& claim) {
        return claim.rank == authority::Rank::demonym;
    });
}

/// A name of one word that next to another capitalised word says little: a small city, or `Wagner`.
bool Scanner::is_weak(std::size_t at) const {
    const auto candidates = known_[at] == 1 ? claims({at, at + 1}) : std::span<const Claim>{};
    return std::ranges::none_of(candidates, [](const Claim& claim) {
        return claim.entry->facet == FieldId::place && claim.rank > authority::Rank::derived;
    });
}

bool Scanner::claimed_by_person(std::size_t first) const {
    return std::ranges::any_of(claims({first, first + known_[first]}),
                               [](const Claim& claim) { return claim.entry->actor == ActorKind::person; });
}

bool Scanner::claimed_by_place(std::size_t first) const {
    return std::ranges::any_of(claims({first, first + known_[first]}),
                               [](const Claim& claim) { return claim.entry->facet == FieldId::place; });
}

void Scanner::emit_known_at(std::size_t first, bool titled) {
    const Range range{first, first + known_[first]};
    Sighting& known = add(SightingKind::known, range, "gazetteer");
    known.claims = claims(range);
    known.written_case = case_of(range);
    known.titled = titled;
    known.agent = is_agent(range);
    known.at_the = exact_before(first) == "au";
    known.region = is_region_of_several(first);
    known.located_in = located_in(range.last);
    known.uncertain = known.uncertain && small_.contains(word(first).exact) && range.size() == 1;
    known.after_name = first > 0 && word(first).follows() && word(first - 1).capital &&
                       !word(first - 1).uncertain && !titled && word(first).elided == 0 &&
                       !(word(first - 1).info && word(first - 1).info->longest_title > 0) &&
                       !word(first - 1).all_capitals;
}

void Scanner::emit_known(Range range, bool titled) {
    for (std::size_t at = range.first; at < range.last; ++at)
        if (known_[at] > 0 && !covered_[at])
            emit_known_at(at, titled && at == range.first);
}

void Scanner::read_run(Range whole) {
    bool titled = false;
    const Range run = without_titles(whole, titled);
    if (run.size() == 0)
        return;
    const std::size_t known = known_[run.first];
    const std::string_view before = exact_before(run.first);
    const bool thing = names_things_after_people(before) && !word(run.first).elided;
    if (known == run.size()) {
        const bool hidden = thing && claimed_by_person(run.first);
        const bool first_name_only =
            known == 1 && is_first_name(run.first) && titled && !claimed_by_person(run.first);
        if (!hidden && !first_name_only)
            emit_known_at(run.first, titled);
        return;
    }
    if (thing)
        return emit_known(run, false);
    // A first name, or any unknown word, directly before a name of the tables: someone else of that name.
    const bool weak =
        known == 1 && is_weak(run.first) && word(run.first + 1).follows() && word(run.first + 1).capital;
    const bool starts_as_person =
        (is_first_name(run.first) || weak) && (known <= 1) && !word(run.first).hyphen;
    bool holds_known = false;
    for (std::size_t at = run.first + std::max<std::size_t>(known, 1); at < run.last; ++at) {
        const bool strong = known_[at] > 1 || (known_[at] == 1 && !is_weak(at));
        // `porte-parole du Kremlin Dmitri Peskov`; but `Sophie Lille` is somebody
        holds_known = holds_known || known_[at] > 1 || (strong && !starts_as_person);
    }
    if (holds_known || (known > 0 && !starts_as_person))
        return emit_known(run, titled);
    if (!read_unknown(run, titled))
        emit_known(run, titled);
}

/// The rule that shows a run to be a person's name; empty for none.
std::string_view Scanner::person_method(Range run, bool titled) const {
    if (titled)
        return run.size() == 1 && (is_no_place(word(run.first).exact) || is_first_name(run.first))
                   ? ""
                   : "honorific";
    if (run.size() < 2 || is_no_place(word(run.first).exact))
        return {};
    if (is_first_name(run.first))
        return "first-name";
    const std::string_view before = exact_before(run.first);
    if (is_word_of_saying(before) || before == "apres")
        return "saying";
    if (word(run.first).elided != 'd' && names_trade(before))
        return "role";
    if (!has(run.last))
        return {};
    const NameWord& next = word(run.last);
    if (next.gap == Gap::comma && !next.capital) {
        if (next.info && next.info->longest_title > 0) {
            const TitleKinds kinds = authority_.title(next.exact);
            if (kinds.role || kinds.honorific)
                return "role";
        }
        const bool number = next.exact.front() >= '0' && next.exact.front() <= '9';
        if (number && has(run.last + 1) && word(run.last + 1).exact == "ans")
            return "age";
    }
    if (next.follows() && !next.capital) {
        std::size_t verb = run.last;
        if (next.exact == "a" && has(verb + 1))
            ++verb;
        if (is_word_of_saying(word(verb).exact))
            return "saying";
    }
    return {};
}

bool Scanner::is_place_here(Range run) const {
    if (run.size() > 4 && !word(run.last - 1).hyphen)
        return false;
    const std::string_view first = word(run.first).exact;
    if (is_no_place(first) || word(run.first).all_capitals)
        return false;
    const std::string_view before = exact_before(run.first);
    const NameWord* previous = run.first > 0 ? &words_[run.first - 1] : nullptr;
    if (!previous || before.empty())
        return false;
    if (before == "entre" && has(run.last + 1) && word(run.last).exact == "et" && known_[run.last + 1] > 0)
        return claimed_by_place(run.last + 1);
    if (before == "a" && previous->written != "a") {
        const std::string_view verb = exact_before(run.first - 1);
        return word(run.first).elided == 0 && !takes_person_after_a(verb);
    }
    if (word(run.first).elided == 'd' || (before == "de" && word(run.first).elided == 0)) {
        const std::size_t of = word(run.first).elided == 'd' ? run.first : run.first - 1;
        const std::string_view head = exact_before(of);
        return is_of_place(head) && !is_first_name(run.first);
    }
    return false;
}

/// False when nothing shows it to be a name.
bool Scanner::read_unknown(Range run, bool titled) {
    const bool quoted = word(run.first).gap == Gap::quote && has(run.last) && !word(run.last).follows() &&
                        word(run.last).gap >= Gap::quote;
    const std::string_view method = person_method(run, titled);
    const bool hyphened =
        run.size() > 1 && std::ranges::all_of(words_of({run.first + 1, run.last}),
                                              [](const NameWord& one) { return one.hyphen; });
    const auto where = located_in(run.last);
    const bool located =
        std::ranges::any_of(where, [](const Claim& claim) { return claim.entry->facet == FieldId::place; });
    if (!quoted && !method.empty() && !(hyphened && !titled)) {
        Sighting& person = add(SightingKind::person, run, method);
        person.titled = titled;
        return true;
    }
    const bool place = is_place_here(run) || (located && word(run.last).gap == Gap::parenthesis);
    if (place && !(is_first_name(run.first) && !located && !hyphened)) {
        Sighting& sighting = add(SightingKind::place, run, located ? "located" : "preposition");
        sighting.confidence = located ? Confidence::inferred : Confidence::guessed;
        sighting.located_in = where;
        return true;
    }
    Sighting& loose = add(SightingKind::surname, run, "surname");
    loose.after_name = quoted;
    return false;
}

}  // namespace

std::vector<Sighting> scan_names(std::string_view text, std::span<const analysis::Token> tokens,
                                 const Authority& authority) {
    return Scanner(text, tokens, authority).scan();
}

}  // namespace depeche::indexer
