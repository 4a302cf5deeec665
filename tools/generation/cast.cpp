#include "tools/generation/cast.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "schema/authority/authority.hpp"
#include "schema/authority/table_rows.hpp"
#include "tools/generation/vocabulary.hpp"

namespace depeche::generation {

namespace {

constexpr double name_shift = 5;
constexpr double name_exponent = 1.0;
constexpr std::size_t unknown_people = 20'000;

std::string_view rows_of(std::string_view table) {
    for (const authority::Table& one : authority::builtin_tables())
        if (one.name == table)
            return one.rows;
    return {};
}

/// The labels of a table that can stand in a text, the ones in the news, listed first, staying first.
std::vector<std::string> labels(std::string_view table) {
    std::vector<std::string> found;
    authority::TableRows rows(rows_of(table));
    while (rows.next())
        if (const std::string_view label = rows.column("label"); label.find('(') == std::string_view::npos)
            found.emplace_back(label);
    return found;
}

std::vector<std::string> place_labels() {
    std::vector<std::string> all = labels("places");
    for (std::string& city : labels("cities"))
        all.push_back(std::move(city));
    return all;
}

std::vector<Publisher> publishers() {
    std::vector<Publisher> found;
    authority::TableRows rows(rows_of("sources"));
    while (rows.next())
        if (auto hosts = rows.items("hosts"); !hosts.empty())
            found.push_back({std::string(rows.column("label")), std::move(hosts[0])});
    return found;
}

std::vector<std::string> nobodies(std::uint64_t seed) {
    std::vector<std::string> first_names;
    authority::TableRows rows(rows_of("first_names"), "name");
    while (rows.next())
        first_names.emplace_back(rows.column("name"));
    Random random(seed);
    std::vector<std::string> people;
    for (std::size_t at = 0; at < unknown_people; ++at)
        people.push_back(random.pick(first_names));
    for (std::string& name : people)
        name += ' ' + made_up_surname(random);
    return people;
}

}  // namespace

NameList::NameList(std::vector<std::string> names)
    : names_(std::move(names)), zipf_(names_.size(), name_shift, name_exponent) {}

Cast::Cast(std::uint64_t seed)
    : publishers_(publishers()),
      publisher_zipf_(publishers_.size(), name_shift, name_exponent),
      known_(labels("people")),
      unknown_(nobodies(seed)),
      organisations_(labels("organisations")),
      places_(place_labels()) {}

const std::string& Cast::person(Random& random) const {
    constexpr double share_of_known = 0.7;
    return random.chance(share_of_known) ? known_.draw(random) : unknown_.draw(random);
}

}  // namespace depeche::generation
