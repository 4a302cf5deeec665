#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "searcher/http/message.hpp"
#include "searcher/http/server.hpp"

namespace depeche::http {

/// Threads that answer requests, each with a handler of its own, and the queue before them.
class WorkerPool {
public:
    /// Takes an answer, on the thread of a worker; must not throw.
    using Deliver = std::function<void(Response response)>;

    /// At most `most_waiting` requests are queued. `metrics` may be null.
    WorkerPool(std::size_t workers, std::size_t most_waiting, std::function<Handler()> make_handler,
               Metrics* metrics);
    /// Answers what waits, then ends the threads.
    ~WorkerPool();

    /// Queues a request, whose answer goes to `deliver`, ready to be sent. Returns whether there was room.
    bool submit(Request request, Deliver deliver);

    /// Those that wait get 503 at once.
    void turn_away();

private:
    struct Job {
        Request request;
        Deliver deliver;
    };

    void work();

    const std::size_t most_waiting_;
    const std::function<Handler()> make_handler_;
    Metrics* const metrics_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> waiting_;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

/// What is answered when all workers are busy and the queue is full.
Response overloaded();

}  // namespace depeche::http
