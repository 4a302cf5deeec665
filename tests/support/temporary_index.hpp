#pragma once

#include <filesystem>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/dispatch.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::tests {

/// A dispatch made in one expression:
///
///     dispatch("paix", "La trêve tient.").titled("Trêve").dated("2025-12-03").actor("Vladimir Poutine")
///
/// Converts to `Dispatch`; the id of a name is the slug of its label.
class DispatchMaker {
public:
    DispatchMaker(std::string_view id, std::string_view body);

    DispatchMaker& titled(std::string_view title);
    /// As `parse_date` reads it.
    DispatchMaker& dated(std::string_view date);
    DispatchMaker& source(std::string_view label);
    DispatchMaker& actor(std::string_view label);
    DispatchMaker& place(std::string_view label);
    DispatchMaker& byline(std::string_view author);
    DispatchMaker& section(std::string_view name);
    DispatchMaker& keyword(std::string_view word);
    DispatchMaker& url(std::string_view address);

    operator Dispatch() const { return dispatch_; }

private:
    Dispatch dispatch_;
};

DispatchMaker dispatch(std::string_view id, std::string_view body);

/// A real index in a temporary folder, made of these dispatches in this order by the indexer's own parts, and
/// gone at the end of the scope. Document ids count from 1.
///
/// Tests that use it link `depeche_temporary_index`.
class TemporaryIndex {
public:
    explicit TemporaryIndex(std::span<const Dispatch> dispatches = {});
    TemporaryIndex(std::initializer_list<Dispatch> dispatches)
        : TemporaryIndex(std::span(dispatches.begin(), dispatches.size())) {}

    std::filesystem::path path() const { return folder_.path() / "index"; }

    /// Adds or replaces by id, and commits: for what readers see of a change.
    void add(std::span<const Dispatch> dispatches);
    void add(std::initializer_list<Dispatch> dispatches) {
        add(std::span(dispatches.begin(), dispatches.size()));
    }
    /// Makes the index anew from these alone, and puts it in the place of the other.
    void rebuild_from(std::span<const Dispatch> dispatches);
    void rebuild(std::initializer_list<Dispatch> dispatches) {
        rebuild_from(std::span(dispatches.begin(), dispatches.size()));
    }

private:
    TemporaryFolder folder_;
};

}  // namespace depeche::tests
