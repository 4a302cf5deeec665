#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "tools/manual/program.hpp"

namespace {

using namespace depeche::manual;

void write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary);
    if (!(out << text << std::flush))
        throw std::runtime_error(file.string() + " cannot be written");
}

}  // namespace

/// `depeche-manual FOLDER` writes the manual pages and completions of both programs into a folder.
int main(int argc, char** argv) try {
    if (argc != 2) {
        std::cerr << "usage: depeche-manual FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    for (const Program& program : {searcher(), indexer()}) {
        write(folder / (program.name + ".1.scd"), scdoc(program, depeche::Language::english));
        write(folder / (program.name + ".fr.1.scd"), scdoc(program, depeche::Language::french));
        write(folder / (program.name + ".bash"), bash_completion(program));
        write(folder / ("_" + program.name), zsh_completion(program));
        write(folder / (program.name + ".fish"), fish_completion(program));
    }
    return 0;
} catch (const std::exception& error) {
    std::cerr << "depeche-manual: " << error.what() << '\n';
    return 3;
}
