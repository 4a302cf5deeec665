#include "indexer/metadata/name_resolver.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/metadata/place_context.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

using authority::Claim;
using authority::Entry;
using authority::Rank;
using schema::FieldId;

namespace {

/// A person or organisation of the dispatch.
struct Who {
    const Entry* entry = nullptr;
    std::string label;
    ActorKind kind = ActorKind::person;
    std::string key;
};

/// A place that the tables do not know.
struct Where {
    std::string label;
    std::string country;
};

/// The part of a folded name from its `words`-th word on.
std::string_view without_first(std::string_view key) {
    const auto blank = key.find(' ');
    return blank == std::string_view::npos ? std::string_view{} : key.substr(blank + 1);
}

bool has_blank(std::string_view key) {
    return key.find(' ') != std::string_view::npos;
}

class Resolver {
public:
    Resolver(std::span<const Sighting> sightings, const authority::Authority& authority)
        : sightings_(sightings), authority_(authority), context_(sightings) {}

    std::vector<NameMention> resolve() {
        collect_people();
        collect_surnames();
        collect_acronyms();
        collect_places();
        collect_organisations();
        for (const Sighting& sighting : sightings_)
            mention(sighting);
        return std::move(mentions_);
    }

private:
    const Claim* full_name(const Sighting& sighting) const;
    void collect_people();
    void collect_surnames();
    void collect_acronyms();
    void collect_places();
    void collect_organisations();
    const Who* named_in_full(std::string_view key) const;
    void add_person(const Sighting& sighting);
    void add_surnames_of(const Who& person, std::string_view key);

    /// Whose surname this is in this dispatch: `shared` when several people have it, `person` null when
    /// nobody.
    struct Owner {
        const Who* person = nullptr;
        bool shared = false;
    };
    Owner owner_of(std::string_view key) const;

    void mention(const Sighting& sighting);
    void mention_organisation(const Sighting& sighting);
    void mention_known(const Sighting& sighting);
    bool mention_known_actor(const Sighting& sighting, const Claim& claim);
    void mention_known_place(const Sighting& sighting, const Claim& claim);
    void mention_loose(const Sighting& sighting);
    void add(const Sighting& sighting, const Who& who, std::string_view method);
    void add(const Sighting& sighting, const Entry& place, std::string_view method);
    void add(const Sighting& sighting, const Where& place, std::string_view method);

    std::span<const Sighting> sightings_;
    const authority::Authority& authority_;
    PlaceContext context_;
    /// Stable in memory, because the maps point into it.
    std::deque<Who> people_;
    std::unordered_map<std::string, const Who*> by_name_;
    std::unordered_map<std::string, Owner> by_surname_;
    std::unordered_map<std::string, Who> by_acronym_;
    /// By the first word of their names; nothing for one that several start with.
    std::unordered_map<std::string, std::optional<Who>> by_head_;
    std::unordered_map<std::string, Where> places_;
    std::vector<NameMention> mentions_;
};

/// The person whose whole name a sighting is, for the tables.
const Claim* Resolver::full_name(const Sighting& sighting) const {
    if (sighting.kind != SightingKind::known)
        return nullptr;
    const Claim* claim = context_.actor(sighting);
    const bool person = claim && claim->entry->actor == ActorKind::person && claim->rank >= Rank::alias;
    return person ? claim : nullptr;
}

void Resolver::add_person(const Sighting& sighting) {
    const Claim* known = full_name(sighting);
    if (known) {
        if (by_name_.contains(known->entry->name.id)) {
            add_surnames_of(*by_name_.at(known->entry->name.id), sighting.key);
            return;
        }
        people_.push_back({known->entry, known->entry->name.label, ActorKind::person, sighting.key});
        by_name_.emplace(known->entry->name.id, &people_.back());
    } else {
        if (by_name_.contains(sighting.key))
            return;
        // `Hugo Aguilar` where `Hugo Aguilar Ortiz` is named too; the longer ones come first.
        const auto longer = std::ranges::find_if(people_, [&](const Who& who) {
            return who.key.starts_with(sighting.key) && who.key[sighting.key.size()] == ' ';
        });
        if (longer != people_.end() && has_blank(sighting.key)) {
            by_name_.emplace(sighting.key, &*longer);
            add_surnames_of(*longer, sighting.key);
            return;
        }
        people_.push_back({nullptr, sighting.label, ActorKind::person, sighting.key});
        by_name_.emplace(sighting.key, &people_.back());
    }
    add_surnames_of(people_.back(), sighting.key);
}

/// Every end of a full name may stand for it: `Corrêa do Lago`, `do Lago`, `Lago`.
void Resolver::add_surnames_of(const Who& person, std::string_view key) {
    for (std::string_view rest = without_first(key); !rest.empty(); rest = without_first(rest)) {
        Owner& owner = by_surname_[std::string(rest)];
        owner.shared = owner.shared || (owner.person && owner.person != &person);
        owner.person = &person;
    }
}

void Resolver::collect_people() {
    std::unordered_set<std::string_view> lone;
    for (const Sighting& sighting : sightings_)
        if ((sighting.kind == SightingKind::surname || sighting.kind == SightingKind::person) &&
            !has_blank(sighting.key))
            lone.insert(sighting.key);
    // Longer names first, so that `Sy Savané` is known to be the end of `Amadou Sy Savané`.
    std::vector<const Sighting*> named;
    for (const Sighting& sighting : sightings_) {
        const std::string_view key = sighting.key;
        const bool repeated = sighting.kind == SightingKind::surname && !sighting.after_name &&
                              !sighting.uncertain && has_blank(key) &&
                              lone.contains(key.substr(key.rfind(' ') + 1));
        if (full_name(sighting) || repeated || (sighting.kind == SightingKind::person && has_blank(key)))
            named.push_back(&sighting);
    }
    std::ranges::stable_sort(named, std::ranges::greater{},
                             [](const Sighting* sighting) { return std::ranges::count(sighting->key, ' '); });
    for (const Sighting* sighting : named) {
        const Owner longer = owner_of(sighting->key);
        if (full_name(*sighting) || (!longer.person && !longer.shared))
            add_person(*sighting);
    }
}

/// People of whom only the surname is told, with a title: `Mme Dupont`.
void Resolver::collect_surnames() {
    for (const Sighting& sighting : sightings_)
        if (sighting.kind == SightingKind::person && !has_blank(sighting.key) && sighting.titled &&
            !by_surname_.contains(sighting.key))
            add_person(sighting);
}

void Resolver::collect_acronyms() {
    for (const Sighting& sighting : sightings_) {
        if (sighting.acronym.empty())
            continue;
        const Claim* known = sighting.kind == SightingKind::known ? context_.actor(sighting) : nullptr;
        Who who{known ? known->entry : nullptr, sighting.label, ActorKind::organisation, sighting.key};
        by_acronym_.try_emplace(sighting.acronym, std::move(who));
    }
}

void Resolver::collect_places() {
    for (const Sighting& sighting : sightings_) {
        if (sighting.kind != SightingKind::place)
            continue;
        const bool located = !sighting.located_in.empty();
        const Owner owner = owner_of(sighting.key);
        if (!located && (owner.person || owner.shared || by_name_.contains(sighting.key)))
            continue;
        Where where{sighting.label, {}};
        for (const Claim& claim : sighting.located_in)
            if (claim.entry->facet == FieldId::place && where.country.empty())
                where.country = country_of(*claim.entry);
        places_.try_emplace(sighting.key, std::move(where));
    }
}

Resolver::Owner Resolver::owner_of(std::string_view key) const {
    const auto found = by_surname_.find(std::string(key));
    if (found != by_surname_.end())
        return found->second;
    if (key.size() < 3 || key[1] != ' ')
        return {};
    // D. Trump, J.-M. Ayrault
    std::string_view surname = key;
    while (surname.size() > 2 && surname[1] == ' ')
        surname.remove_prefix(2);
    const Owner owner = owner_of(surname);
    return owner.person && !owner.shared && owner.person->key.front() == key.front() ? owner : Owner{};
}

void Resolver::collect_organisations() {
    for (const Sighting& sighting : sightings_) {
        if (!has_blank(sighting.key))
            continue;
        const Claim* known = sighting.kind == SightingKind::known ? context_.actor(sighting) : nullptr;
        const bool is_organisation = known ? known->entry->actor == ActorKind::organisation
                                           : sighting.kind == SightingKind::organisation;
        const std::string head = sighting.key.substr(0, sighting.key.find(' '));
        if (!is_organisation || !authority_.title(head).organisation)
            continue;
        Who who{known ? known->entry : nullptr, known ? known->entry->name.label : sighting.label,
                ActorKind::organisation, sighting.key};
        const auto [at, is_new] = by_head_.try_emplace(head, who);
        if (!is_new && at->second && at->second->label != who.label)
            at->second.reset();  // two parliaments, two courts: the word alone is neither
    }
}

/// The organisation that a head word alone stands for: `le Parlement` after `le Parlement européen`.
const Who* Resolver::named_in_full(std::string_view key) const {
    const auto found = by_head_.find(std::string(key));
    return found != by_head_.end() && found->second ? &*found->second : nullptr;
}

void Resolver::mention(const Sighting& sighting) {
    switch (sighting.kind) {
        case SightingKind::known:
            return mention_known(sighting);
        case SightingKind::organisation:
            return mention_organisation(sighting);
        case SightingKind::place:
        case SightingKind::surname:
        case SightingKind::person:
            return mention_loose(sighting);
    }
}

/// An organisation that goes by its acronym where the text has said what it stands for.
void Resolver::mention_organisation(const Sighting& sighting) {
    if (const auto acronym = by_acronym_.find(sighting.key); acronym != by_acronym_.end())
        return add(sighting, acronym->second, "acronym-definition");
    if (const Owner owner = owner_of(sighting.key); owner.person && !owner.shared)
        return add(sighting, *owner.person, "surname");
    add(sighting, Who{nullptr, sighting.label, ActorKind::organisation, sighting.key}, sighting.method);
}

void Resolver::mention_known(const Sighting& sighting) {
    const Claim* place = context_.place(sighting);
    const Claim* actor = context_.actor(sighting);
    const bool cited = std::ranges::any_of(sighting.claims, [](const Claim& claim) {
        return claim.entry->facet == FieldId::source && claim.rank >= Rank::alias &&
               claim.entry->kind != "institution";
    });
    if (cited && actor && actor->entry->actor == ActorKind::organisation)
        return;  // an agency or a paper is a source of the dispatch
    const bool person = actor && actor->entry->actor == ActorKind::person;
    if (actor && place && place->rank != Rank::demonym) {
        // One word, two facets: the use decides, then what is better known.
        const bool as_place =
            sighting.locative ||
            (person && !sighting.titled && actor->rank == Rank::surname && !owner_of(sighting.key).person);
        (as_place ? actor : place) = nullptr;
    }
    if (actor && mention_known_actor(sighting, *actor))
        return;
    const Owner owner = owner_of(sighting.key);
    if (place && place->rank != Rank::demonym && owner.person && !sighting.locative &&
        (sighting.titled || place->rank <= Rank::derived))
        return add(sighting, *owner.person, "surname");
    if (place && (place->rank == Rank::demonym || sighting.locative || !owner.shared))
        mention_known_place(sighting, *place);
}

/// False when the words may still be a place.
bool Resolver::mention_known_actor(const Sighting& sighting, const Claim& claim) {
    if (claim.rank == Rank::surname ||
        (claim.entry->actor == ActorKind::person && !has_blank(sighting.key))) {
        const Owner owner = owner_of(sighting.key);
        if (owner.shared)
            return true;
        if (owner.person) {
            add(sighting, *owner.person, "surname");
            return true;
        }
        if (sighting.after_name)
            return true;
    }
    if (const Who* whole = named_in_full(sighting.key)) {
        add(sighting, *whole, "short-form");
        return true;
    }
    const Entry& entry = *claim.entry;
    const std::string_view method = !sighting.acronym.empty()     ? sighting.method
                                    : claim.rank == Rank::surname ? "surname"
                                    : claim.rank == Rank::label   ? "gazetteer"
                                                                  : "alias";
    add(sighting, Who{&entry, entry.name.label, entry.actor, sighting.key}, method);
    // « au Kremlin », « au Pentagone »
    if (sighting.at_the && entry.kind == "institution" && !entry.country.empty() && !has_blank(sighting.key))
        if (const Entry* seat = authority_.find_id(FieldId::place, schema::slug(entry.seat)))
            add(sighting, *seat, "seat");
    return true;
}

void Resolver::mention_known_place(const Sighting& sighting, const Claim& claim) {
    const bool demonym = claim.rank == Rank::demonym;
    // Everybody is European: adjectives of continents name no place, nor do buildings of a city that is
    // named.
    if ((demonym && claim.entry->kind == "continent") ||
        (claim.entry->kind == "building-or-site" && context_.is_in_named_city(*claim.entry)))
        return;
    const std::string_view method = demonym ? "demonym"
                                    : claim.entry->kind == "region" && claim.rank < Rank::label
                                        ? "region-form"
                                    : claim.rank == Rank::label ? "gazetteer"
                                    : claim.rank == Rank::alias ? "alias"
                                                                : "homonym";
    add(sighting, *claim.entry, method);
    if (demonym || claim.entry->kind != "capital" || !sighting.agent)
        return;
    // « Bruxelles veut alléger ses règles »: unless Belgium is spoken of, that is the Union.
    if (claim.entry->name.id == "bruxelles" && !context_.is_named(*claim.entry)) {
        if (const Entry* entry = authority_.find_id(FieldId::actor, "union-europeenne"))
            add(sighting, Who{entry, entry->name.label, entry->actor, sighting.key}, "metonym");
        return;
    }
    if (const Entry* country = authority_.find_id(FieldId::place, schema::slug(claim.entry->country)))
        add(sighting, *country, "metonym");
}

void Resolver::mention_loose(const Sighting& sighting) {
    if (sighting.kind == SightingKind::place)
        if (const auto place = places_.find(sighting.key); place != places_.end())
            return add(sighting, place->second, sighting.method);
    const bool person = sighting.kind == SightingKind::person;
    if (const auto known = by_name_.find(sighting.key); known != by_name_.end())
        return add(sighting, *known->second, person ? sighting.method : "repeated-surname");
    const Owner owner = owner_of(sighting.key);
    if (owner.shared)
        return;
    if (owner.person)
        return add(sighting, *owner.person, "surname");
    if (const auto acronym = by_acronym_.find(sighting.key); acronym != by_acronym_.end())
        return add(sighting, acronym->second, "acronym-definition");
    if (const auto place = places_.find(sighting.key); place != places_.end())
        return add(sighting, place->second, "repeated");
    if (const Who* whole = named_in_full(sighting.key); whole && !sighting.uncertain)
        return add(sighting, *whole, "short-form");
}

void Resolver::add(const Sighting& sighting, const Who& who, std::string_view method) {
    FacetName name = who.entry ? who.entry->name : FacetName{schema::slug(who.label), who.label};
    const Confidence confidence = method == "repeated-surname" ? Confidence::guessed : sighting.confidence;
    mentions_.push_back(
        {FieldId::actor, std::move(name), who.kind, {}, {}, sighting.written, method, confidence});
}

void Resolver::add(const Sighting& sighting, const Entry& place, std::string_view method) {
    mentions_.push_back({FieldId::place, place.name, ActorKind::unknown, place.country, place.coordinates,
                         sighting.written, method, sighting.confidence});
}

void Resolver::add(const Sighting& sighting, const Where& place, std::string_view method) {
    mentions_.push_back({FieldId::place,
                         {schema::slug(place.label), place.label},
                         ActorKind::unknown,
                         place.country,
                         {},
                         sighting.written,
                         method,
                         sighting.confidence});
}

}  // namespace

std::vector<NameMention> resolve_names(std::span<const Sighting> sightings,
                                       const authority::Authority& authority) {
    return Resolver(sightings, authority).resolve();
}

}  // namespace depeche::indexer
