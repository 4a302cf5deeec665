#include "searcher/cli/serve.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <fstream>
#include <iostream>
#include <mutex>
#include <thread>

#include "searcher/cli/serve_keys.hpp"
#include "searcher/http/site_handler.hpp"
#include "searcher/render/glyphs.hpp"

namespace depeche::cli {

namespace {

/// Stops a server when the program is asked to end, for as long as this lives.
class StopOnSignal {
public:
    explicit StopOnSignal(http::Server& server) {
        served() = &server;
        for (const int signal : {SIGTERM, SIGINT})
            std::signal(signal, stop);
    }
    ~StopOnSignal() {
        for (const int signal : {SIGTERM, SIGINT})
            std::signal(signal, SIG_DFL);
        served() = nullptr;
    }
    StopOnSignal(const StopOnSignal&) = delete;
    StopOnSignal& operator=(const StopOnSignal&) = delete;

private:
    static std::atomic<http::Server*>& served() {
        static std::atomic<http::Server*> server;
        return server;
    }

    static void stop(int) {
        if (http::Server* const server = served())
            server->stop();
    }
};

/// Each connection takes a file descriptor, and the usual limit is a thousand.
void raise_descriptor_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

/// The stream of the access log; null for none. `file` is opened when it is one.
std::ostream* open_log(const std::string& name, std::ofstream& file) {
    if (name.empty())
        return nullptr;
    if (name == "-")
        return &std::cout;
    // Appending, so that the file can be emptied beneath it, as logrotate's copytruncate does.
    file.open(name, std::ios::app);
    if (!file) {
        const std::string quote = render::plain(name);
        throw InputError(
            {fmt::format("le journal des accès «\u00A0{}\u00A0» ne peut pas être écrit\u00A0: vérifier le "
                         "dossier et ses droits.",
                         quote),
             fmt::format("the access log '{}' cannot be written: check its folder and permissions.", quote)});
    }
    return &file;
}

/// Where browsers find it.
std::string address_of(const http::ServerSettings& settings, std::uint16_t port,
                       const std::string& base_path) {
    const bool is_ipv6 = settings.address.find(':') != std::string::npos;
    const std::string host = is_ipv6 ? fmt::format("[{}]", settings.address) : settings.address;
    return fmt::format("http://{}:{}{}/", host, port, base_path);
}

/// A server that waits for its index is none that is broken; whoever mistyped its name should know.
void check_index(const Call& call) try { call.open_index(); } catch (const IndexError& error) {
    call.complain(error.message);
}

/// What pages are written in for visitors who do not say. A service often has no locale, and the archive is
/// French.
Language site_language(const Call& call) {
    const std::string_view locale = call.environment.locale;
    const bool has_none = locale.empty() || locale == "C" || locale.starts_with("C.") || locale == "POSIX";
    return has_none ? call.options.language.value_or(Language::french) : call.language();
}

}  // namespace

ExitCode run_serve(const Call& call) {
    if (!call.options.words.empty())
        throw Misuse({"serve\u00A0: cette commande ne prend pas de requête. L’index se donne par --index.",
                      "serve: this command takes no query. The index is given by --index."});
    http::ServerSettings settings = call.options.serving.server;
    http::SiteSettings site = call.options.serving.site;
    site.language = site_language(call);
    site.now = call.options.request.now;
    if (!call.options.serving.key_file.empty())
        site.keys = read_keys(call.options.serving.key_file);
    if (settings.workers == 0)
        settings.workers = std::max(1U, std::thread::hardware_concurrency());
    std::ofstream log;
    settings.access_log = open_log(call.options.serving.access_log, log);
    raise_descriptor_limit();
    check_index(call);

    http::Metrics metrics;
    settings.metrics = &metrics;
    settings.at_once = [&](const http::Request& request) {
        return http::operator_answer(request, site, metrics);
    };
    std::mutex mutex;
    const http::Complaint complain = [&](const Message& message) {
        const std::scoped_lock lock(mutex);
        call.complain(message);
    };
    http::Server server(settings, http::site_handler(call.index(), site, metrics, complain));
    const StopOnSignal stop_on_signal(server);
    const std::string address = address_of(settings, server.port(), site.base_path);
    complain({fmt::format("écoute sur {}", address), fmt::format("listening on {}", address)});
    server.run();
    complain({"arrêté.", "stopped."});
    return found;
}

}  // namespace depeche::cli
