#pragma once

#include <sys/types.h>
#include <chrono>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace depeche::bench {

/// What a program took until it ended.
struct Cost {
    double wall = 0;
    /// Of all its threads.
    double cpu = 0;
    double megabytes = 0;
};

/// Runs a program to its end, its output thrown away. Throws when it fails to start or exits above 1.
Cost run(const std::vector<std::string>& command);

/// A program that answers a line for each line it is given.
class LineServer {
public:
    explicit LineServer(const std::vector<std::string>& command);
    ~LineServer();
    LineServer(const LineServer&) = delete;
    LineServer& operator=(const LineServer&) = delete;

    std::string ask(const std::string& line);

private:
    pid_t process_ = 0;
    std::FILE* to_ = nullptr;
    std::FILE* from_ = nullptr;
};

}  // namespace depeche::bench
