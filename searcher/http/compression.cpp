#include "searcher/http/compression.hpp"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <new>

#include "searcher/http/message.hpp"

namespace depeche::http {

namespace {

/// The weight that a coding is given, 1 unless told; what is no number counts as a refusal.
double weight_of(std::string_view parameters) {
    const std::string_view parameter = trimmed(parameters);
    if (parameter.empty())
        return 1;
    if (!parameter.starts_with("q=") && !parameter.starts_with("Q="))
        return 0;
    double weight = 0;
    std::from_chars(parameter.data() + 2, parameter.data() + parameter.size(), weight);
    return weight;
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
    double gzip = -1;
    double identity = -1;
    double any = 0;
    while (!accept_encoding.empty()) {
        const std::string_view item = accept_encoding.substr(0, accept_encoding.find(','));
        accept_encoding.remove_prefix(std::min(item.size() + 1, accept_encoding.size()));
        const std::size_t semicolon = std::min(item.find(';'), item.size());
        const std::string_view coding = trimmed(item.substr(0, semicolon));
        const double weight = weight_of(item.substr(std::min(semicolon + 1, item.size())));
        if (coding == "gzip" || coding == "x-gzip")
            gzip = weight;
        else if (coding == "identity")
            identity = weight;
        else if (coding == "*")
            any = weight;
    }
    const double wanted = gzip < 0 ? any : gzip;
    return wanted > 0 && wanted >= identity;
}

std::string gzip(std::string_view text) {
    constexpr int window_of_gzip = 15 + 16;
    constexpr int memory_level = 8;
    // Higher levels gain some per cent for several times the work.
    constexpr int level = 5;
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, window_of_gzip, memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string result(deflateBound(&stream, text.size()), '\0');
    // zlib reads only, though its old interface does not say so.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

}  // namespace depeche::http
