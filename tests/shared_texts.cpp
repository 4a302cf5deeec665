#include "tests/shared_texts.hpp"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/shared_data.hpp"

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> shared_texts() {
    const std::filesystem::path folder = DEPECHE_SHARED_DATA;
    std::vector<std::string> texts;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "dispatches"))
        if (entry.path().extension() == ".txt")
            texts.push_back(read_file(entry.path()));
    simdjson::dom::parser parser;
    for (const char* set : {"debian_fr", "wikinews_fr100", "eval/piaf", "eval/spf"})
        for (const simdjson::dom::element dispatch : parser.load_many((folder / set / "docs.jsonl").string()))
            for (const char* key : {"title", "text"})
                texts.emplace_back(std::string_view(dispatch[key]));
    return texts;
}
