#include "indexer/metadata/name_scan.hpp"

#include <algorithm>

#include "indexer/metadata/name_lexicon.hpp"

namespace depeche::indexer {

using authority::Claim;
using schema::FieldId;

namespace {

std::string capitalised(std::string label) {
    const auto first = static_cast<unsigned char>(label.front());
    if (first >= 'a' && first <= 'z')
        label.front() = static_cast<char>(first - 32);
    else if (first == 0xC3 && static_cast<unsigned char>(label[1]) >= 0xA0)
        label[1] = static_cast<char>(static_cast<unsigned char>(label[1]) - 0x20);
    return label;
}

}  // namespace

// ---- acronyms that the text defines: `Office français de la biodiversité (OFB)`

void NameScan::find_defined_acronyms() {
    for (std::size_t at = 1; at < words_.size(); ++at) {
        const NameWord& one = word(at);
        const bool alone = one.gap == Gap::parenthesis && one.all_capitals && one.exact.size() <= 10 &&
                           (!has(at + 1) || !word(at + 1).follows()) &&
                           text_.substr(one.end, 3).find(')') != std::string_view::npos;
        if (alone)
            define_acronym(at);
    }
}

void NameScan::define_acronym(std::size_t acronym) {
    constexpr std::size_t most_words = 14;
    const std::string_view letters = word(acronym).exact;
    std::size_t left = letters.size();
    for (std::size_t at = acronym; at-- > 0 && acronym - at <= most_words;) {
        const std::string_view exact = word(at).exact;
        if (left > 0 && exact.front() == letters[left - 1])
            --left;
        const bool starts = left == 0 && word(at).capital && exact.front() == letters.front();
        if (starts) {
            const WordRange name{at, acronym};
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
std::size_t NameScan::complement_end(std::size_t at) const {
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
std::size_t NameScan::organisation_end(std::size_t head, std::size_t head_size) const {
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
    // `le Conseil supérieur de la magistrature` is one, `le Conseil municipal` any.
    const bool stands_alone =
        certain && (!needs_name(first.exact) || (has_adjective && !is_of_any_body(word(at - 1).exact)));
    if (follows(at) && is_capital(at) && word(at).elided == 0)
        return certain || is_named_after(first.exact) ? associated_end(first.exact, complement_end(at))
                                                      : head;
    if (!certain && !is_institution_of_place(first.exact))
        return head;
    // de, du, des, d', each with an article, then a name, or common words before one
    std::size_t named_end = head;
    std::size_t common_end = has_adjective && stands_alone ? at : head;
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
            if (first.exact == "ministere" && is_small(named_end) && word(named_end).elided == 0 &&
                is_nationality(named_end))
                ++named_end;
            break;
        }
        if (is_function_word(word(inner).exact))
            break;
        at = inner + 1;
        while (is_small(at) && word(at).elided == 0 && looks_like_adjective(word(at).exact))
            ++at;
        if (stands_alone)
            common_end = at;
    }
    return std::max(named_end, common_end);
}

/// The name of an association may go on in small letters, to the next comma: `l'association Mise en jeu,`.
std::size_t NameScan::associated_end(std::string_view head, std::size_t end) const {
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

/// Whether the name that ends here stands for an organisation of the tables: `… (USGS)`.
bool NameScan::is_explained_by_known(std::size_t end) const {
    if (!has(end) || word(end).gap != Gap::parenthesis || known_[end] != 1 || follows(end + 1))
        return false;
    return std::ranges::any_of(claims({end, end + 1}), [](const Claim& claim) {
        return claim.entry->actor == ActorKind::organisation && claim.rank >= authority::Rank::alias;
    });
}

/// What an organisation is called: without the common noun before it, as in `le groupe Barry Callebaut`,
/// `l'ONG américaine Mighty Earth`.
WordRange NameScan::called_range(std::size_t head, std::size_t end) const {
    std::size_t first = head;
    if (!word(head).capital || word(head).exact == "ong") {
        if (!is_common_head(word(head).exact))
            return {head, end};
        do
            ++first;
        while (first < end && !word(first).capital);
    }
    return first < end && word(first).elided == 0 ? WordRange{first, end} : WordRange{head, end};
}

void NameScan::find_organisations() {
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
        // `Met Office` is one name.
        const bool inside_name = !great && at > 0 && word(at).capital && word(at).follows() &&
                                 word(at - 1).capital && !word(at - 1).uncertain && word(at).elided == 0 &&
                                 !is_function_word(word(at - 1).exact);
        if (end <= at + 1 || known_[at] >= end - at || inside_name)
            continue;
        const WordRange called = great ? WordRange{at - 1, end} : called_range(at, end);
        // A head word before what the tables know as an organisation adds nothing: `le parti Horizons`.
        const WordRange tail{called.first > at ? called.first : at + 1, end};
        const bool adds_nothing =
            known_[tail.first] == tail.size() && std::ranges::any_of(claims(tail), [](const Claim& claim) {
                return claim.entry->facet == FieldId::actor && claim.entry->actor == ActorKind::organisation;
            });
        if (adds_nothing || (known_[at] > 1 && word(at).capital) ||
            (called.first > at && is_first_name(called.first)) || is_explained_by_known(end))
            continue;
        Sighting& organisation = add(SightingKind::organisation, called, "head-word");
        organisation.label = capitalised(organisation.label);
        for (std::size_t inside = at; inside < end; ++inside)
            covered_[inside] = true;
        const bool direct = end == at + 2;
        if (!direct && called.first <= at)
            for (std::size_t inside = at + 1; inside < end; ++inside)
                if (known_[inside] > 0 && claimed_by_place(inside))
                    emit_known_at(inside, false);
        at = end - 1;
    }
}

// ---- places by their head word: `lac Titicaca`, `village de Ribaute`

void NameScan::find_natural_places() {
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

}  // namespace depeche::indexer
