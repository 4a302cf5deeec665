#include "tests/faults/operations.hpp"

#include <chrono>
#include <cstdlib>
#include <random>
#include <stdexcept>

#include "tests/support/process.hpp"

namespace depeche::tests {

namespace fs = std::filesystem;

namespace {

constexpr int texts = 24;
constexpr int lines = 60;

/// Some French words in a seeded order; `edition` tells one version of a dispatch from another.
std::string body(int number, int edition) {
    static const char* const words[] = {
        "trêve",  "paix",      "sommet",    "Kyiv",         "Moscou",   "ministre", "accord", "front",
        "otages", "sanctions", "président", "négociations", "élection", "grève",    "budget", "tempête"};
    std::minstd_rand random(static_cast<unsigned>(number * 31 + edition + 1));
    std::string text =
        "La dépêche " + std::to_string(number) + ", édition " + std::to_string(edition) + ", dit";
    for (int word = 0; word < 40; ++word)
        text += std::string(" ") + words[random() % std::size(words)];
    return text + ".";
}

std::string json_lines(int first, int count, int edition) {
    std::string text;
    for (int number = first; number < first + count; ++number)
        text += "{\"id\":\"ligne-" + std::to_string(number) +
                "\",\"version\":" + std::to_string(edition + 1) + ",\"date\":\"2025-12-" +
                std::to_string(10 + number % 20) + "\",\"text\":\"" + body(number, edition) + "\"}\n";
    return text;
}

}  // namespace

Operations::Operations() {
    write_inputs();
    const fs::path& at = folder_.path();
    if (run({"add", "--base", at / "start", at / "start"}, at / "nothing") != 0)
        throw std::runtime_error(output());
    add("add", {"add", "--batch", "8", "--base", at / "first", at / "first"}, "nothing");
    add("replace", {"add", "--batch", "8", "--base", at / "second", at / "second"}, "add");
    add("prune", {"add", "--prune", "--batch", "8", "--base", at / "third", at / "third"}, "replace");
    add("compact", {"compact"}, "prune");
    add("rebuild", {"rebuild", "--batch", "8", "--base", at / "third", at / "third"}, "replace");
    folder_.write("dump.jsonl", all_[1].dump);
    add("restore", {"restore", at / "dump.jsonl"}, "prune");
}

void Operations::write_inputs() const {
    folder_.write("start/a.txt", body(1000, 0));
    for (const char* inputs : {"first", "second", "third"}) {
        const std::string in(inputs);
        const bool is_later = in != "first";
        const bool is_last = in == "third";
        folder_.write(in + "/a.txt", body(1000, 0));
        for (int number = is_last ? texts / 2 : 0; number < texts; ++number)
            folder_.write(in + "/texts/" + std::to_string(number) + ".txt",
                          body(number, is_later && number % 3 == 0 ? 1 : 0));
        folder_.write(in + "/wire.jsonl", json_lines(2000, is_last ? lines / 2 : lines, is_later ? 1 : 0));
        if (is_later)
            folder_.write(in + "/new.jsonl", json_lines(3000, lines / 2, 0));
    }
}

void Operations::add(const std::string& name, std::vector<std::string> arguments, const std::string& before) {
    Operation operation{name, std::move(arguments), folder_.path() / before, folder_.path() / name, {}, 0};
    fs::copy(operation.before, operation.after, fs::copy_options::recursive);
    const auto start = std::chrono::steady_clock::now();
    if (run(operation.arguments, operation.after) != 0)
        throw std::runtime_error(output());
    operation.duration = static_cast<long>(
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start)
            .count());
    operation.dump = dump(operation.after);
    all_.push_back(std::move(operation));
}

std::vector<std::string> Operations::with_index(std::vector<std::string> arguments, const fs::path& index) {
    arguments.insert(arguments.begin() + 1, {"--index", index, "--lang", "en"});
    return arguments;
}

int Operations::run(std::vector<std::string> arguments, const fs::path& index,
                    std::vector<std::string> variables) const {
    return run_program(DEPECHE_INDEXER, with_index(std::move(arguments), index), folder_.path() / "output",
                       std::move(variables));
}

std::string Operations::dump(const fs::path& index) const {
    if (run({"dump", folder_.path() / "dump"}, index) != 0)
        throw std::runtime_error(output());
    return content_of(folder_.path() / "dump");
}

std::string Operations::output() const {
    return content_of(folder_.path() / "output");
}

fs::path Operations::copy_before(const Operation& operation) const {
    const fs::path index = folder_.path() / "index";
    fs::remove_all(index);
    fs::copy(operation.before, index, fs::copy_options::recursive);
    return index;
}

long setting(const char* variable, long usual) {
    const char* value = std::getenv(variable);
    return value ? std::atol(value) : usual;
}

}  // namespace depeche::tests
