#include "schema/authority/authority.hpp"

#include <algorithm>
#include <array>
#include <deque>

#include "depeche/error.hpp"
#include "schema/analysis/folding.hpp"
#include "schema/authority/table_rows.hpp"
#include "schema/terms.hpp"

namespace depeche::authority {

using analysis::Token;
using analysis::TokenKind;
using schema::FieldId;

namespace {

struct StringHash : std::hash<std::string_view> {
    using is_transparent = void;
};

template <typename Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

/// How a name must be written to be seen in a text.
struct Case {
    /// Words that start with a capital, the first one the lowest bit.
    std::uint32_t capitalised = 0;
    /// A short acronym, which in small letters would be a word of its own (`eu`).
    bool all_capitals = false;
};

/// What a name is to an entry; a later one prevails when several entries claim a name.
enum class Rank : std::uint8_t {
    demonym,
    bare_label,  ///< the label less its parenthesis: `Tripoli` of `Tripoli (Liban)`
    name,
};

/// An entry that a name may stand for.
struct Claim {
    const Entry* entry;
    Case needed;
    Rank rank;
};

/// The first character of a text, whole.
std::string_view first_character(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
        ++size;
    return text.substr(0, size);
}

bool starts_with_capital(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.empty() ? ' ' : text.front());
    if (first < 0x80)
        return (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
    const std::string_view character = first_character(text);
    return analysis::lower(character) != character;
}

bool is_all_capitals(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; }) &&
           analysis::lower(text) != text;
}

/// Newspapers write long acronyms as words (`Otan`), short ones hardly.
constexpr std::size_t longest_strict_acronym = 3;
constexpr std::size_t most_words = 32;

using Words = std::vector<const Token*>;

/// The words from token `first` on that stand next to each other, `most` of them: joined forms left out.
Words run_of_words(std::span<const Token> tokens, std::size_t first, std::size_t most) {
    Words run;
    for (std::size_t at = first; at < tokens.size() && run.size() < most; ++at) {
        if (tokens[at].kind != TokenKind::word)
            continue;
        if (!run.empty() && tokens[at].position != run.back()->position + 1)
            break;
        run.push_back(&tokens[at]);
    }
    return run;
}

/// What claims are found under: the exact forms of the words with a blank between.
std::string key_of(const Words& words) {
    std::string key;
    for (const Token* word : words)
        key.append(key.empty() ? "" : " ").append(word->form->exact);
    return key;
}

/// How a piece of text is written.
Case case_of(std::string_view text, const Words& words) {
    Case written;
    for (std::size_t at = 0; at < words.size(); ++at)
        if (starts_with_capital(text.substr(words[at]->begin)))
            written.capitalised |= 1U << at;
    const std::uint32_t begin = words.front()->begin;
    written.all_capitals = is_all_capitals(text.substr(begin, words.back()->end - begin));
    return written;
}

/// How a name of a table must be written in a text.
Case needed_case(std::string_view name, const Words& words) {
    Case needed = case_of(name, words);
    needed.all_capitals = needed.all_capitals && name.size() <= longest_strict_acronym;
    return needed;
}

bool allows(const Case& needed, const Case& written) {
    return (needed.capitalised & ~written.capitalised) == 0 && (!needed.all_capitals || written.all_capitals);
}

}  // namespace

struct Authority::Names {
    std::deque<Entry> entries;
    StringMap<std::vector<Claim>> claims;
    /// The most words that a name starting with this one has: the only look-up that most words of a text
    /// need.
    StringMap<std::size_t> longest;
    StringMap<const Entry*> ids;
    StringMap<const Entry*> hosts;

    void load(const Table& table, analysis::Analyzer& analyzer);
    void add(Entry entry, const std::vector<std::string>& demonyms, analysis::Analyzer& analyzer);
    void claim(std::string_view name, const Entry& entry, Rank rank, analysis::Analyzer& analyzer);
};

namespace {

std::string id_key(FieldId facet, std::string_view id) {
    return static_cast<char>(facet) + std::string(id);
}

Entry read_entry(std::string_view table, const TableRows& row) {
    Entry entry;
    entry.name.label = row.column("label");
    entry.name.id = schema::slug(entry.name.label);
    entry.kind = row.column("kind");
    entry.country = row.column("country");
    entry.aliases = row.items("aliases");
    entry.hosts = row.items("hosts");
    if (table == "people" || table == "organisations") {
        entry.facet = FieldId::actor;
        entry.actor = table == "people" ? ActorKind::person : ActorKind::organisation;
        std::ranges::copy(row.items("surnames"), std::back_inserter(entry.aliases));
    } else if (table == "sources") {
        entry.facet = FieldId::source;
    } else {
        entry.facet = FieldId::place;
        if (entry.kind == "country")
            entry.country.clear();
        if (!row.column("latitude").empty())
            entry.coordinates = Coordinates{row.number("latitude"), row.number("longitude")};
    }
    return entry;
}

}  // namespace

void Authority::Names::load(const Table& table, analysis::Analyzer& analyzer) {
    TableRows rows(table.name, table.rows);
    while (rows.next())
        add(read_entry(table.name, rows), rows.items("demonyms"), analyzer);
}

void Authority::Names::add(Entry entry, const std::vector<std::string>& demonyms,
                           analysis::Analyzer& analyzer) {
    if (const auto known = ids.find(id_key(entry.facet, entry.name.id)); known != ids.end()) {
        // Said again, as a city of a derived table that the table written by hand has: the first one wins.
        if (known->second->country == entry.country)
            return;
        entry.name.id += '-' + schema::slug(entry.country.empty() ? entry.kind : entry.country);
    }
    const Entry& added = entries.emplace_back(std::move(entry));
    ids.emplace(id_key(added.facet, added.name.id), &added);
    for (const std::string& host : added.hosts)
        hosts.try_emplace(host, &added);

    const std::string_view label = added.name.label;
    claim(label, added, Rank::name, analyzer);
    if (const auto parenthesis = label.find(" ("); parenthesis != std::string_view::npos)
        claim(label.substr(0, parenthesis), added, Rank::bare_label, analyzer);
    for (const std::string& alias : added.aliases)
        claim(alias, added, Rank::name, analyzer);
    for (const std::string& demonym : demonyms)
        claim(demonym, added, Rank::demonym, analyzer);
}

void Authority::Names::claim(std::string_view name, const Entry& entry, Rank rank,
                             analysis::Analyzer& analyzer) {
    const Words words = run_of_words(analyzer.analyze(name), 0, most_words);
    if (words.empty())
        return;
    const std::string key = key_of(words);
    claims[key].push_back({&entry, rank == Rank::demonym ? Case{} : needed_case(name, words), rank});
    std::size_t& most = longest[std::string(words.front()->form->exact)];
    most = std::max(most, words.size());
}

namespace {

/// The claim of a facet that prevails for a name written so; null when there is none or more than one.
const Claim* resolve(const std::vector<Claim>& claims, FieldId facet, const Case& written) {
    const Claim* best = nullptr;
    bool tie = false;
    for (const Claim& claim : claims) {
        if (claim.entry->facet != facet || !allows(claim.needed, written))
            continue;
        if (!best || claim.rank > best->rank) {
            best = &claim;
            tie = false;
        } else if (claim.rank == best->rank && claim.entry != best->entry) {
            tie = true;
        }
    }
    return tie ? nullptr : best;
}

bool is_seen(const std::vector<Claim>& claims, const Case& written) {
    return std::ranges::any_of(claims, [&](const Claim& claim) { return allows(claim.needed, written); });
}

/// Written in a field of its own, a name needs no capitals.
constexpr Case every_case{~0U, true};

}  // namespace

Authority::Authority(std::span<const Table> tables) : names_(std::make_unique<Names>()) {
    analysis::Analyzer analyzer;
    for (const Table& table : tables)
        names_->load(table, analyzer);
}

Authority::~Authority() = default;
Authority::Authority(Authority&&) noexcept = default;
Authority& Authority::operator=(Authority&&) noexcept = default;

const Entry* Authority::find(FieldId facet, std::string_view written, analysis::Analyzer& analyzer) const {
    const Words words = run_of_words(analyzer.analyze(written), 0, most_words);
    const auto found = names_->claims.find(key_of(words));
    if (found == names_->claims.end())
        return nullptr;
    const Claim* claim = resolve(found->second, facet, every_case);
    return claim ? claim->entry : nullptr;
}

const Entry* Authority::find_id(FieldId facet, std::string_view id) const {
    const auto found = names_->ids.find(id_key(facet, id));
    return found == names_->ids.end() ? nullptr : found->second;
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

std::vector<Mention> Authority::mentions(std::string_view text, std::span<const Token> tokens) const {
    std::vector<Mention> found;
    std::uint32_t after = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const Token& token = tokens[at];
        if (token.begin < after || token.kind != TokenKind::word)
            continue;
        const auto longest = names_->longest.find(token.form->exact);
        if (longest == names_->longest.end())
            continue;
        for (Words words = run_of_words(tokens, at, longest->second); !words.empty(); words.pop_back()) {
            const auto claims = names_->claims.find(key_of(words));
            if (claims == names_->claims.end())
                continue;
            const Case written = case_of(text, words);
            if (!is_seen(claims->second, written))
                continue;
            after = words.back()->end;
            for (const FieldId facet : schema::name_facets)
                if (const Claim* claim = resolve(claims->second, facet, written);
                    claim && claim->rank != Rank::bare_label)
                    found.push_back({claim->entry, claim->rank == Rank::demonym, token.begin, after});
            break;
        }
    }
    return found;
}

}  // namespace depeche::authority
