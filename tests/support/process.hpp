#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace depeche::tests {

/// A program that runs beside the test, its output in a file. Killed, if it still runs, at the end of the
/// scope.
class Process {
public:
    /// `variables` are `NAME=value`, besides those of the test.
    Process(const std::string& program, std::vector<std::string> arguments,
            const std::filesystem::path& output, std::vector<std::string> variables = {});
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    pid_t id() const { return process_; }
    void signal(int number) const;
    bool is_running();
    /// Waits for its end and gives its exit code, or minus the signal that ended it.
    int wait();

private:
    pid_t process_;
    bool ended_ = false;
    int status_ = 0;
};

/// Runs a program to its end and gives its exit code as `Process::wait` does.
int run_program(const std::string& program, std::vector<std::string> arguments,
                const std::filesystem::path& output, std::vector<std::string> variables = {});

std::string content_of(const std::filesystem::path& file);

}  // namespace depeche::tests
