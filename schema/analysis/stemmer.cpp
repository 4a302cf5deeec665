#include "schema/analysis/stemmer.hpp"

#include <fmt/format.h>
#include <libstemmer.h>
#include <xxhash.h>

#include <array>
#include <cassert>
#include <new>

#include "schema/analysis/folding.hpp"
#include "schema/analysis/stem_exceptions.hpp"
#include "schema/analysis/utf8.hpp"

namespace depeche::analysis {

namespace {

struct DeleteStemmer {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

/// Snowball's rules are for Latin letters; `17h00`, `20e` or Arabic words are their own stem.
bool is_stemmable(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const UChar32 c = next_code_point(word, at);
        const bool latin = (c >= 'a' && c <= 'z') || c == '\'' || (c >= 0xDF && c < 0x250);
        if (!latin)
            return false;
    }
    return true;
}

}  // namespace

struct Stemmer::Impl {
    std::unique_ptr<sb_stemmer, DeleteStemmer> snowball{sb_stemmer_new("french", "UTF_8")};
};

Stemmer::Stemmer() : impl_(std::make_unique<Impl>()) {
    if (!impl_->snowball)
        throw std::bad_alloc();
}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::snowball(std::string_view lower_word) const {
    const auto* bytes = reinterpret_cast<const sb_symbol*>(lower_word.data());
    const sb_symbol* stem =
        sb_stemmer_stem(impl_->snowball.get(), bytes, static_cast<int>(lower_word.size()));
    if (stem == nullptr)
        throw std::bad_alloc();
    return {reinterpret_cast<const char*>(stem),
            static_cast<std::size_t>(sb_stemmer_length(impl_->snowball.get()))};
}

std::string Stemmer::stem(std::string_view lower_word) const {
    if (const auto stem = stem_exceptions.stem_of(lower_word))
        return std::string(*stem);
    if (!is_stemmable(lower_word))
        return drop_accents(lower_word);
    return drop_accents(snowball(lower_word));
}

std::string stemmer_fingerprint() {
    // libstemmer tells no version; the stems of words on which its releases differ do.
    constexpr auto probes = std::to_array<std::string_view>({
        "français",
        "française",
        "mauvais",
        "bijoux",
        "aiguë",
        "ambiguïté",
        "négociations",
        "européens",
        "l'ukraine",
        "qu'il",
        "yeux",
        "naïve",
        "continûment",
        "évidemment",
        "jaillissement",
        "haïtien",
    });
    const Stemmer stemmer;
    std::string behaviour;
    for (const std::string_view probe : probes)
        behaviour.append(stemmer.snowball(probe)).append(1, '\n');
    const std::string_view exceptions = stem_exceptions.text();
    return fmt::format("snowball french {:08x}, exceptions {:08x}",
                       XXH3_64bits(behaviour.data(), behaviour.size()) & 0xFFFFFFFFU,
                       XXH3_64bits(exceptions.data(), exceptions.size()) & 0xFFFFFFFFU);
}

}  // namespace depeche::analysis
