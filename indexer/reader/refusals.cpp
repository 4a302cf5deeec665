#include "indexer/reader/refusals.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/reader/encoding.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

namespace {

constexpr std::size_t max_mebibytes = max_dispatch_bytes >> 20;

}  // namespace

Message empty_file() {
    return {"est vide : il n’y a rien à indexer", "is empty: there is nothing to index"};
}

Message binary_content() {
    return {"n’est pas du texte mais des données binaires : convertissez-le en texte ou en JSONL",
            "is not text but binary data: convert it to text or JSONL"};
}

Message unknown_encoding() {
    return {"n’est ni de l’UTF-8 ni du Windows-1252 : convertissez-le en UTF-8 (iconv -f ENCODAGE -t UTF-8)",
            "is neither UTF-8 nor Windows-1252: convert it to UTF-8 (iconv -f ENCODING -t UTF-8)"};
}

Message file_too_long() {
    return {
        fmt::format("dépasse {} Mio, la taille permise d’une dépêche : découpez-le, ou faites-en du JSONL",
                    max_mebibytes),
        fmt::format("is over {} MiB, the size allowed for a dispatch: cut it up, or make it JSONL",
                    max_mebibytes)};
}

Message line_too_long() {
    return {fmt::format("la ligne dépasse {} Mio, la taille permise d’une dépêche : une dépêche par ligne",
                        max_mebibytes),
            fmt::format("the line is over {} MiB, the size allowed for a dispatch: one dispatch a line",
                        max_mebibytes)};
}

Message item_too_long() {
    return {fmt::format("l’objet dépasse {} Mio, la taille permise d’une dépêche", max_mebibytes),
            fmt::format("the item is over {} MiB, the size allowed for a dispatch", max_mebibytes)};
}

Message document_too_long() {
    constexpr std::size_t mebibytes = max_document_bytes >> 20;
    return {fmt::format("dépasse {} Mio, la taille permise d’un document : découpez-le", mebibytes),
            fmt::format("is over {} MiB, the size allowed for a document: cut it up", mebibytes)};
}

Message empty_list() {
    return {"ne contient aucune dépêche", "holds no dispatch"};
}

Message read_as_windows_1252() {
    return {"n’est pas de l’UTF-8 : lu comme du Windows-1252", "is not UTF-8: read as Windows-1252"};
}

std::uint32_t first_line_not_utf8(std::string_view bytes) {
    for (std::uint32_t number = 1; !bytes.empty(); ++number) {
        const auto end = std::min(bytes.find('\n'), bytes.size());
        if (!is_utf8(bytes.substr(0, end)))
            return number;
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return 0;
}

}  // namespace depeche::indexer
