#include "indexer/proposals.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "indexer/escaping.hpp"
#include "indexer/index_folder.hpp"
#include "schema/authority/sheet.hpp"
#include "schema/authority/transliteration.hpp"
#include "schema/record.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

using authority::SpellingKey;

namespace {

/// A name of a person with its key; `known` is the label of the tables, empty for none.
struct Keyed {
    CountedName name;
    std::string known;
    SpellingKey key;
};

using Families = std::map<std::string, std::vector<Keyed>>;

/// The whole names of the people of the tables, by the consonants of their surnames.
Families known_people(const authority::MergedTables& tables, const PeopleCounts& people) {
    Families families;
    for (const auto& [name, rows] : tables.tables) {
        if (name != "people")
            continue;
        const authority::Sheet sheet(rows);
        for (std::size_t row = 0; row < sheet.size(); ++row) {
            const std::string label(sheet.cell(row, "label"));
            const auto count = people.find(label);
            std::vector<std::string> names = authority::items(sheet.cell(row, "aliases"));
            names.push_back(label);
            for (const std::string& one : names)
                if (auto key = authority::spelling_key(one)) {
                    const std::string family = authority::surname_family(*key);
                    families[family].push_back(
                        {{label, count == people.end() ? 0 : count->second}, label, *std::move(key)});
                }
        }
    }
    return families;
}

bool is_denied(const authority::MergedTables& tables, const std::string& label, const std::string& name) {
    return tables.denied.contains({schema::slug(label), schema::slug(name)});
}

/// More dispatches first, then by name: the same proposals whatever their order before.
bool is_before(const CountedName& one, const CountedName& other) {
    return std::tuple(other.dispatches, one.name) < std::tuple(one.dispatches, other.name);
}

class Proposer {
public:
    Proposer(const PeopleCounts& people, const authority::NameTables& tables)
        : tables_(tables), known_(known_people(tables.merged, people)) {
        for (const auto& [name, count] : people)
            take({name, count});
    }

    std::vector<Proposal> proposals() {
        for (const auto& [family, names] : unknown_)
            group(names);
        std::vector<Proposal> result;
        for (auto& [label, proposal] : proposals_) {
            std::ranges::sort(proposal.spellings, is_before);
            result.push_back(std::move(proposal));
        }
        std::ranges::sort(result, [](const Proposal& one, const Proposal& other) {
            return is_before({one.label.name, joined(one)}, {other.label.name, joined(other)});
        });
        return result;
    }

private:
    /// How many dispatches change when the proposal is accepted.
    static std::size_t joined(const Proposal& proposal) {
        return std::accumulate(
            proposal.spellings.begin(), proposal.spellings.end(), std::size_t{0},
            [](std::size_t sum, const CountedName& spelling) { return sum + spelling.dispatches; });
    }

    void take(const CountedName& name) {
        if (tables_.authority.find(schema::FieldId::actor, name.name, analyzer_) ||
            tables_.authority.is_hidden(schema::FieldId::actor, schema::slug(name.name)))
            return;
        auto key = authority::spelling_key(name.name);
        if (!key)
            return;
        const std::string family = authority::surname_family(*key);
        std::map<std::string, CountedName> meant;
        for (const Keyed& known : known_[family])
            if (authority::may_be_one_person(*key, known.key) &&
                !is_denied(tables_.merged, known.known, name.name))
                meant.emplace(known.known, known.name);
        if (meant.empty())
            unknown_[family].push_back({name, {}, *std::move(key)});
        else if (meant.size() == 1)
            add(meant.begin()->second, true, name);
    }

    /// Names without one that the tables know: the most frequent one stands for those that are like it.
    void group(std::vector<Keyed> names) {
        std::ranges::sort(names, is_before, &Keyed::name);
        std::vector<bool> taken(names.size());
        for (std::size_t first = 0; first < names.size(); ++first)
            for (std::size_t other = first + 1; !taken[first] && other < names.size(); ++other) {
                if (taken[other] || !authority::may_be_one_person(names[first].key, names[other].key) ||
                    is_denied(tables_.merged, names[first].name.name, names[other].name.name))
                    continue;
                taken[other] = true;
                add(names[first].name, false, names[other].name);
            }
    }

    void add(const CountedName& label, bool is_known, const CountedName& spelling) {
        Proposal& proposal = proposals_[label.name];
        proposal.label = label;
        proposal.is_known = is_known;
        proposal.spellings.push_back(spelling);
    }

    const authority::NameTables& tables_;
    analysis::Analyzer analyzer_;
    Families known_;
    Families unknown_;
    std::map<std::string, Proposal> proposals_;
};

std::string counts(const Proposal& proposal, bool french) {
    std::vector<CountedName> names{proposal.label};
    names.insert(names.end(), proposal.spellings.begin(), proposal.spellings.end());
    std::string text;
    for (const CountedName& one : names)
        text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", one.name, one.dispatches);
    const std::string_view reason = proposal.is_known
                                        ? (french ? "de la table" : "of the table")
                                        : (french ? "inconnu de la table" : "unknown to the table");
    return french ? fmt::format("# dépêches : {} ; même clé de translittération, {}", text, reason)
                  : fmt::format("# dispatches: {}; same transliteration key, {}", text, reason);
}

constexpr Text introduction{
    "# Personnes dont les noms sont peut-être des graphies d’un seul, les plus utiles d’abord.\n"
    "# Pour refuser une graphie, mettez « - » devant ; pour refuser une ligne, effacez-la. Puis :\n"
    "# depeche-indexer names --apply --names CE-FICHIER --index DOSSIER\n",
    "# People whose names may be spellings of one, the most useful first.\n"
    "# To refuse a spelling put '-' before it; to refuse a row delete it. Then:\n"
    "# depeche-indexer names --apply --names THIS-FILE --index FOLDER\n"};

/// A name that stands in a cell; what would end the cell is gone.
std::string cell(std::string name) {
    std::ranges::replace_if(
        name, [](char c) { return c == '\t' || c == '\n' || c == '|'; }, ' ');
    return name;
}

}  // namespace

PeopleCounts count_people(const std::filesystem::path& index, const StopFlag& stop) try {
    const Xapian::Database database = read_index(index);
    std::map<std::string, PeopleCounts> values;
    for (auto document = database.postlist_begin(""); document != database.postlist_end("") && !stop;
         ++document)
        for (const Dispatch dispatch = schema::decode_dispatch(database.get_document(*document).get_data(),
                                                               schema::RecordPart::all_but_body);
             const Actor& actor : dispatch.actors)
            if (actor.kind != ActorKind::organisation)
                ++values[actor.name.id][actor.name.label];
    PeopleCounts people;
    for (const auto& [id, labels] : values) {
        const auto& label = std::ranges::max_element(labels, {}, &PeopleCounts::value_type::second)->first;
        for (const auto& [other, count] : labels)
            people[label] += count;
    }
    return people;
} catch (const Xapian::Error& error) {
    throw_read_error(escaped(index.native()), error);
}

std::vector<Proposal> propose(const PeopleCounts& people, const authority::NameTables& tables) {
    return Proposer(people, tables).proposals();
}

std::string as_table(const std::vector<Proposal>& proposals, Language language) {
    std::string table(introduction.in(language));
    table += "label\taliases\tsurnames\trole\tcountry\n";
    for (const Proposal& proposal : proposals) {
        std::vector<std::string> aliases;
        for (const CountedName& spelling : proposal.spellings)
            aliases.push_back(cell(spelling.name));
        table += counts(proposal, language == Language::french) + '\n';
        table += cell(proposal.label.name) + '\t' + authority::joined(aliases) + "\t\t\t\n";
    }
    return table;
}

}  // namespace depeche::indexer
