#pragma once

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "indexer/reader/byte_source.hpp"
#include "indexer/reader/encoding.hpp"
#include "indexer/reader/reader.hpp"

namespace depeche::indexer {

inline ByteSource source_of(const std::uint8_t* data, std::size_t size) {
    return ByteSource::of_bytes(std::string(reinterpret_cast<const char*>(data), size));
}

inline void demand_utf8(const std::string& text) {
    if (is_utf8(text))
        return;
    std::cerr << "a text that is not UTF-8\n";
    std::abort();
}

/// Whatever the bytes, a reader comes to an end, and what it gives is UTF-8.
inline int read_to_end(std::unique_ptr<Reader> reader) {
    while (const auto record = reader->next()) {
        const auto* raw = std::get_if<RawDispatch>(&*record);
        if (!raw)
            continue;
        for (const std::string* text :
             {&raw->id, &raw->title, &raw->text, &raw->date, &raw->source, &raw->url, &raw->byline,
              &raw->section, &raw->version, &raw->embargo, &raw->member})
            demand_utf8(*text);
        for (const auto* list : {&raw->keywords, &raw->actors, &raw->places})
            for (const std::string& text : *list)
                demand_utf8(text);
    }
    return 0;
}

}  // namespace depeche::indexer
