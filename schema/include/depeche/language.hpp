#pragma once

#include <string>
#include <string_view>

namespace depeche {

/// The two languages that messages, help and pages are written in. Index content is French whatever this
/// says.
enum class Language { french, english };

/// A fixed text in both languages, for tables and constants.
struct Text {
    std::string_view french;
    std::string_view english;

    constexpr std::string_view in(Language language) const {
        return language == Language::french ? french : english;
    }
};

/// A composed text in both languages, carried by errors and reports until someone knows which one to show.
struct Message {
    std::string french;
    std::string english;

    const std::string& in(Language language) const { return language == Language::french ? french : english; }
    bool operator==(const Message&) const = default;
};

/// The language of a locale name as POSIX writes it (`fr_FR.UTF-8`, `C`, empty): French when it says so, else
/// English.
constexpr Language language_of_locale(std::string_view locale) {
    return locale.starts_with("fr") ? Language::french : Language::english;
}

}  // namespace depeche
