#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace depeche::query {

/// Quotation marks that may stand for each other.
enum class QuoteFamily : std::uint8_t {
    none,
    double_quotes,  ///< " “ ” „ ‟
    guillemets,     ///< « » ‹ ›
    apostrophes,    ///< '' ’’ ‘‘: two of them, where a term starts
};

struct Quote {
    QuoteFamily family = QuoteFamily::none;
    /// Usually closes: ” » › and the straight ones. Writers turn their quotes around, so any may do either.
    bool closes = false;
    /// Bytes.
    std::size_t size = 0;
};

/// The quotation mark at byte `at`, if there is one. A single apostrophe is none.
Quote quote_at(std::string_view text, std::size_t at);

/// Where a phrase ends: its text before `begin`, the rest of the query from `end` on.
struct PhraseEnd {
    std::size_t begin;
    std::size_t end;
    bool closed;
};

/// The end of the phrase whose text starts at `at`, behind a mark of `family`. It closes at the next mark of
/// its family, so that others may be quoted in it (`« le plan “Paix” »`); where that one rather opens the
/// next phrase, or there is none, at a closing mark of another family (`«mot"`). Unclosed, it ends with the
/// text. Over all phrases of a text, takes time linear in it.
PhraseEnd find_phrase_end(std::string_view text, std::size_t at, QuoteFamily family);

}  // namespace depeche::query
