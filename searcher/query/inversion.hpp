#pragma once

#include <string_view>

namespace depeche::query {

/// A verb without the subject that a question puts behind it: `tombe-t-il` gives `tombe`, `sont-elles`
/// `sont`, `doit-on` `doit`. Other words are left whole: `rendez-vous`, `cessez-le-feu`. The result is a
/// beginning of `word`.
std::string_view without_inverted_subject(std::string_view word);

}  // namespace depeche::query
