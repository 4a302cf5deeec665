#include "schema/authority/operator_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "schema/authority/sheet.hpp"
#include "schema/terms.hpp"

namespace depeche::authority {

using schema::FieldId;

namespace {

/// The tables an operator may write, with the ones of ours that such rows may belong to.
struct Kind {
    std::string_view table;
    FieldId facet;
    std::string_view second_table = {};
};

constexpr auto kinds = std::to_array<Kind>({
    {"people", FieldId::actor},
    {"organisations", FieldId::actor},
    {"places", FieldId::place, "cities"},
    {"sources", FieldId::source},
});

constexpr std::array<std::string_view, 4> list_columns{"aliases", "surnames", "demonyms", "hosts"};
/// The lists whose items are names that stand for one entry alone.
constexpr std::array<std::string_view, 2> name_columns{"aliases", "surnames"};

bool is_list(std::string_view column) {
    return std::ranges::find(list_columns, column) != list_columns.end();
}

/// A row of ours: in which sheet and where.
struct RowPlace {
    Sheet* sheet = nullptr;
    std::size_t row = 0;

    explicit operator bool() const { return sheet != nullptr; }
};

/// A name that an operator's row gave, to be compared with all others once everything is merged.
struct AddedName {
    FieldId facet;
    std::string label;
    std::string name;
    std::string file;
    std::size_t line;
};

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

bool is_degrees(std::string_view text, double most) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && value >= -most && value <= most;
}

/// An entry as far as claims on a name matter.
struct Claimant {
    std::string label;
    std::string country;
    bool is_city = false;

    /// Homonyms are told apart by context when their countries differ, or one of them is no city.
    bool may_share_with(const Claimant& other, FieldId facet) const {
        return facet == FieldId::place && (country != other.country || !is_city || !other.is_city);
    }
};

Claimant claimant(const Sheet& sheet, std::size_t row) {
    const std::string_view kind = sheet.cell(row, "kind");
    return {std::string(sheet.cell(row, "label")), std::string(sheet.cell(row, "country")),
            kind == "city" || kind == "capital"};
}

/// The names that stand for the entry of a row; none when it was erased.
std::vector<std::string> names_in(const Sheet& sheet, std::size_t row) {
    std::vector<std::string> names;
    if (sheet.is_erased(row))
        return names;
    names.emplace_back(sheet.cell(row, "label"));
    for (const std::string_view column : name_columns)
        std::ranges::move(items(sheet.cell(row, column)), std::back_inserter(names));
    return names;
}

class Merger {
public:
    explicit Merger(std::span<const Table> ours) {
        for (const Table& table : ours) {
            names_.emplace_back(table.name);
            texts_.emplace_back(table.rows);
        }
    }

    void merge(const OperatorTable& table);
    MergedTables finish();

private:
    /// A sheet of ours by the name of its table; null when we have no such table.
    Sheet* sheet(std::string_view table);
    const Kind* kind_of(const std::vector<std::string_view>& columns);
    void refuse_columns(const std::vector<std::string_view>& columns, std::size_t line);
    void take_row(const Kind& kind, const std::vector<std::string_view>& columns, std::string_view text,
                  std::size_t line);
    void hide(const Kind& kind, std::string_view label, std::string_view aliases);
    bool is_usable(const Kind& kind, std::string_view column, std::string_view value);
    void set(const Kind& kind, RowPlace at, std::string_view column, std::string_view value);
    void change_list(const Kind& kind, RowPlace at, std::string_view column, std::string_view value);
    RowPlace find(const Kind& kind, const std::string& id);
    std::set<std::string, std::less<>> known_kinds(const Kind& kind);
    bool is_country(std::string_view label);
    using Claims = std::map<std::pair<FieldId, std::string>, std::vector<Claimant>>;
    Claims claims_on_added_names();
    void find_conflicts();
    void problem(std::string french, std::string english);

    std::vector<std::string> names_;
    std::vector<std::string> texts_;
    std::map<std::string, Sheet, std::less<>> sheets_;
    std::vector<AddedName> added_;
    MergedTables result_;
    std::string file_;
    std::size_t line_ = 0;
};

void Merger::problem(std::string french, std::string english) {
    result_.problems.push_back({file_, line_, {std::move(french), std::move(english)}});
}

Sheet* Merger::sheet(std::string_view table) {
    if (const auto found = sheets_.find(table); found != sheets_.end())
        return &found->second;
    const auto name = std::ranges::find(names_, table);
    if (name == names_.end())
        return nullptr;
    const auto at = static_cast<std::size_t>(name - names_.begin());
    return &sheets_.emplace(std::string(table), Sheet(texts_[at])).first->second;
}

/// The only kind of table that has all these columns; null for none or several.
const Kind* Merger::kind_of(const std::vector<std::string_view>& columns) {
    const Kind* found = nullptr;
    for (const Kind& kind : kinds) {
        const Sheet* ours = sheet(kind.table);
        if (!ours || !std::ranges::all_of(columns, [&](std::string_view one) { return ours->has(one); }))
            continue;
        if (found)
            return nullptr;
        found = &kind;
    }
    return found;
}

void Merger::refuse_columns(const std::vector<std::string_view>& columns, std::size_t line) {
    line_ = line;
    const auto unknown = std::ranges::find_if(columns, [&](std::string_view column) {
        return std::ranges::none_of(kinds, [&](const Kind& kind) {
            const Sheet* ours = sheet(kind.table);
            return ours && ours->has(column);
        });
    });
    if (columns.size() == 1)
        problem(
            "la première ligne doit nommer les colonnes, séparées par des tabulations : label aliases "
            "surnames pour des personnes",
            "the first line must name the columns, separated by tabs: label aliases surnames for people");
    else if (unknown != columns.end())
        problem(fmt::format("colonne inconnue « {} » : écrivez les noms de colonnes comme dans nos tables",
                            *unknown),
                fmt::format("unknown column '{}': write the names of columns as in our tables", *unknown));
    else
        problem(
            "les colonnes ne disent pas quelle table c’est : ajoutez surnames (personnes), seat "
            "(organisations), demonyms (lieux) ou hosts (sources), quitte à la laisser vide",
            "the columns do not tell which table it is: add surnames (people), seat (organisations), "
            "demonyms (places) or hosts (sources), be it empty");
}

void Merger::merge(const OperatorTable& table) {
    file_ = table.file;
    line_ = 0;
    std::vector<std::string_view> columns;
    const Kind* kind = nullptr;
    for_each_row(table.text, [&](std::string_view text, std::size_t line) {
        if (columns.empty()) {
            columns = split(text, '\t');
            std::ranges::transform(columns, columns.begin(), trimmed);
            kind = columns.front() == "label" ? kind_of(columns) : nullptr;
            if (!kind)
                refuse_columns(columns, line);
        } else if (kind) {
            take_row(*kind, columns, text, line);
        }
    });
    if (columns.empty())
        problem("la table est vide : sa première ligne doit nommer les colonnes",
                "the table is empty: its first line must name the columns");
}

void Merger::take_row(const Kind& kind, const std::vector<std::string_view>& columns, std::string_view text,
                      std::size_t line) {
    line_ = line;
    auto cells = split(text, '\t');
    std::ranges::transform(cells, cells.begin(), trimmed);
    if (cells.size() > columns.size())
        return problem("plus de colonnes que la première ligne n’en nomme : retirez une tabulation",
                       "more columns than the first line names: remove a tab");
    cells.resize(columns.size());
    const std::string_view label = cells.front();
    if (label.empty() || label == "-" || label.find('|') != std::string_view::npos)
        return problem("il manque le libellé : la première colonne doit donner un nom",
                       "the label is missing: the first column must give one name");
    if (label.starts_with('-')) {
        const auto aliases = std::ranges::find(columns, "aliases") - columns.begin();
        return hide(kind, label.substr(1),
                    static_cast<std::size_t>(aliases) < cells.size()
                        ? cells[static_cast<std::size_t>(aliases)]
                        : std::string_view{});
    }
    for (std::size_t at = 1; at < cells.size(); ++at)
        if (!is_usable(kind, columns[at], cells[at]))
            return;

    const std::string id = schema::slug(label);
    for (const Kind& other : kinds)
        if (other.facet == kind.facet && other.table != kind.table && find(other, id))
            return problem(
                fmt::format("« {} » est déjà dans la table {} : mettez cette ligne dans une table de "
                            "ce genre, ou masquez l’autre par « -{} »",
                            label, other.table, label),
                fmt::format("'{}' is in table {} already: put this row in a table of that kind, or "
                            "hide the other with '-{}'",
                            label, other.table, label));
    RowPlace at = find(kind, id);
    if (!at) {
        at.sheet = sheet(kind.table);
        at.row = at.sheet->add(label);
        added_.push_back({kind.facet, std::string(label), std::string(label), file_, line_});
    }
    result_.hidden.erase({kind.facet, id});
    for (std::size_t column = 1; column < cells.size(); ++column)
        set(kind, at, columns[column], cells[column]);
}

void Merger::hide(const Kind& kind, std::string_view label, std::string_view aliases) {
    result_.hidden.emplace(kind.facet, schema::slug(label));
    for (const std::string& alias : items(aliases))
        result_.hidden.emplace(kind.facet, schema::slug(alias));
    for (const Kind& other : kinds)
        if (other.facet == kind.facet)
            while (const RowPlace at = find(other, schema::slug(label)))
                at.sheet->erase(at.row);
}

/// Whether a cell says something we understand; a problem is told otherwise.
bool Merger::is_usable(const Kind& kind, std::string_view column, std::string_view value) {
    if (value.empty() || value == "-")
        return true;
    if (column == "kind" && !known_kinds(kind).contains(value)) {
        std::string known;
        for (const std::string& one : known_kinds(kind))
            known.append(known.empty() ? "" : ", ").append(one);
        problem(fmt::format("genre inconnu « {} » dans la colonne kind : choisissez parmi {}", value, known),
                fmt::format("unknown kind '{}': choose from {}", value, known));
        return false;
    }
    if (column == "country" && !is_country(value)) {
        problem(fmt::format("pays inconnu « {} » : écrivez-le comme dans places.tsv, ou laissez vide", value),
                fmt::format("unknown country '{}': write it as in places.tsv, or leave it empty", value));
        return false;
    }
    if ((column == "latitude" && !is_degrees(value, 90)) ||
        (column == "longitude" && !is_degrees(value, 180))) {
        problem(
            fmt::format("« {} » n’est pas en degrés dans la colonne {} : écrivez comme 48.85", value, column),
            fmt::format("'{}' is not in degrees in column {}: write it like 48.85", value, column));
        return false;
    }
    return true;
}

void Merger::set(const Kind& kind, RowPlace at, std::string_view column, std::string_view value) {
    if (is_list(column))
        change_list(kind, at, column, value);
    else if (value == "-")
        at.sheet->set(at.row, column, "");
    else if (!value.empty())
        at.sheet->set(at.row, column, value);
}

void Merger::change_list(const Kind& kind, RowPlace at, std::string_view column, std::string_view value) {
    const std::string label(at.sheet->cell(at.row, "label"));
    std::vector<std::string> list = items(at.sheet->cell(at.row, column));
    for (const std::string& item : items(value)) {
        std::string_view name = trimmed(item);
        const bool is_off = name.starts_with('-');
        if (is_off)
            name.remove_prefix(1);
        if (name.empty())
            continue;
        const std::string slug = schema::slug(name);
        std::erase_if(list, [&](const std::string& ours) { return schema::slug(ours) == slug; });
        if (is_off) {
            result_.denied.emplace(schema::slug(label), slug);
            continue;
        }
        list.emplace_back(name);
        if (std::ranges::find(name_columns, column) != name_columns.end())
            added_.push_back({kind.facet, label, std::string(name), file_, line_});
    }
    at.sheet->set(at.row, column, joined(list));
}

RowPlace Merger::find(const Kind& kind, const std::string& id) {
    for (const std::string_view table : {kind.table, kind.second_table})
        if (Sheet* ours = table.empty() ? nullptr : sheet(table))
            if (const auto row = ours->find(id))
                return {ours, *row};
    return {};
}

std::set<std::string, std::less<>> Merger::known_kinds(const Kind& kind) {
    std::set<std::string, std::less<>> known;
    const Sheet& ours = *sheet(kind.table);
    for (std::size_t row = 0; row < ours.size(); ++row)
        if (const std::string_view one = ours.cell(row, "kind"); !one.empty())
            known.emplace(one);
    return known;
}

bool Merger::is_country(std::string_view label) {
    const Sheet* places = sheet("places");
    const auto row = places ? places->find(schema::slug(label)) : std::nullopt;
    return row && places->cell(*row, "kind") == "country" && places->cell(*row, "label") == label;
}

/// Who has the names that operators' rows gave.
Merger::Claims Merger::claims_on_added_names() {
    Claims claims;
    for (const AddedName& name : added_)
        claims[{name.facet, schema::slug(name.name)}];
    for (const Kind& kind : kinds)
        for (const std::string_view table : {kind.table, kind.second_table})
            if (Sheet* ours = table.empty() ? nullptr : sheet(table))
                for (std::size_t row = 0; row < ours->size(); ++row)
                    for (const std::string& name : names_in(*ours, row))
                        if (const auto claim = claims.find({kind.facet, schema::slug(name)});
                            claim != claims.end())
                            claim->second.push_back(claimant(*ours, row));
    return claims;
}

/// Tells of each name that an operator's row gave and that another entry has too.
void Merger::find_conflicts() {
    if (added_.empty())
        return;
    const Claims claims = claims_on_added_names();
    for (const AddedName& name : added_) {
        const auto& all = claims.at({name.facet, schema::slug(name.name)});
        const auto self = std::ranges::find(all, name.label, &Claimant::label);
        const auto rival = std::ranges::find_if(all, [&](const Claimant& one) {
            return self != all.end() && one.label != name.label && !one.may_share_with(*self, name.facet);
        });
        if (rival == all.end())
            continue;
        file_ = name.file;
        line_ = name.line;
        problem(
            fmt::format("« {} » est réclamé par « {} » et par « {} » : seul, ce nom n’est sûr pour aucun des "
                        "deux ; mettez « -{} » dans la ligne de celui qui ne doit pas l’avoir",
                        name.name, name.label, rival->label, name.name),
            fmt::format("'{}' is claimed by '{}' and by '{}': alone, this name is safe for neither; put "
                        "'-{}' into the row of the one that must not have it",
                        name.name, name.label, rival->label, name.name));
    }
}

MergedTables Merger::finish() {
    find_conflicts();
    for (std::size_t at = 0; at < names_.size(); ++at) {
        const auto changed = sheets_.find(names_[at]);
        result_.tables.emplace_back(names_[at], changed == sheets_.end() || !changed->second.is_changed()
                                                    ? texts_[at]
                                                    : changed->second.text());
    }
    return std::move(result_);
}

}  // namespace

std::vector<Table> MergedTables::views() const {
    std::vector<Table> result;
    for (const auto& [name, rows] : tables)
        result.push_back({name, rows});
    return result;
}

std::string MergedTables::fingerprint() const {
    std::string all;
    for (const auto& [name, rows] : tables) {
        all.append(name).append("\n");
        for_each_row(rows, [&](std::string_view row, std::size_t) { all.append(row).append("\n"); });
    }
    for (const auto& [facet, id] : hidden)
        all.append(1, static_cast<char>(facet)).append(id).append("\n");
    return schema::hash128_hex(all);
}

MergedTables merge(std::span<const Table> ours, std::span<const OperatorTable> theirs) {
    Merger merger(ours);
    for (const OperatorTable& table : theirs)
        merger.merge(table);
    return merger.finish();
}

}  // namespace depeche::authority
