#include "schema/fields.hpp"

#include <algorithm>

#include "schema/analysis/folding.hpp"

namespace depeche::schema {

const Field* find_field(std::string_view name) {
    const std::string wanted = analysis::fold(name);
    const auto found = std::ranges::find_if(fields, [&](const Field& row) {
        return analysis::fold(row.name.french) == wanted || row.name.english == wanted;
    });
    return found == fields.end() ? nullptr : &*found;
}

}  // namespace depeche::schema
