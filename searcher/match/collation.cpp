#include "searcher/match/collation.hpp"

#include <unicode/ucol.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <memory>

namespace depeche::match {

namespace {

struct Close {
    void operator()(UCollator* collator) const { ucol_close(collator); }
};

const UCollator* french() {
    static const std::unique_ptr<UCollator, Close> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<UCollator, Close>(ucol_open("fr_FR", &status));
    }();
    return collator.get();
}

}  // namespace

std::string collation_key(std::string_view text) {
    const UCollator* const collator = french();
    if (!collator)
        return std::string(text);
    const auto wide =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    const auto get = [&](std::uint8_t* to, std::int32_t size) {
        return ucol_getSortKey(collator, wide.getBuffer(), wide.length(), to, size);
    };
    std::string key(static_cast<std::size_t>(get(nullptr, 0)), '\0');
    get(reinterpret_cast<std::uint8_t*>(key.data()), static_cast<std::int32_t>(key.size()));
    return key;
}

}  // namespace depeche::match
