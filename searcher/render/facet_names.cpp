#include "searcher/render/facet_names.hpp"

#include <algorithm>
#include <array>

#include "schema/fields.hpp"

namespace depeche::render {

namespace {

struct FacetField {
    Facet facet;
    schema::FieldId field;
};

constexpr auto facet_fields = std::to_array<FacetField>({{Facet::date, schema::FieldId::date},
                                                         {Facet::source, schema::FieldId::source},
                                                         {Facet::actor, schema::FieldId::actor},
                                                         {Facet::place, schema::FieldId::place}});

}  // namespace

std::string_view facet_name(Facet facet) {
    return schema::field(std::ranges::find(facet_fields, facet, &FacetField::facet)->field).name.english;
}

std::optional<Facet> find_facet(std::string_view name) {
    const schema::Field* const field = schema::find_field(name);
    if (field == nullptr)
        return std::nullopt;
    const auto* const found = std::ranges::find(facet_fields, field->id, &FacetField::field);
    return found == facet_fields.end() ? std::nullopt : std::optional(found->facet);
}

}  // namespace depeche::render
