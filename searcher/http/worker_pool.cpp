#include "searcher/http/worker_pool.hpp"

#include <exception>
#include <utility>

#include "depeche/error.hpp"
#include "searcher/http/delivery.hpp"
#include "searcher/http/metrics.hpp"

namespace depeche::http {

namespace {

/// Whatever a handler throws is an answer too.
Response answered(Handler& handler, const std::function<Handler()>& make_handler, const Request& request) {
    try {
        if (!handler)
            handler = make_handler();
        return delivered(handler(request), request);
    } catch (const std::exception&) {
        // What it says is for the operator, and may name files.
        return delivered(problem(500, "Internal error", "The request could not be answered; try again."),
                         request);
    }
}

}  // namespace

WorkerPool::WorkerPool(std::size_t workers, std::size_t most_waiting, std::function<Handler()> make_handler,
                       Metrics* metrics)
    : most_waiting_(most_waiting), make_handler_(std::move(make_handler)), metrics_(metrics) {
    for (std::size_t at = 0; at < workers; ++at)
        threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
    {
        const std::scoped_lock lock(mutex_);
        ending_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_)
        thread.join();
}

bool WorkerPool::submit(Request request, Deliver deliver) {
    {
        const std::scoped_lock lock(mutex_);
        if (waiting_.size() >= most_waiting_)
            return false;
        waiting_.push_back({std::move(request), std::move(deliver)});
        if (metrics_)
            ++metrics_->waiting;
    }
    wake_.notify_one();
    return true;
}

void WorkerPool::turn_away() {
    std::deque<Job> jobs;
    {
        const std::scoped_lock lock(mutex_);
        jobs.swap(waiting_);
        if (metrics_)
            metrics_->waiting -= static_cast<std::int64_t>(jobs.size());
    }
    for (Job& job : jobs)
        job.deliver(delivered(overloaded(), job.request));
}

void WorkerPool::work() {
    Handler handler;
    for (;;) {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
        if (waiting_.empty())
            return;
        const Job job = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        if (metrics_) {
            --metrics_->waiting;
            ++metrics_->busy_workers;
        }
        job.deliver(answered(handler, make_handler_, job.request));
        if (metrics_)
            --metrics_->busy_workers;
    }
}

Response overloaded() {
    return problem(503, "Overloaded", "Too many requests wait to be answered; try again in a moment.")
        .with("Retry-After", "1");
}

}  // namespace depeche::http
