#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/dispatch.hpp"
#include "depeche/results.hpp"

namespace depeche::match {

/// A dispatch as an index has it, under this number.
struct StoredDispatch {
    Xapian::docid id;
    Dispatch dispatch;
};

/// The document of a dispatch; nothing for an id that the index has not.
std::optional<Xapian::docid> find_document(const Xapian::Database& index, std::string_view id);

std::optional<StoredDispatch> find_dispatch(const Xapian::Database& index, std::string_view id);

/// Nothing for a document that is gone.
std::optional<Dispatch> read_dispatch(const Xapian::Database& index, Xapian::docid document);

/// What the index keeps of the versions of a dispatch before the one it has, the newest first.
std::vector<EarlierVersion> earlier_versions(const Xapian::Database& index, std::string_view id);

/// Ids that begin like `id`, as far as any does, `limit` of them at most.
std::vector<std::string> ids_like(const Xapian::Database& index, std::string_view id, std::size_t limit);

}  // namespace depeche::match
