#include "indexer/reader/release.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "indexer/escaping.hpp"
#include "indexer/metadata/date/timestamp.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

using Why = SetAside::Why;

constexpr auto withheld = std::to_array<std::string_view>(
    {"withheld", "held", "hold", "embargoed", "draft", "retenu", "retenue", "suspendu", "suspendue",
     "brouillon", "unpublished", "non-publie", "non-publiee"});
constexpr auto cancelled = std::to_array<std::string_view>(
    {"canceled", "cancelled", "cancel", "kill", "killed", "withdrawn", "retracted", "deleted", "annule",
     "annulee", "retire", "retiree", "supprime", "supprimee"});

SetAside set_aside(const RawDispatch& dispatch, Why why, Message reason) {
    return {dispatch.path, dispatch.record, why, std::move(reason), {}, dispatch.version, {}};
}

}  // namespace

Release release_of(std::string_view status) {
    const std::string word = schema::slug(status.substr(status.rfind(':') + 1));
    if (std::ranges::find(withheld, word) != withheld.end())
        return Release::withheld;
    if (std::ranges::find(cancelled, word) != cancelled.end())
        return Release::cancelled;
    return Release::usable;
}

std::optional<SetAside> hold_back(const RawDispatch& dispatch, std::chrono::sys_seconds now) {
    const std::string status = excerpt(dispatch.status);
    switch (release_of(dispatch.status)) {
        case Release::cancelled:
            return set_aside(dispatch, Why::cancelled,
                             {fmt::format("annulée par son émetteur (« {} »)", status),
                              fmt::format("cancelled by its sender ('{}')", status)});
        case Release::withheld:
            return set_aside(dispatch, Why::withheld,
                             {fmt::format("retenue par son émetteur (« {} »)", status),
                              fmt::format("withheld by its sender ('{}')", status)});
        case Release::usable:
            break;
    }
    if (dispatch.embargo.empty())
        return std::nullopt;
    const std::string until = excerpt(dispatch.embargo);
    const auto end = dates::read_timestamp(dispatch.embargo);
    if (!end)
        return set_aside(dispatch, Why::embargoed,
                         {fmt::format("sous un embargo dont la fin n’est pas comprise (« {} ») : écrivez "
                                      "2025-12-03T14:07:00+01:00",
                                      until),
                          fmt::format("under an embargo whose end is not understood ('{}'): write "
                                      "2025-12-03T14:07:00+01:00",
                                      until)});
    if (end->moment <= now)
        return std::nullopt;
    return set_aside(dispatch, Why::embargoed,
                     {fmt::format("sous embargo jusqu’au {} : relancez ensuite la même commande", until),
                      fmt::format("under embargo until {}: run the same command again then", until)});
}

}  // namespace depeche::indexer
