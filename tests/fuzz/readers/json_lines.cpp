#include "indexer/reader/json_reader.hpp"
#include "tests/fuzz/readers/read_to_end.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace depeche::indexer;
    return read_to_end(make_json_lines_reader(source_of(data, size), "fuzz.jsonl"));
}
