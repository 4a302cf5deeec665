#include "schema/authority/transliteration.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "schema/analysis/folding.hpp"
#include "schema/authority/east_asian_names.hpp"

namespace depeche::authority {

namespace {

struct Rule {
    std::string_view written;
    std::string_view sound;
    /// One of these must follow; empty for anything.
    std::string_view before = {};
};

constexpr std::string_view vowels = "aeiouy";

/// Letters that lose their sound with their accent, by the sound that French letters give them.
constexpr auto accented_letters = std::to_array<Rule>({
    {"č", "tch"},
    {"ć", "tch"},
    {"š", "ch"},
    {"ş", "ch"},
    {"ș", "ch"},
    {"ś", "ch"},
    {"ž", "j"},
    {"ż", "j"},
    {"ђ", "dj"},
    {"đ", "dj"},
    {"'", ""},
    {"’", ""},
    {"‘", ""},
    {"ʼ", ""},
    {"ʿ", ""},
    {"ʾ", ""},
    {"`", ""},
});

/// Sounds by how they are written, longer writings first. Vowels stay as they are.
constexpr auto sounds = std::to_array<Rule>({
    {"schtsch", "S"},   {"shtch", "S"}, {"chtch", "S"},      {"shch", "S"},      {"tsch", "S"}, {"tch", "S"},
    {"sch", "S"},       {"sh", "S"},    {"ch", "S"},         {"dzh", "J"},       {"zh", "J"},   {"dj", "J"},
    {"j", "J"},         {"kh", "H"},    {"gh", "G"},         {"gu", "H", "eiy"}, {"g", "H"},    {"h", "H"},
    {"qu", "k", "eiy"}, {"q", "Q"},     {"ck", "k"},         {"c", "s", "eiy"},  {"c", "k"},    {"x", "ks"},
    {"tz", "z"},        {"ts", "z"},    {"dz", "z"},         {"th", "t"},        {"dh", "d"},   {"ph", "v"},
    {"f", "v"},         {"w", "v"},     {"ou", "v", "aeiy"}, {"u", "v", "a"},
});

/// What a word may start with, which some transcriptions write and others do not: Yermak, Iermak, Ermak.
std::string_view without_glide(std::string_view word) {
    if (word.size() > 2 && (word[0] == 'i' || word[0] == 'y') &&
        vowels.find(word[1]) != std::string_view::npos)
        word.remove_prefix(1);
    return word;
}

/// `Vucic` is written for Vučić.
std::string with_serbian_ending(std::string word) {
    if (word.size() > 4 && word.ends_with("ic"))
        word += 'h';
    return word;
}

/// One vowel, or what several have in common: e, i and y are alike beside others, so are o, ou and u.
std::string vowel_class(std::string_view group) {
    if (group.size() == 1)
        return group == "y" ? "i" : std::string(group);
    if (group == "ou" || group == "oo")
        return "u";
    std::string result;
    for (const char letter : group) {
        const char alike = letter == 'a' ? 'a' : letter == 'o' || letter == 'u' ? 'u' : 'i';
        if (result.empty() || result.back() != alike)
            result += alike;
    }
    return result;
}

/// Letters as they sound: consonants by `sounds`, vowels as written.
std::string sounded(std::string_view word) {
    std::string result;
    while (!word.empty()) {
        const auto rule = std::ranges::find_if(sounds, [&](const Rule& one) {
            const std::string_view after = word.substr(std::min(one.written.size(), word.size()));
            return word.starts_with(one.written) &&
                   (one.before.empty() ||
                    (!after.empty() && one.before.find(after.front()) != std::string_view::npos));
        });
        const bool known = rule != sounds.end();
        result += known ? rule->sound : word.substr(0, 1);
        word.remove_prefix(known ? rule->written.size() : 1);
    }
    return result;
}

SpelledWord spelled(const std::string& written) {
    std::string sound = sounded(without_glide(with_serbian_ending(written)));
    if (sound.size() > 1 && sound.ends_with('H') &&
        vowels.find(sound[sound.size() - 2]) != std::string_view::npos && written.ends_with('h'))
        sound.pop_back();  // -ah, -eh: a vowel as Arabic and Persian write it
    SpelledWord word;
    std::string group;
    for (const char letter : sound) {
        if (vowels.find(letter) != std::string_view::npos) {
            group += letter;
        } else if (group.empty() && word.consonants.ends_with(letter)) {
            continue;
        } else {
            word.vowels.push_back(vowel_class(group));
            word.consonants += letter;
            group.clear();
        }
    }
    word.vowels.push_back(vowel_class(group));
    return word;
}

bool is_among(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::ranges::find(list, word) != list.end();
}

bool is_arabic_article(std::string_view word) {
    return is_among(word, {"al", "el", "ul", "as", "es", "ash", "ach", "ad", "ed", "ar", "er", "an", "en",
                           "at", "et", "az", "ez"});
}

bool is_patronymic(std::string_view word) {
    return std::ranges::any_of(
        std::to_array<std::string_view>({"vitch", "vich", "vych", "wicz", "evna", "ovna", "ivna", "yvna"}),
        [&](std::string_view ending) { return word.size() > 6 && word.ends_with(ending); });
}

/// `abdelfattah`, `abdulfattah` and `abd al-Fattah` are one name, as are `abderrahmane` and `abd al-Rahman`.
std::string without_servant_article(const std::string& word) {
    if (!word.starts_with("abd") || word.size() < 7)
        return word;
    const auto after = word.find_first_not_of("aeiou", 3);
    if (after == 3 || after == std::string::npos || after + 1 >= word.size())
        return word;
    return word[after] == 'l' || word[after] == word[after + 1] ? "abd" + word.substr(after + 1) : word;
}

/// The words of a name in small letters without accents, less articles and initials.
std::vector<std::string> words_of(std::string_view name) {
    std::string letters = analysis::lower(name);
    for (const Rule& rule : accented_letters)
        for (auto at = letters.find(rule.written); at != std::string::npos;
             at = letters.find(rule.written, at))
            letters.replace(at, rule.written.size(), rule.sound);
    std::vector<std::string> words;
    bool servant = false;
    for (const std::string& word : analysis::folded_words(letters)) {
        if (is_arabic_article(word) || word.size() == 1)
            continue;
        if (servant) {
            words.back() = "abd" + word;
            servant = false;
            continue;
        }
        servant = word == "abd" || (word.starts_with("abd") && word.size() <= 6 &&
                                    is_among(word.substr(3), {"el", "al", "ul", "oul", "er", "ur", "our"}));
        words.push_back(without_servant_article(word));
    }
    return words;
}

constexpr std::size_t shortest_surname = 4;

/// Of the word less its ending, which a language adds or drops.
std::size_t length(const SpelledWord& word) {
    std::size_t size = word.consonants.size();
    for (std::size_t at = 0; at + 1 < word.vowels.size(); ++at)
        size += word.vowels[at].size();
    return size;
}

bool is_pair(std::string_view one, std::string_view other, std::string_view left, std::string_view right) {
    return (one == left && other == right) || (one == right && other == left);
}

bool are_alike(std::string_view one, std::string_view other) {
    return one == other || is_pair(one, other, "e", "i") || is_pair(one, other, "e", "a") ||
           is_pair(one, other, "o", "u") || is_pair(one, other, "ai", "i") || is_pair(one, other, "ai", "e");
}

bool ends_like_a_woman(const SpelledWord& word) {
    return word.vowels.back().ends_with('a');
}

/// Ivanov and Ivanova, Kowalski and Kowalska.
bool are_of_two_genders(const SpelledWord& one, const SpelledWord& other) {
    if (one.consonants.empty() ||
        std::string_view("vnk").find(one.consonants.back()) == std::string_view::npos)
        return false;
    const SpelledWord& man = ends_like_a_woman(one) ? other : one;
    return ends_like_a_woman(one) != ends_like_a_woman(other) && man.vowels.back() != "o";
}

/// In Persian q and gh are one sound; elsewhere q is a k, and gh a g.
bool are_consonants_alike(char one, char other) {
    const auto [first, second] = std::minmax(one, other);
    return one == other || (first == 'Q' && second == 'k') ||
           (first == 'G' && (second == 'Q' || second == 'H'));
}

bool have_like_consonants(const SpelledWord& one, const SpelledWord& other) {
    return std::ranges::equal(one.consonants, other.consonants, are_consonants_alike);
}

bool are_surnames_alike(const SpelledWord& one, const SpelledWord& other) {
    return have_like_consonants(one, other) && !are_of_two_genders(one, other) &&
           std::equal(one.vowels.begin(), one.vowels.end() - 1, other.vowels.begin(), are_alike);
}

/// Martin and Martine, Michel and Michelle, Mario and Marie; but Dmytro and Dmitri are one.
bool are_a_woman_and_a_man(std::string_view woman, std::string_view man) {
    if (woman.ends_with('e') && man.ends_with('o'))
        return true;
    return !man.empty() && woman.starts_with(man) &&
           (woman.substr(man.size()) == "e" || woman.substr(man.size()) == std::string{man.back(), 'e'});
}

/// Words of two consonants say too little for their vowels to differ.
constexpr std::size_t few_consonants = 2;

bool are_given_names_alike(const SpelledWord& one, const SpelledWord& other) {
    if (!have_like_consonants(one, other) || ends_like_a_woman(one) != ends_like_a_woman(other))
        return false;
    const bool is_short = one.consonants.size() <= few_consonants;
    if (one.vowels.front().empty() != other.vowels.front().empty())
        return false;
    const auto agree = [&](const std::string& left, const std::string& right) {
        if (is_short)
            return left == right || is_pair(left, right, "o", "u") || is_pair(left, right, "e", "i");
        return left.empty() || right.empty() || are_alike(left, right) || is_pair(left, right, "a", "o");
    };
    return std::equal(one.vowels.begin(), one.vowels.end() - 1, other.vowels.begin(), agree);
}

}  // namespace

std::string surname_family(const SpellingKey& key) {
    std::string family = key.surname.consonants;
    std::ranges::replace_if(
        family, [](char sound) { return sound == 'Q' || sound == 'G' || sound == 'H'; }, 'k');
    return family;
}

std::optional<SpellingKey> spelling_key(std::string_view name) {
    std::vector<std::string> words = words_of(name);
    if (words.size() < 2 || is_east_asian_name(words))
        return std::nullopt;
    SpellingKey key;
    key.surname = spelled(words.back());
    words.pop_back();
    words.erase(std::remove_if(words.begin() + 1, words.end(), is_patronymic), words.end());
    if (length(key.surname) < shortest_surname)
        return std::nullopt;
    std::ranges::transform(words, std::back_inserter(key.given), spelled);
    key.given_words = std::move(words);
    return key;
}

bool may_be_one_person(const SpellingKey& one, const SpellingKey& other) {
    if (one.given.size() != other.given.size() || !are_surnames_alike(one.surname, other.surname))
        return false;
    for (std::size_t at = 0; at < one.given.size(); ++at)
        if (!are_given_names_alike(one.given[at], other.given[at]) ||
            are_a_woman_and_a_man(one.given_words[at], other.given_words[at]) ||
            are_a_woman_and_a_man(other.given_words[at], one.given_words[at]))
            return false;
    return true;
}

}  // namespace depeche::authority
