#include "indexer/write_messages.hpp"

#include <fmt/format.h>

#include "indexer/escaping.hpp"

namespace depeche::indexer {

Rejection second_of_id(const Prepared& second, const std::string& first) {
    const std::string id = excerpt(second.id);
    return {second.path,
            second.record,
            {fmt::format("même identifiant « {} » que {}, mais autre contenu : la première lue est gardée, "
                         "donnez à celle-ci un identifiant à elle",
                         id, first),
             fmt::format("same id '{}' as {}, but other content: the first one read is kept, give this one "
                         "an id of its own",
                         id, first)}};
}

Message why_outdated(const Prepared& prepared, const KnownVersion& known) {
    const std::string id = excerpt(prepared.id);
    if (!known.replaced_by.empty())
        return {
            fmt::format("« {} » est remplacée par « {} » : laissée de côté", id, excerpt(known.replaced_by)),
            fmt::format("'{}' is replaced by '{}': left aside", id, excerpt(known.replaced_by))};
    if (known.is_withdrawn)
        return {fmt::format("« {} » a été annulée par son émetteur : laissée de côté", id),
                fmt::format("'{}' was cancelled by its sender: left aside", id)};
    const std::string old = excerpt(prepared.version);
    const std::string kept = excerpt(known.version);
    return {fmt::format("version {} de « {} » : la plus récente, {}, est gardée", old, id, kept),
            fmt::format("version {} of '{}': the newest, {}, is kept", old, id, kept)};
}

Rejection unwritable(const Dispatch& dispatch, const std::string& reason) {
    return {dispatch.path,
            dispatch.record,
            {fmt::format("ne peut être enregistrée dans l’index ({}) : retirez-la", reason),
             fmt::format("cannot be stored in the index ({}): take it out", reason)}};
}

}  // namespace depeche::indexer
