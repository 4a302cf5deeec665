#include "schema/authority/east_asian_names.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace depeche::authority {

namespace {

using Parts = std::span<const std::string_view>;

// Which finals may follow which initials.
constexpr auto pinyin_labials = std::to_array<std::string_view>({"b", "p", "m", "f"});
constexpr auto pinyin_after_labials =
    std::to_array<std::string_view>({"a", "o", "e", "ai", "ei", "ao", "ou", "iu", "an", "en", "ang", "eng",
                                     "i", "ie", "iao", "ian", "in", "ing", "u"});
constexpr auto pinyin_dentals = std::to_array<std::string_view>({"d", "t", "n", "l"});
constexpr auto pinyin_after_dentals = std::to_array<std::string_view>(
    {"a",  "e",   "ai", "ei",  "ao", "ou",   "an",  "en", "ang", "eng", "ong", "i",  "ie",
     "ia", "iao", "iu", "ian", "in", "iang", "ing", "u",  "uo",  "ui",  "uan", "un", "ue"});
constexpr auto pinyin_velars =
    std::to_array<std::string_view>({"g", "k", "h", "zh", "ch", "sh", "r", "z", "c", "s"});
constexpr auto pinyin_after_velars =
    std::to_array<std::string_view>({"a", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "u",
                                     "ua", "uo", "uai", "ui", "uan", "un", "uang"});
constexpr auto pinyin_sibilants = std::to_array<std::string_view>({"zh", "ch", "sh", "r", "z", "c", "s"});
constexpr auto pinyin_after_sibilants = std::to_array<std::string_view>({"i"});
constexpr auto pinyin_palatals = std::to_array<std::string_view>({"j", "q", "x"});
constexpr auto pinyin_after_palatals = std::to_array<std::string_view>(
    {"i", "ia", "ie", "iao", "iu", "ian", "in", "iang", "ing", "iong", "u", "ue", "uan", "un"});
constexpr auto pinyin_glides = std::to_array<std::string_view>({"y", "w"});
constexpr auto pinyin_after_glides =
    std::to_array<std::string_view>({"a", "e", "i", "o", "ai", "ei", "ao", "ou", "an", "en", "in", "ang",
                                     "eng", "ing", "ong", "u", "ue", "uan", "un"});
constexpr auto nothing = std::to_array<std::string_view>({""});
constexpr auto pinyin_alone =
    std::to_array<std::string_view>({"a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er"});

constexpr auto korean_initials = std::to_array<std::string_view>(
    {"", "g", "k", "kk", "n", "d", "t", "r", "l", "m", "b", "p", "s", "ss", "j", "ch", "h", "sh", "y", "w"});
constexpr auto korean_finals =
    std::to_array<std::string_view>({"a", "ae", "e", "eo", "o", "u", "eu", "i", "ui", "oo", "ee", "ou", "oe",
                                     "ya", "yeo", "yo", "yu", "wa", "wo"});
constexpr auto korean_codas =
    std::to_array<std::string_view>({"", "k", "g", "n", "l", "m", "p", "b", "ng", "t", "h"});

constexpr auto vietnamese_finals = std::to_array<std::string_view>(
    {"a",  "ai",  "am", "an",  "ang", "anh", "ao",  "ap",  "at",  "au",   "ay", "e",    "em",   "en",   "eo",
     "et", "eu",  "i",  "ich", "iem", "ien", "iep", "iet", "inh", "o",    "oa", "oai",  "oan",  "oc",   "oi",
     "on", "ong", "u",  "ua",  "uan", "uc",  "ue",  "ung", "uoc", "uong", "uy", "uyen", "uyet", "uynh", "y"});
constexpr auto vietnamese_initials =
    std::to_array<std::string_view>({"",  "b",  "c",   "ch", "d",  "g",  "gi", "h", "kh", "k",  "l", "m",
                                     "n", "ng", "ngh", "nh", "ph", "qu", "s",  "t", "th", "tr", "v", "x"});
constexpr auto korean_families = std::to_array<std::string_view>(
    {"kim",  "lee",  "park", "pak", "choi", "choe", "jung", "jeong", "chung", "kang", "cho", "yoon", "yun",
     "jang", "lim",  "han",  "oh",  "seo",  "shin", "kwon", "hwang", "ahn",   "song", "ryu", "hong", "moon",
     "bae",  "baek", "noh",  "roh", "ko",   "ri",   "ban",  "yi",    "im",    "nam",  "cha", "son",  "ha"});
constexpr auto vietnamese_families = std::to_array<std::string_view>(
    {"nguyen", "tran", "le",  "pham",  "hoang", "huynh", "phan", "vu",    "vo",     "dang",  "bui",
     "do",     "ho",   "ngo", "duong", "ly",    "to",    "dinh", "luong", "truong", "vuong", "trinh"});

/// Syllables by their parts.
struct Syllables {
    Parts initials;
    Parts finals;
    Parts codas = nothing;
};

constexpr auto pinyin = std::to_array<Syllables>({
    {pinyin_labials, pinyin_after_labials},
    {pinyin_dentals, pinyin_after_dentals},
    {pinyin_velars, pinyin_after_velars},
    {pinyin_sibilants, pinyin_after_sibilants},
    {pinyin_palatals, pinyin_after_palatals},
    {pinyin_glides, pinyin_after_glides},
    {nothing, pinyin_alone},
});
constexpr auto korean = std::to_array<Syllables>({{korean_initials, korean_finals, korean_codas}});
constexpr auto vietnamese = std::to_array<Syllables>({{vietnamese_initials, vietnamese_finals}});

constexpr int too_many = 100;

/// The fewest syllables that a word is made of, up to `most`; `too_many` when it is not.
int count_syllables(std::string_view word, std::span<const Syllables> script, int most) {
    if (word.empty())
        return 0;
    int fewest = too_many;
    const auto cut = [](std::string_view rest, Parts parts, auto next) {
        for (const std::string_view part : parts)
            if (rest.starts_with(part))
                next(rest.substr(part.size()));
    };
    if (most == 0)
        return too_many;
    for (const Syllables& syllables : script)
        cut(word, syllables.initials, [&](std::string_view after_initial) {
            cut(after_initial, syllables.finals, [&](std::string_view after_final) {
                cut(after_final, syllables.codas, [&](std::string_view rest) {
                    fewest = std::min(fewest, 1 + count_syllables(rest, script, most - 1));
                });
            });
        });
    return fewest;
}

/// A family name at either end, and nothing but such syllables beside it.
bool is_family_and_syllables(std::span<const std::string> words, Parts families,
                             std::span<const Syllables> script, int most) {
    const auto rest_fits = [&](std::span<const std::string> rest) {
        return std::ranges::all_of(
            rest, [&](const std::string& word) { return count_syllables(word, script, most) <= most; });
    };
    return (std::ranges::find(families, words.front()) != families.end() && rest_fits(words.subspan(1))) ||
           (std::ranges::find(families, words.back()) != families.end() &&
            rest_fits(words.first(words.size() - 1)));
}

}  // namespace

bool is_east_asian_name(std::span<const std::string> words) {
    // A family name and a given name have three syllables between them, rarely two.
    constexpr int most_chinese_syllables = 3;
    int chinese = 0;
    for (const std::string& word : words)
        chinese += count_syllables(word, pinyin, most_chinese_syllables);
    return chinese <= most_chinese_syllables || is_family_and_syllables(words, korean_families, korean, 2) ||
           is_family_and_syllables(words, vietnamese_families, vietnamese, 1);
}

}  // namespace depeche::authority
