#pragma once

#include <filesystem>

namespace depeche::bench {

/// Types names, words of titles and values of fields of an index letter by letter, as people do who leave
/// accents out, completes each beginning, and prints how long that takes.
void bench_typing(const std::filesystem::path& index);

}  // namespace depeche::bench
