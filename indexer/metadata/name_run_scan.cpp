#include "indexer/metadata/name_scan.hpp"

#include <algorithm>

#include "indexer/metadata/name_lexicon.hpp"
#include "schema/analysis/stop_words.hpp"

namespace depeche::indexer {

using authority::Authority;
using authority::Claim;
using authority::TitleKinds;
using schema::FieldId;

namespace {

TitleKinds title_at(const Authority& authority, std::span<const NameWord> words) {
    const authority::WordInfo* first = words.front().info;
    return first && first->longest_title >= words.size() ? authority.title(key_of(words)) : TitleKinds{};
}

}  // namespace

// ---- runs of capitalised words

WordRange NameScan::run_from(std::size_t first) const {
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

void NameScan::find_runs() {
    for (std::size_t at = 0; at < words_.size();) {
        if (!covered_[at] && known_[at] > 0 && (!word(at).capital || word(at).shouted)) {
            emit_known_at(at, false);
            at += known_[at];
        } else if (!covered_[at] && is_capital(at)) {
            const WordRange run = run_from(at);
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

/// Whether a title or role ends directly before a word.
bool NameScan::is_titled(std::size_t first) const {
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

bool NameScan::has_title_before(std::size_t first) const {
    for (std::size_t size = 1; size <= 4 && size <= first; ++size) {
        if (!word(first - size + 1).follows())
            return false;
        const TitleKinds kinds = title_at(authority_, words_of({first - size, first}));
        if (kinds.honorific || kinds.role)
            return word(first - size).exact != "me" || word(first - size).capital;
    }
    return false;
}

WordRange NameScan::without_titles(WordRange run, bool& titled) {
    titled = is_titled(run.first);
    while (run.size() > 0) {
        const NameWord& one = word(run.first);
        // `l'UDC Thomas Matter`
        if (run.size() > 2 && one.all_capitals && !one.shouted && is_first_name(run.first + 1) &&
            !word(run.first + 1).hyphen && known_[run.first] <= 1) {
            emit_known({run.first, run.first + 1}, false);
            ++run.first;
            titled = true;
            continue;
        }
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
bool NameScan::is_nationality(std::size_t at) const {
    const auto candidates = known_[at] == 1 ? claims({at, at + 1}) : std::span<const Claim>{};
    return !candidates.empty() && std::ranges::all_of(candidates, [](const Claim& claim) {
        return claim.rank == authority::Rank::demonym;
    });
}

/// A name of one word that next to another capitalised word says little: a small city, or `Wagner`.
bool NameScan::is_weak(std::size_t at) const {
    const auto candidates = known_[at] == 1 ? claims({at, at + 1}) : std::span<const Claim>{};
    return std::ranges::none_of(candidates, [](const Claim& claim) {
        return claim.entry->facet == FieldId::place && claim.rank > authority::Rank::derived;
    });
}

void NameScan::read_run(WordRange whole) {
    bool titled = false;
    const WordRange run = without_titles(whole, titled);
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
std::string_view NameScan::person_method(WordRange run, bool titled) const {
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
    if (follows_role(run.first))
        return "role";
    if (const std::string_view method = has(run.last) ? method_behind(run) : std::string_view{};
        !method.empty())
        return method;
    return acts(run) ? "acting" : std::string_view{};
}

/// `la ministre des Finances, Satsuki Katayama`: a role that a comma parts from who has it.
bool NameScan::follows_role(std::size_t first) const {
    constexpr std::size_t most_words = 9;
    if (word(first).gap != Gap::comma)
        return false;
    for (std::size_t at = first; at-- > 0 && first - at <= most_words;) {
        const NameWord& one = word(at);
        if (is_auxiliary(one.exact) || is_word_of_saying(one.exact))
            return false;
        if (one.info && one.info->longest_title > 0 && !one.uncertain) {
            const TitleKinds kinds = authority_.title(one.exact);
            if (kinds.role || kinds.honorific)
                return true;
        }
        if (!one.follows())
            return one.uncertain && authority_.title(one.exact).role;
    }
    return false;
}

/// What the words behind a run show of it.
std::string_view NameScan::method_behind(WordRange run) const {
    const NameWord& next = word(run.last);
    if (next.gap == Gap::comma && !next.capital) {
        // `Bhushan Gagrani, le commissaire municipal`
        const bool article = next.exact == "le" || next.exact == "la" || next.exact == "un" ||
                             next.exact == "une" || next.exact == "son" || next.exact == "sa";
        const std::size_t at = article && follows(run.last + 1) ? run.last + 1 : run.last;
        if (word(at).info && word(at).info->longest_title > 0) {
            const TitleKinds kinds = authority_.title(word(at).exact);
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

/// Whether a verb behind a run, or `par` before it, shows somebody who acts: `Senny Mayulu a égalisé`.
bool NameScan::acts(WordRange run) const {
    if (run.size() > 4 || is_locative_before(run.first) || word(run.first).elided == 'd' ||
        is_of(exact_before(run.first)))
        return false;
    for (std::size_t at = run.first; at < run.last; ++at)
        if (known_[at] > 0 || is_function_word(word(at).exact))
            return false;
    if (exact_before(run.first) == "par")
        return true;
    return is_small(run.last) && word(run.last).elided == 0 && is_auxiliary(word(run.last).exact);
}

/// `le`, `la`, `l'`, `du`, `au` directly before a word.
bool NameScan::follows_article(std::size_t first) const {
    const std::string_view before = exact_before(first);
    return word(first).elided == 'l' || before == "le" || before == "la" || before == "du" || before == "au";
}

/// The rule that shows a run to be an organisation that the tables do not know; empty for none.
std::string_view NameScan::organisation_method(WordRange run) const {
    const NameWord& first = word(run.first);
    if (first.shouted || first.gap == Gap::quote)
        return {};
    // `l'américain Cargill`, in small letters: people are `l'Américain`
    if (run.first > 1 && first.follows() && first.elided == 0 && !word(run.first - 1).capital &&
        is_nationality(run.first - 1) && follows_article(run.first - 1))
        return "nationality";
    if (run.size() > 1 && acts(run) && names_company(word(run.last - 1).exact))
        return "acting";
    if (run.size() > 1 && !word(run.first + 1).hyphen)
        return {};
    const bool introduced = follows_article(run.first) || exact_before(run.first) == "par" ||
                            exact_before(run.first) == "selon" || exact_before(run.first) == "les";
    constexpr std::size_t longest_acronym = 7;
    if (run.size() == 1 && first.all_capitals && introduced && first.written.size() >= 3 &&
        first.written.size() <= longest_acronym && !is_common_acronym(first.exact) &&
        first.exact.find_first_of("0123456789") == std::string_view::npos)
        return "acronym";
    return is_camel_case(first.written) && !is_locative_before(run.first) ? "spelling" : std::string_view{};
}

bool NameScan::is_place_here(WordRange run) const {
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
bool NameScan::read_unknown(WordRange run, bool titled) {
    const bool quoted = word(run.first).gap == Gap::quote && has(run.last) && !word(run.last).follows() &&
                        word(run.last).gap >= Gap::quote;
    if (const std::string_view shown = titled ? std::string_view{} : organisation_method(run);
        !shown.empty()) {
        add(SightingKind::organisation, run, shown).confidence = Confidence::guessed;
        return true;
    }
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

}  // namespace depeche::indexer
