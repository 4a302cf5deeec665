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
    /// As messages name the file, `-` for standard input; a member of an archive follows it: see `member`.
    std::string path;
    /// The path inside an archive, behind `//`: `//2025/12/paix.xml`, `//a.tar//b.txt`. Empty outside of one.
    std::string member;
    /// Of a file of many dispatches the line, where it has one dispatch a line or row, else which of its
    /// items this is; from 1. 0 when the file is one dispatch.
    std::uint32_t record = 0;
    /// How its fields were given, as evidence names it: `header`, `json`, `newsml-g2`.
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

    /// Which state of the dispatch this is, to be ordered by `compare_versions`: `3`, or when it was made.
    /// Two of one id are states of one dispatch when both have one.
    std::string version;
    /// The id of another dispatch that this one takes the place of.
    std::string corrects;
    /// The notice of rights.
    std::string rights;
    /// Whether its sender lets it be shown, as written: see release.hpp.
    std::string status;
    /// Until when it may not be shown, as written.
    std::string embargo;

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

/// An item that is nothing to index, though nothing is wrong with it.
struct SetAside {
    enum class Why : std::uint8_t {
        embargoed,  ///< its embargo is not over
        withheld,   ///< its sender holds it back
        cancelled,  ///< its sender takes it back
        no_text,    ///< a picture, a package, a concept, a feed without items: nothing to read
    };

    std::string path;
    std::uint32_t line = 0;
    Why why = Why::no_text;
    Message reason;
    /// Of the dispatch, as in `RawDispatch`.
    std::string id = {};
    std::string version = {};
    std::string member = {};

    bool operator==(const SetAside&) const = default;
};

/// How many values `SetAside::Why` has.
inline constexpr std::size_t set_aside_reasons = 4;

using Record = std::variant<RawDispatch, Rejection, SetAside>;

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

/// An XML document, which may hold many dispatches, may not be longer.
inline constexpr std::size_t max_document_bytes = std::size_t{64} << 20;

}  // namespace depeche::indexer
