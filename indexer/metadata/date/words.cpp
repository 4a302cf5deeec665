#include "indexer/metadata/date/words.hpp"

#include <algorithm>
#include <array>

#include "schema/analysis/word_list.hpp"

namespace depeche::indexer::dates {

namespace {

/// Words of letters whose full stop ends no sentence; single letters are none either.
constexpr analysis::WordList abbreviations({"mme",  "mlle", "mm",   "dr",  "me",  "mgr",  "st",
                                            "ste",  "janv", "fevr", "fev", "avr", "juil", "juill",
                                            "sept", "oct",  "nov",  "dec", "env", "art",  "no",
                                            "vs",   "etc",  "cf",   "av"});

}  // namespace

Words::Words(std::string_view text, std::span<const analysis::Token> tokens) : text_(text) {
    words_.reserve(tokens.size());
    for (const analysis::Token& token : tokens)
        if (token.kind == analysis::TokenKind::word)
            words_.push_back(&token);
}

std::string_view Words::operator[](std::size_t at) const {
    return at < words_.size() ? words_[at]->form->exact : std::string_view{};
}

std::string_view Words::accented(std::size_t at) const {
    return at < words_.size() ? words_[at]->form->accented : std::string_view{};
}

std::string_view Words::written(std::size_t first, std::size_t behind) const {
    if (first >= behind || behind > words_.size())
        return {};
    return text_.substr(words_[first]->begin, words_[behind - 1]->end - words_[first]->begin);
}

std::string_view Words::gap(std::size_t at) const {
    if (at > words_.size())
        return {};
    const std::size_t start = at == 0 ? 0 : words_[at - 1]->end;
    const std::size_t end = at == words_.size() ? text_.size() : words_[at]->begin;
    return text_.substr(start, end - start);
}

bool Words::has_capital(std::size_t at) const {
    const std::string_view word = written(at);
    if (word.empty())
        return false;
    const auto first = static_cast<unsigned char>(word[0]);
    if (first < 0x80)
        return first >= 'A' && first <= 'Z';
    // À to Þ, and Œ.
    const auto second = word.size() > 1 ? static_cast<unsigned char>(word[1]) : 0;
    return (first == 0xC3 && second < 0x9F) || (first == 0xC5 && second == 0x92);
}

bool Words::starts_sentence(std::size_t at) const {
    if (at == 0 || at >= words_.size())
        return true;
    const std::string_view between = gap(at);
    if (between == " ")
        return false;
    if (between.find_first_of("\n!?") != std::string_view::npos ||
        between.find("…") != std::string_view::npos)
        return true;
    const auto stop = between.find('.');
    if (stop == std::string_view::npos)
        return false;
    const std::string_view before = (*this)[at - 1];
    return stop > 0 || (before.size() > 1 && !abbreviations.contains(before));
}

}  // namespace depeche::indexer::dates
