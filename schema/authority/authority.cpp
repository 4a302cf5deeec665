#include "schema/authority/authority.hpp"

#include <algorithm>
#include <bit>
#include <boost/unordered/unordered_flat_map.hpp>
#include <deque>
#include <unordered_set>

#include "schema/analysis/folding.hpp"
#include "schema/authority/name_key.hpp"
#include "schema/authority/table_rows.hpp"
#include "schema/terms.hpp"

namespace depeche::authority {

using schema::FieldId;

namespace {

struct StringHash {
    using is_transparent = void;
    using is_avalanching = void;
    std::size_t operator()(std::string_view text) const { return schema::hash64(text); }
};

/// What is known of names. Most words of a text are none, which this table tells from one line of memory.
template <typename Value>
using NameMap = boost::unordered_flat_map<std::string, Value, StringHash, std::equal_to<>>;

/// Null when nothing is known.
template <typename Value>
const Value* find_in(const NameMap<Value>& names, std::string_view name) {
    const auto found = names.find(name);
    return found == names.end() ? nullptr : &found->second;
}

bool is_all_capitals(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; }) &&
           analysis::lower(text) != text;
}

/// Newspapers write long acronyms as words (`Otan`), short ones hardly.
constexpr std::size_t longest_strict_acronym = 3;

/// How a name of a table must be written in a text.
Case needed_case(std::string_view name, const NameKey& key) {
    Case needed = case_of(name.substr(0, key.end), key.begins);
    needed.all_capitals = needed.all_capitals && name.size() <= longest_strict_acronym;
    return needed;
}

/// What stands before a parenthesis; empty when there is none.
std::string_view bare(std::string_view name) {
    const auto parenthesis = name.find(" (");
    return parenthesis == std::string_view::npos ? std::string_view{} : name.substr(0, parenthesis);
}

}  // namespace

struct Authority::Names {
    std::deque<Entry> entries;
    NameMap<std::vector<Claim>> claims;
    NameMap<WordInfo> words;
    NameMap<TitleKinds> titles;
    NameMap<const Entry*> ids;
    NameMap<const Entry*> hosts;
    std::vector<BadRow> bad_rows;
    analysis::Analyzer analyzer;
    std::unordered_set<std::string> hidden;

    void load(const Table& table);
    void add_title(const TableRows& row);
    void add_first_name(std::string_view name);
    void add(Entry entry, const TableRows& row, Rank rank);
    bool is_overridden(const Entry& city);
    NameKey key_of(std::string_view name);
    void claim(std::string_view name, const Entry& entry, Rank rank);
};

namespace {

std::string id_key(FieldId facet, std::string_view id) {
    return static_cast<char>(facet) + std::string(id);
}

bool is_first_name_table(const Table& table) {
    return table.name == "first_names";
}

void read_coordinates(Entry& entry, TableRows& row) {
    const auto latitude = row.number("latitude");
    const auto longitude = row.number("longitude");
    if (latitude && longitude)
        entry.coordinates = Coordinates{*latitude, *longitude};
}

/// The entry of a row, which is refused when there is none in it.
Entry read_entry(std::string_view table, TableRows& row) {
    Entry entry;
    entry.name.label = row.column("label");
    entry.name.id = schema::slug(entry.name.label);
    if (entry.name.label.empty())
        row.refuse("pas de nom dans la colonne « label » : écrivez-le ou retirez la ligne",
                   "no name in the column 'label': write it or remove the line");
    entry.kind = row.column("kind");
    entry.country = row.column("country");
    entry.seat = row.column("seat");
    entry.aliases = row.items("aliases");
    entry.hosts = row.items("hosts");
    if (table == "people" || table == "organisations") {
        entry.facet = FieldId::actor;
        entry.actor = table == "people" ? ActorKind::person : ActorKind::organisation;
    } else if (table == "sources") {
        entry.facet = FieldId::source;
    } else {
        entry.facet = FieldId::place;
        if (entry.kind == "country")
            entry.country.clear();
        read_coordinates(entry, row);
    }
    return entry;
}

}  // namespace

void Authority::Names::load(const Table& table) {
    TableRows rows(table.rows, is_first_name_table(table) ? "name" : "");
    while (rows.next()) {
        if (is_first_name_table(table)) {
            add_first_name(rows.column("name"));
        } else if (table.name == "titles") {
            add_title(rows);
        } else {
            Entry entry = read_entry(table.name, rows);
            if (!rows.is_refused())
                add(std::move(entry), rows, table.name == "cities" ? Rank::derived : Rank::label);
        }
    }
    for (const TableRows::Fault& fault : rows.faults())
        bad_rows.push_back(
            {std::string(table.file.empty() ? table.name : table.file), fault.line, fault.reason});
}

NameKey Authority::Names::key_of(std::string_view name) {
    NameKey key = plain_name_key(name);
    return key.key.empty() && !name.empty() ? name_key(name, analyzer) : key;
}

void Authority::Names::add_first_name(std::string_view name) {
    if (const NameKey found = key_of(name); !found.key.empty())
        words[found.key].first_name = true;
}

void Authority::Names::add_title(const TableRows& row) {
    const NameKey found = key_of(row.column("word"));
    if (found.key.empty())
        return;
    TitleKinds& kinds = titles[found.key];
    const std::string_view kind = row.column("kind");
    kinds.honorific |= kind == "honorific";
    kinds.role |= kind == "role";
    kinds.organisation |= kind == "organisation";
    kinds.place |= kind == "place";
    std::uint16_t& longest = words[std::string(found.first())].longest_title;
    longest = std::max(longest, static_cast<std::uint16_t>(found.begins.size()));
}

/// Whether a hand-made table has a place of that name in that country.
bool Authority::Names::is_overridden(const Entry& city) {
    const std::vector<Claim>* found = find_in(claims, key_of(city.name.label).key);
    return found && std::ranges::any_of(*found, [&](const Claim& claim) {
               return claim.entry->facet == FieldId::place && claim.entry->country == city.country &&
                      claim.rank != Rank::demonym;
           });
}

void Authority::Names::add(Entry entry, const TableRows& row, Rank rank) {
    if (rank == Rank::derived && is_overridden(entry))
        return;
    if (const auto known = ids.find(id_key(entry.facet, entry.name.id)); known != ids.end()) {
        // Said again, the first one wins; the same name in another country is another place.
        if (known->second->country == entry.country)
            return;
        entry.name.id += '-' + schema::slug(entry.country.empty() ? entry.kind : entry.country);
    }
    const std::vector<std::string> surnames = row.items("surnames");
    std::vector<std::string> aliases = entry.aliases;
    std::ranges::copy(surnames, std::back_inserter(entry.aliases));
    const Entry& added = entries.emplace_back(std::move(entry));
    ids.emplace(id_key(added.facet, added.name.id), &added);
    for (const std::string& host : added.hosts)
        hosts.try_emplace(host, &added);

    const bool secondary = !bare(added.name.label).empty();
    claim(added.name.label, added, rank);
    claim(bare(added.name.label), added, Rank::bare);
    const std::string weak = secondary ? key_of(bare(added.name.label)).key : std::string{};
    for (const std::string& alias : aliases) {
        // `Saint Louis` for `Saint-Louis (États-Unis)` is the bare label again.
        if (!secondary || key_of(alias).key != weak)
            claim(alias, added, std::min(rank, Rank::alias));
        claim(bare(alias), added, Rank::bare);
    }
    for (const std::string& surname : surnames)
        claim(surname, added, Rank::surname);
    for (const std::string& demonym : row.items("demonyms"))
        claim(demonym, added, Rank::demonym);
}

void Authority::Names::claim(std::string_view name, const Entry& entry, Rank rank) {
    const NameKey found = key_of(name);
    if (found.key.empty())
        return;
    std::vector<Claim>& known = claims[found.key];
    Case needed = rank == Rank::demonym ? Case{} : needed_case(name, found);
    // The label has a capital that running text leaves out: `le ministère de la Défense`.
    if (entry.actor == ActorKind::organisation && std::popcount(needed.capitalised) > 1 &&
        !needed.all_capitals)
        needed.capitalised &= ~1U;
    const auto same = std::ranges::find(known, &entry, &Claim::entry);
    if (same != known.end() && same->rank >= rank) {
        // `talibans` beside the label `Talibans`: newspapers write it so.
        same->needed.capitalised &= needed.capitalised;
        needed = same->needed;
    } else {
        known.push_back({&entry, needed, rank});
    }
    WordInfo& first = words[std::string(found.first())];
    first.longest_name = std::max(first.longest_name, static_cast<std::uint16_t>(found.begins.size()));
    first.small_name = first.small_name || needed.capitalised == 0;
}

std::vector<const Claim*> best_claims(std::span<const Claim> claims, FieldId facet, const Case& written) {
    std::vector<const Claim*> best;
    for (const Claim& claim : claims) {
        if (claim.entry->facet != facet || !claim.fits(written))
            continue;
        if (!best.empty() && claim.rank > best.front()->rank)
            best.clear();
        if (best.empty() || claim.rank == best.front()->rank)
            best.push_back(&claim);
    }
    return best;
}

bool starts_with_capital(std::string_view word) {
    const auto first = static_cast<unsigned char>(word.empty() ? ' ' : word.front());
    if (first < 0x80)
        return (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
    if (first == 0xC3 && word.size() > 1) {  // U+00C0 to U+00FF, the capitals of French
        const auto second = static_cast<unsigned char>(word[1]);
        return second < 0x9F && second != 0x97;
    }
    if (word.starts_with("œ"))  // lower() opens it, so it would differ from itself
        return false;
    std::size_t size = 1;
    while (size < word.size() && (static_cast<unsigned char>(word[size]) & 0xC0) == 0x80)
        ++size;
    const std::string_view character = word.substr(0, size);
    return analysis::lower(character) != character;
}

Case case_of(std::string_view text, std::span<const std::uint32_t> begins) {
    Case written;
    for (std::size_t at = 0; at < begins.size() && at < most_words_of_name; ++at)
        if (starts_with_capital(text.substr(begins[at])))
            written.capitalised |= 1U << at;
    written.all_capitals = is_all_capitals(text.substr(begins.front()));
    return written;
}

Authority::Authority(std::span<const Table> tables) : names_(std::make_unique<Names>()) {
    constexpr std::size_t usual_names = 40'000;
    names_->claims.reserve(usual_names);
    names_->words.reserve(usual_names / 2);
    for (const Table& table : tables)
        names_->load(table);
}

Authority::~Authority() = default;
Authority::Authority(Authority&&) noexcept = default;
Authority& Authority::operator=(Authority&&) noexcept = default;

std::span<const BadRow> Authority::bad_rows() const {
    return names_->bad_rows;
}

std::vector<Conflict> Authority::conflicts() const {
    constexpr Case every_case{~0U, true};
    std::vector<Conflict> found;
    for (const auto& [name, claims] : names_->claims) {
        for (const FieldId facet : schema::name_facets) {
            const auto best = best_claims(claims, facet, every_case);
            for (std::size_t at = 1; at < best.size(); ++at) {
                const Entry& first = *best.front()->entry;
                const Entry& second = *best[at]->entry;
                const bool by_context =
                    facet == FieldId::place && (first.country != second.country || first.kind != second.kind);
                if (best.front()->rank >= Rank::surname && !by_context)
                    found.push_back({name, &first, &second});
            }
        }
    }
    std::ranges::stable_sort(found, {}, &Conflict::name);
    return found;
}

const Entry* Authority::find(FieldId facet, std::string_view written, analysis::Analyzer& analyzer) const {
    constexpr Case every_case{~0U, true};  // in a field of its own, a name needs no capitals
    const auto best = best_claims(claims(name_key(written, analyzer).key), facet, every_case);
    return best.size() == 1 ? best.front()->entry : nullptr;
}

const Entry* Authority::find_id(FieldId facet, std::string_view id) const {
    const auto found = names_->ids.find(id_key(facet, id));
    return found == names_->ids.end() ? nullptr : found->second;
}

void Authority::hide(FieldId facet, std::string_view id) {
    names_->hidden.insert(id_key(facet, id));
}

bool Authority::is_hidden(FieldId facet, std::string_view id) const {
    return !names_->hidden.empty() && names_->hidden.contains(id_key(facet, id));
}

const Entry* Authority::find_host(std::string_view host) const {
    for (;;) {
        if (const auto found = names_->hosts.find(host); found != names_->hosts.end())
            return found->second;
        const auto dot = host.find('.');
        if (dot == std::string_view::npos)
            return nullptr;
        host.remove_prefix(dot + 1);
    }
}

const WordInfo* Authority::word(std::string_view exact) const {
    return find_in(names_->words, exact);
}

std::span<const Claim> Authority::claims(std::string_view key) const {
    const std::vector<Claim>* found = find_in(names_->claims, key);
    return found ? std::span(*found) : std::span<const Claim>{};
}

TitleKinds Authority::title(std::string_view key) const {
    const TitleKinds* found = find_in(names_->titles, key);
    return found ? *found : TitleKinds{};
}

}  // namespace depeche::authority
