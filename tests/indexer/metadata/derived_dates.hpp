#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "indexer/derivation.hpp"

/// The dates of a dispatch as tests compare them: ISO, empty when there is none.
struct DerivedDates {
    std::string published;
    std::string event;
    std::string filed_under;
    std::string method;
};

/// Derives the dates of a text, as the indexer does of a file.
inline DerivedDates dates_of(std::string_view text, std::string url = {}) {
    static const depeche::authority::Authority authority(depeche::authority::builtin_tables());
    static depeche::analysis::Analyzer analyzer;
    static depeche::indexer::Deriver deriver(authority, analyzer);
    depeche::indexer::RawDispatch raw;
    raw.text = text;
    raw.url = std::move(url);
    const auto result = deriver.derive(raw, "dispatch.txt");
    const auto* dispatch = std::get_if<depeche::Dispatch>(&result);
    if (!dispatch)
        return {};
    const auto iso = [](const auto& date) { return date ? to_iso(date->interval) : std::string{}; };
    return {iso(dispatch->published), iso(dispatch->event), iso(dispatch->date()),
            dispatch->date() ? dispatch->date()->evidence.method : std::string{}};
}
