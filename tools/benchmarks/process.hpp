#pragma once

#include <sys/types.h>
#include <chrono>
#include <cstdio>
#include <filesystem>
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

/// Runs a program to its end, its output going to a file. Throws when it fails to start or exits above 1.
Cost run(const std::vector<std::string>& command, const std::filesystem::path& output = "/dev/null");

/// A program that answers a line for each line it is given.
class LineServer {
public:
    explicit LineServer(const std::vector<std::string>& command);
    ~LineServer();
    LineServer(const LineServer&) = delete;
    LineServer& operator=(const LineServer&) = delete;

    std::string ask(const std::string& line);
    /// Lets it end; it cannot be asked any more.
    Cost end();

private:
    void close();

    std::string name_;
    std::chrono::steady_clock::time_point start_;
    pid_t process_ = 0;
    std::FILE* to_ = nullptr;
    std::FILE* from_ = nullptr;
};

/// A program that runs beside until this goes; then it is asked to end, and waited for.
class Background {
public:
    explicit Background(const std::vector<std::string>& command);
    ~Background();
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    /// Waits for the next line of its standard error. False when there is none any more.
    bool complains(std::string& line);

private:
    pid_t process_ = 0;
    std::FILE* errors_ = nullptr;
};

}  // namespace depeche::bench
