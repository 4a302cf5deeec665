#include "indexer/reader/open_reader.hpp"

#include <utility>

#include "indexer/reader/content_kind.hpp"
#include "indexer/reader/jsonl_reader.hpp"
#include "indexer/reader/refusals.hpp"
#include "indexer/reader/text_reader.hpp"

namespace depeche::indexer {

std::variant<std::unique_ptr<Reader>, Rejection> open_reader(const std::string& path, const StopFlag& stop) {
    auto opened = ByteSource::open(path, stop);
    if (auto* reason = std::get_if<Message>(&opened))
        return Rejection{path, 0, std::move(*reason)};
    auto& source = std::get<ByteSource>(opened);
    const std::string_view head = source.peek(kind_bytes);
    if (source.failure())
        return Rejection{path, 0, *source.failure()};
    switch (content_kind(head, path)) {
        case ContentKind::text:
            return make_text_reader(std::move(source), path);
        case ContentKind::json_lines:
            return make_jsonl_reader(std::move(source), path);
        case ContentKind::empty:
            return Rejection{path, 0, empty_file()};
        case ContentKind::markup:
            return Rejection{path, 0, markup_content()};
        case ContentKind::utf16:
            return Rejection{path, 0, utf16_content()};
        case ContentKind::binary:
            break;
    }
    return Rejection{path, 0, binary_content()};
}

}  // namespace depeche::indexer
