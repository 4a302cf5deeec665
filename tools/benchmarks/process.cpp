#include "tools/benchmarks/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <initializer_list>
#include <stdexcept>
#include <utility>

namespace depeche::bench {

namespace {

/// Open for as long as this lives, and not in programs that are started.
class Descriptor {
public:
    Descriptor(const char* path, int flags) : number_(::open(path, flags | O_CLOEXEC, 0600)) {}
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return number_; }

private:
    int number_;
};

/// Starts a program with `streams` in the place of its own, by number; -1 when there is none. It takes no
/// longer for what this process holds in memory, as a fork would.
pid_t start_program(const std::vector<std::string>& command,
                    std::initializer_list<std::pair<const Descriptor&, int>> streams) {
    std::vector<char*> arguments;
    for (const std::string& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    for (const auto& [stream, number] : streams)
        ::posix_spawn_file_actions_adddup2(&actions, stream.number(), number);
    pid_t process = 0;
    const int error = ::posix_spawnp(&process, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    return error == 0 ? process : -1;
}

struct Pipe {
    int out;
    int in;
};

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    return {ends[0], ends[1]};
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// The next line of a stream, without its end; false at the end of all.
bool read_line(std::FILE* from, std::string& line) {
    line.clear();
    for (int c = std::fgetc(from); c != '\n'; c = std::fgetc(from)) {
        if (c == EOF)
            return false;
        line += static_cast<char>(c);
    }
    return true;
}

Cost wait_for(pid_t process, std::chrono::steady_clock::time_point start, const std::string& what) {
    int status = 0;
    rusage usage{};
    if (process < 0 || ::wait4(process, &status, 0, &usage) != process || !WIFEXITED(status) ||
        WEXITSTATUS(status) > 1)
        throw std::runtime_error(fmt::format("'{}' failed", what));
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            seconds(usage.ru_utime) + seconds(usage.ru_stime), static_cast<double>(usage.ru_maxrss) / 1000};
}

}  // namespace

Cost run(const std::vector<std::string>& command, const std::filesystem::path& output) {
    const auto start = std::chrono::steady_clock::now();
    const Descriptor out(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC);
    const Descriptor nowhere("/dev/null", O_WRONLY);
    const pid_t process = start_program(command, {{out, STDOUT_FILENO}, {nowhere, STDERR_FILENO}});
    return wait_for(process, start, fmt::format("{}", fmt::join(command, " ")));
}

LineServer::LineServer(const std::vector<std::string>& command)
    : name_(command.front()), start_(std::chrono::steady_clock::now()) {
    const Pipe down = make_pipe();
    const Pipe up = make_pipe();
    const Descriptor in(down.out);
    const Descriptor out(up.in);
    process_ = start_program(command, {{in, STDIN_FILENO}, {out, STDOUT_FILENO}});
    if (process_ < 0)
        throw std::runtime_error(fmt::format("'{}' does not start", name_));
    to_ = ::fdopen(down.in, "w");
    from_ = ::fdopen(up.out, "r");
}

LineServer::~LineServer() {
    if (process_ == 0)
        return;
    close();
    ::waitpid(process_, nullptr, 0);
}

void LineServer::close() {
    std::fclose(to_);
    std::fclose(from_);
}

Cost LineServer::end() {
    close();
    return wait_for(std::exchange(process_, 0), start_, name_);
}

std::string LineServer::ask(const std::string& line) {
    std::fputs((line + '\n').c_str(), to_);
    std::fflush(to_);
    std::string answer;
    if (!read_line(from_, answer))
        throw std::runtime_error("the contender has ended at: " + line);
    return answer;
}

Background::Background(const std::vector<std::string>& command) {
    const Pipe errors = make_pipe();
    const Descriptor nowhere("/dev/null", O_WRONLY);
    const Descriptor complaints(errors.in);
    process_ = start_program(command, {{nowhere, STDOUT_FILENO}, {complaints, STDERR_FILENO}});
    if (process_ < 0)
        throw std::runtime_error(fmt::format("'{}' does not start", command.front()));
    errors_ = ::fdopen(errors.out, "r");
}

Background::~Background() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
    std::fclose(errors_);
}

bool Background::complains(std::string& line) {
    return read_line(errors_, line);
}

}  // namespace depeche::bench
