#include "indexer/reader/open_reader.hpp"

#include <fmt/format.h>

#include <utility>

#include "indexer/reader/archive_reader.hpp"
#include "indexer/reader/content_kind.hpp"
#include "indexer/reader/csv_reader.hpp"
#include "indexer/reader/encoding.hpp"
#include "indexer/reader/html_reader.hpp"
#include "indexer/reader/json_reader.hpp"
#include "indexer/reader/refusals.hpp"
#include "indexer/reader/text_reader.hpp"
#include "indexer/reader/xml_reader.hpp"

namespace depeche::indexer {

namespace {

/// UTF-16 is turned into UTF-8 whole, for lines and rows are found by bytes.
std::variant<ByteSource, Message> in_utf8(ByteSource source) {
    std::string bytes;
    if (!source.read_all(bytes, max_document_bytes))
        return document_too_long();
    if (source.failure())
        return *source.failure();
    auto decoded = decode(std::move(bytes));
    if (auto* reason = std::get_if<Message>(&decoded))
        return std::move(*reason);
    return ByteSource::of_bytes(std::move(std::get<Decoded>(decoded).text));
}

Message too_deep() {
    return {fmt::format("plus de {} archives l’une dans l’autre : celle-ci n’est pas ouverte",
                        archive_limits::depth),
            fmt::format("more than {} archives inside one another: this one is not opened",
                        archive_limits::depth)};
}

/// Opens what is no UTF-16 as its content asks for.
std::variant<std::unique_ptr<Reader>, Rejection> open_bytes(ByteSource source, const std::string& path,
                                                            std::string_view name, Unpacking* unpacking) {
    switch (content_kind(source.peek(kind_bytes), name)) {
        case ContentKind::text:
            return make_text_reader(std::move(source), path);
        case ContentKind::markdown:
            return make_markdown_reader(std::move(source), path);
        case ContentKind::json_lines:
            return make_json_lines_reader(std::move(source), path);
        case ContentKind::json_array:
            return make_json_array_reader(std::move(source), path);
        case ContentKind::json:
            return make_json_object_reader(std::move(source), path);
        case ContentKind::csv:
            return make_csv_reader(std::move(source), path);
        case ContentKind::xml:
            return make_xml_reader(std::move(source), path);
        case ContentKind::html:
            return make_html_reader(std::move(source), path);
        case ContentKind::archive:
            if (unpacking && unpacking->depth >= archive_limits::depth)
                return Rejection{path, 0, too_deep()};
            return make_archive_reader(std::move(source), path, unpacking);
        case ContentKind::empty:
            return Rejection{path, 0, empty_file()};
        case ContentKind::binary:
            break;
    }
    return Rejection{path, 0, binary_content()};
}

}  // namespace

std::variant<std::unique_ptr<Reader>, Rejection> open_reader(const std::string& path, const StopFlag& stop) {
    auto opened = ByteSource::open(path, stop);
    if (auto* reason = std::get_if<Message>(&opened))
        return Rejection{path, 0, std::move(*reason)};
    return open_source(std::move(std::get<ByteSource>(opened)), path, path, nullptr);
}

std::variant<std::unique_ptr<Reader>, Rejection> open_source(ByteSource source, const std::string& path,
                                                             std::string_view name, Unpacking* unpacking) {
    const std::string_view head = source.peek(kind_bytes);
    if (source.failure())
        return Rejection{path, 0, *source.failure()};
    if (!is_utf16(head))
        return open_bytes(std::move(source), path, name, unpacking);
    // Once: what still looks like UTF-16 behind it is something else.
    auto text = in_utf8(std::move(source));
    if (auto* reason = std::get_if<Message>(&text))
        return Rejection{path, 0, std::move(*reason)};
    return open_bytes(std::move(std::get<ByteSource>(text)), path, name, unpacking);
}

}  // namespace depeche::indexer
