#include "searcher/match/cursor.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <vector>

#include "depeche/error.hpp"
#include "schema/terms.hpp"

namespace depeche::match {

namespace {

constexpr std::size_t digits_of_long = 16;
constexpr std::size_t digits_of_short = 8;
/// Three long numbers, two short ones, and the check sum.
constexpr std::size_t token_digits = 3 * digits_of_long + 3 * digits_of_short;

std::uint32_t check_sum(std::string_view digits) {
    return static_cast<std::uint32_t>(schema::hash64(digits));
}

/// Takes a number off the front of the digits.
template <typename Number>
std::optional<Number> take(std::string_view& digits) {
    constexpr std::size_t length = sizeof(Number) * 2;
    Number number = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + length, number, 16);
    if (error != std::errc{} || stop != digits.data() + length)
        return std::nullopt;
    digits.remove_prefix(length);
    return number;
}

std::optional<Cursor> decode(std::string_view token) {
    if (token.size() != token_digits)
        return std::nullopt;
    const std::string_view signed_digits = token.substr(0, token_digits - digits_of_short);
    const auto identity = take<std::uint64_t>(token);
    const auto revision = take<std::uint64_t>(token);
    const auto request = take<std::uint64_t>(token);
    const auto offset = take<std::uint32_t>(token);
    const auto last = take<std::uint32_t>(token);
    const auto sum = take<std::uint32_t>(token);
    if (!identity || !revision || !request || !offset || !last || sum != check_sum(signed_digits))
        return std::nullopt;
    return Cursor{{*identity, *revision}, *request, *offset, *last};
}

}  // namespace

std::uint64_t fingerprint(const Request& request) {
    // Lengths keep the parts apart.
    std::string all;
    const auto add = [&](std::string_view part) { all += fmt::format("{}:{}", part.size(), part); };
    add(request.text);
    for (const auto& [name, text] : request.saved_queries) {
        add(name);
        add(text);
    }
    for (const auto& [facet, value] : request.selections) {
        add(std::to_string(static_cast<int>(facet)));
        add(value);
    }
    add("filter");
    add(request.filter);
    add("days");
    add(request.since);
    add(request.until);
    add(fmt::format("{} {} {} {} {} {}", static_cast<int>(request.match), static_cast<int>(request.sort),
                    request.collapse, request.relax, request.favours_recent, request.rescored));
    if (request.now)
        add(to_iso(*request.now));
    return schema::hash64(all);
}

std::string to_token(const Cursor& cursor) {
    const std::string digits = fmt::format("{:016x}{:016x}{:016x}{:08x}{:08x}", cursor.index.identity,
                                           cursor.index.revision, cursor.request, cursor.offset, cursor.last);
    return digits + fmt::format("{:08x}", check_sum(digits));
}

Cursor read_token(std::string_view token, const Cursor& here) {
    const auto cursor = decode(token);
    if (!cursor)
        throw InputError(
            {"ce curseur est abîmé ou n’est pas un curseur\u00A0: donner tel quel celui de la page "
             "précédente, ou recommencer sans curseur",
             "this cursor is damaged or is none: give that of the page before as it is, or start "
             "again without a cursor"});
    if (cursor->index.identity != here.index.identity)
        throw InputError(
            {"ce curseur vient d’un autre index, ou de celui-ci avant qu’il soit refait\u00A0: "
             "recommencer sans curseur",
             "this cursor is from another index, or from this one before it was rebuilt: start "
             "again without a cursor"});
    if (cursor->request != here.request)
        throw InputError(
            {"ce curseur est d’une autre requête (autres mots, filtres ou ordre)\u00A0: reprendre la "
             "même requête, ou recommencer sans curseur",
             "this cursor is of another request (other words, filters or order): ask the same "
             "again, or start again without a cursor"});
    return *cursor;
}

std::string signed_for(std::string_view token, std::uint64_t request) {
    Cursor cursor = *decode(token);
    cursor.request = request;
    return to_token(cursor);
}

}  // namespace depeche::match
