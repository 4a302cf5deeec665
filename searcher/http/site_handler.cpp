#include "searcher/http/site_handler.hpp"

#include <atomic>
#include <memory>
#include <utility>

#include "searcher/http/client_language.hpp"
#include "searcher/http/failure.hpp"
#include "searcher/http/trusted_proxies.hpp"

namespace depeche::http {

namespace {

/// Some 10 MB.
constexpr std::size_t kept_answers = 512;

/// What the handlers of one server share.
struct Site {
    Site(std::filesystem::path path, SiteSettings chosen, Metrics& counted, Complaint told)
        : index(std::move(path)), settings(std::move(chosen)), metrics(counted), complain(std::move(told)) {}

    const std::filesystem::path index;
    const SiteSettings settings;
    Metrics& metrics;
    const Complaint complain;
    const std::shared_ptr<AnswerCache> cache = std::make_shared<AnswerCache>(kept_answers);
    /// The operator was told that the index cannot be read.
    std::atomic<bool> is_told = false;
};

/// One worker's view of the index.
class IndexHandler {
public:
    explicit IndexHandler(Site& site) : site_(site) {}

    Response operator()(const Request& request) {
        try {
            if (!searcher_)
                searcher_.emplace(site_.index, site_.cache);
            site_.metrics.dispatches = searcher_->size();
            site_.metrics.index_is_open = true;
            if (site_.is_told.exchange(false))
                site_.complain({"l’index est de nouveau lisible.", "the index can be read again."});
        } catch (const IndexError& error) {
            return unavailable(error, request);
        }
        Response response = answer(request, *searcher_, site_.settings);
        const AnswerCache::Counts counts = site_.cache->counts();
        site_.metrics.cached_answers = counts.found;
        site_.metrics.uncached_answers = counts.missed;
        return response;
    }

private:
    /// The next request tries again. The details name files, and are for the operator alone.
    Response unavailable(const IndexError& error, const Request& request) {
        searcher_.reset();
        site_.metrics.index_is_open = false;
        if (!site_.is_told.exchange(true))
            site_.complain(error.message);
        return failed(index_unavailable(), Audience::programs,
                      client_language(request, site_.settings.language));
    }

    Site& site_;
    std::optional<Searcher> searcher_;
};

}  // namespace

std::function<Handler()> site_handler(std::filesystem::path index, SiteSettings settings, Metrics& metrics,
                                      Complaint complain) {
    const auto site =
        std::make_shared<Site>(std::move(index), std::move(settings), metrics, std::move(complain));
    return [site]() -> Handler {
        // std::function copies what it holds, and a searcher is not to be copied.
        const auto handler = std::make_shared<IndexHandler>(*site);
        return [handler, site](const Request& request) { return (*handler)(request); };
    };
}

std::optional<Response> operator_answer(const Request& request, const SiteSettings& settings,
                                        const Metrics& metrics) {
    if (request.path != "/metrics" && request.path != settings.base_path + "/metrics")
        return std::nullopt;
    if ((request.method != Method::get && request.method != Method::head) ||
        !is_private_address(request.client))
        return std::nullopt;
    Response response{.content_type = "text/plain; version=0.0.4; charset=utf-8", .body = metrics.text()};
    response.route = "/metrics";
    return response;
}

}  // namespace depeche::http
