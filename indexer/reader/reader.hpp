#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "depeche/language.hpp"

namespace depeche::indexer {

/// A dispatch as its file has it: nothing cleaned, derived or resolved yet. All text is valid UTF-8; what is
/// empty was not given.
struct RawDispatch {
    /// As messages name the file; `-` for standard input.
    std::string path;
    /// The line of a file of many dispatches, from 1; 0 when the file is one dispatch.
    std::uint32_t record = 0;
    /// How its fields were given, as evidence names it: `header`, `json`.
    std::string_view method;

    std::string id;
    std::string title;
    std::string text;
    std::string date;
    std::string source;
    std::string agency;
    std::string url;
    std::string byline;
    std::string section;
    std::string language;
    std::vector<std::string> keywords;
    std::vector<std::string> actors;
    std::vector<std::string> places;

    /// What its reader wants to be known, though it took the dispatch.
    std::vector<Message> notes;
};

/// An input that was not taken, and why. `line` is 0 when the whole file is meant.
struct Rejection {
    std::string path;
    std::uint32_t line = 0;
    Message reason;

    bool operator==(const Rejection&) const = default;
};

using Record = std::variant<RawDispatch, Rejection>;

/// Reads one file, whatever its format, dispatch by dispatch.
class Reader {
public:
    virtual ~Reader() = default;

    /// The next dispatch, or why it is refused; nothing at the end. A refused one does not end the file.
    virtual std::optional<Record> next() = 0;

    /// How many bytes of the file were read so far.
    virtual std::uint64_t bytes_read() const = 0;
};

/// A dispatch, or a line of a file of dispatches, may not be longer: all of it is held in memory.
inline constexpr std::size_t max_dispatch_bytes = std::size_t{16} << 20;

}  // namespace depeche::indexer
