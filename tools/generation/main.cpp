// Writes a corpus of generated dispatches, one JSON object a line.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cxxopts.hpp>
#include <fstream>
#include <iostream>

#include "depeche/error.hpp"
#include "tools/generation/generator.hpp"

namespace {

using namespace depeche;

constexpr int misused = 2;
constexpr int failed = 3;

/// The words of a list that may stand within a sentence, in an order that depends on the seed alone: a word
/// list is sorted, which words are not by their frequency.
std::vector<std::string> read_words(const std::string& path, std::uint64_t seed) {
    std::vector<std::string> words;
    if (path.empty())
        return words;
    std::ifstream file(path);
    if (!file)
        throw InputError(
            {fmt::format("impossible de lire « {} »", path), fmt::format("cannot read '{}'", path)});
    for (std::string line; std::getline(file, line);) {
        const bool is_name = !line.empty() && line[0] >= 'A' && line[0] <= 'Z';
        if (line.size() >= 4 && !is_name && line.find_first_of("'-. ") == std::string::npos)
            words.push_back(std::move(line));
    }
    generation::Random random(seed);
    for (std::size_t left = words.size(); left > 1; --left)
        std::swap(words[left - 1], words[random.below(left)]);
    return words;
}

int write(const generation::Generator& generator, std::uint64_t first, std::uint64_t count,
          std::ostream& out) {
    for (std::uint64_t number = first; number < first + count && out; ++number)
        out << generation::to_json_line(generator.make(number));
    out.flush();
    if (out)
        return 0;
    std::cerr << "depeche_generate: cannot write the dispatches: is the disk full?\n";
    return failed;
}

int run(int argc, char** argv) {
    cxxopts::Options options("depeche_generate", "Writes generated dispatches, one JSON object a line.");
    options.add_options()("count", "how many", cxxopts::value<std::uint64_t>()->default_value("20000"))(
        "first", "number of the first one", cxxopts::value<std::uint64_t>()->default_value("0"))(
        "seed", "another seed gives other dispatches", cxxopts::value<std::uint64_t>()->default_value("1"))(
        "bytes", "length of a text on average", cxxopts::value<std::size_t>()->default_value("3000"))(
        "vocabulary", "different content words", cxxopts::value<std::size_t>()->default_value("200000"))(
        "words", "a list of real words, one a line, to take before made-up ones",
        cxxopts::value<std::string>()->default_value(""))(
        "samples", "folder of the dispatches whose sentences are used",
        cxxopts::value<std::string>()->default_value(DEPECHE_CORPUS "/dispatches"))(
        "output", "file to write; standard output unless given",
        cxxopts::value<std::string>()->default_value(""))("help", "this text");
    const auto result = options.parse(argc, argv);
    if (result.count("help") != 0) {
        std::cout << options.help();
        return 0;
    }
    const auto seed = result["seed"].as<std::uint64_t>();
    const generation::Generator generator(
        generation::read_samples(result["samples"].as<std::string>(),
                                 authority::Authority(authority::builtin_tables())),
        read_words(result["words"].as<std::string>(), seed),
        {seed, result["bytes"].as<std::size_t>(),
         std::max<std::size_t>(1000, result["vocabulary"].as<std::size_t>())});
    const auto first = result["first"].as<std::uint64_t>();
    const auto count = result["count"].as<std::uint64_t>();
    const auto output = result["output"].as<std::string>();
    if (output.empty()) {
        std::ios::sync_with_stdio(false);
        return write(generator, first, count, std::cout);
    }
    std::ofstream file(output, std::ios::binary);
    return write(generator, first, count, file);
}

}  // namespace

int main(int argc, char** argv) try {
    return run(argc, argv);
} catch (const cxxopts::exceptions::exception& error) {
    std::cerr << "depeche_generate: " << error.what() << "\nTry 'depeche_generate --help'.\n";
    return misused;
} catch (const std::exception& error) {
    std::cerr << "depeche_generate: " << error.what() << '\n';
    return failed;
}
