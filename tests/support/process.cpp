#include "tests/support/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace depeche::tests {

namespace {

int code_of(int status) {
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

Process::Process(const std::string& program, std::vector<std::string> arguments,
                 const std::filesystem::path& output, std::vector<std::string> variables) {
    std::vector<char*> pointers{const_cast<char*>(program.c_str())};
    for (std::string& argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    process_ = ::fork();
    if (process_ < 0)
        throw std::runtime_error("no more processes");
    if (process_ > 0)
        return;
    const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
    ::dup2(file, STDOUT_FILENO);
    ::dup2(file, STDERR_FILENO);
    for (std::string& variable : variables)
        ::putenv(variable.data());
    ::execv(program.c_str(), pointers.data());
    ::_exit(127);
}

Process::~Process() {
    if (is_running()) {
        signal(SIGKILL);
        wait();
    }
}

void Process::signal(int number) const {
    ::kill(process_, number);
}

bool Process::is_running() {
    if (!ended_ && ::waitpid(process_, &status_, WNOHANG) == process_)
        ended_ = true;
    return !ended_;
}

int Process::wait() {
    if (!ended_)
        ::waitpid(process_, &status_, 0);
    ended_ = true;
    return code_of(status_);
}

int run_program(const std::string& program, std::vector<std::string> arguments,
                const std::filesystem::path& output, std::vector<std::string> variables) {
    return Process(program, std::move(arguments), output, std::move(variables)).wait();
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace depeche::tests
