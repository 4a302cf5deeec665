#pragma once

#include <string_view>

namespace depeche::analysis {

/// Whether a word (its exact form) says nothing about a subject: articles, pronouns, auxiliaries, question
/// words. Only queries drop them, and never inside a phrase; the index has every word. The list is Snowball's
/// French one and the question words of French (measured: +0.7 to +2.4 points of nDCG@10 on question sets).
bool is_stop_word(std::string_view exact);

}  // namespace depeche::analysis
