#include "searcher/cli/search.hpp"

#include <limits>

#include "depeche/json.hpp"
#include "searcher/render/csv.hpp"
#include "searcher/render/feed.hpp"
#include "searcher/render/json.hpp"
#include "searcher/render/text.hpp"

namespace depeche::cli {

namespace {

ExitCode explain(const Call& call, Searcher& searcher) {
    const Request& request = call.options.request;
    const Explanation explanation = searcher.explain(request);
    call.out.write(call.options.format == Format::json
                       ? render::to_json(explanation, request)
                       : render::to_text(explanation, request, call.text_style()));
    return found;
}

std::string header(Format format) {
    return format == Format::csv ? render::csv_header() : std::string();
}

std::string line(const Hit& hit, Format format) {
    return format == Format::csv ? render::to_csv(hit) : to_json(hit);
}

/// A page as one text.
std::string rendered(const Results& results, const Call& call) {
    const Options& options = call.options;
    const render::FeedStyle feed{options.page, options.request.now, call.language()};
    switch (options.format) {
        case Format::text:
            return render::to_text(results, call.text_style());
        case Format::json:
            return to_json(results, call.language());
        case Format::rss:
            return render::to_rss(results, feed);
        case Format::atom:
            return render::to_atom(results, feed);
        case Format::jsonl:
        case Format::csv:
            break;
    }
    std::string lines = header(options.format);
    for (const Hit& hit : results.hits)
        lines += line(hit, options.format);
    return lines;
}

/// What has to be said of an index that changes while it is paged through.
void tell_change(const Call& call) {
    call.complain(
        {"l’index a changé depuis la page précédente\u00A0: celle-ci commence après la dernière dépêche "
         "de l’autre, où qu’elle soit maintenant.",
         "the index has changed since the page before: this one begins behind the last dispatch of "
         "that, wherever it stands now."});
}

void tell_losses(const Call& call, std::uint64_t left_out) {
    const std::string number = std::to_string(left_out);
    call.complain({"l’index a changé pendant la lecture\u00A0: " + number +
                       " dépêches, supprimées entre-temps, manquent.",
                   "the index has changed while it was read: " + number +
                       " dispatches are missing that were deleted meanwhile."});
}

/// All matches, a line each, without holding them all.
ExitCode write_lines(const Call& call, Searcher& searcher) {
    // Written by the piece: a call of the system for each line would cost more than the line.
    constexpr std::size_t piece = 1U << 16U;
    const Format format = call.options.format;
    Request request = call.options.request;
    request.facet_limit = 0;
    std::string pending = header(format);
    std::uint64_t total = 0;
    const std::uint64_t left_out =
        searcher.search_all(request, {.begin = [&](const Results& answer) { total = answer.total; },
                                      .visit =
                                          [&](const Hit& hit) {
                                              pending += line(hit, format);
                                              if (pending.size() < piece)
                                                  return true;
                                              const bool wanted = call.out.write(pending);
                                              pending.clear();
                                              return wanted;
                                          }});
    call.out.write(pending);
    if (left_out > 0)
        tell_losses(call, left_out);
    return total > 0 ? found : nothing_found;
}

}  // namespace

ExitCode run_search(const Call& call) {
    const Options& options = call.options;
    Searcher searcher = call.open_index();
    if (options.explain)
        return explain(call, searcher);
    Request request = options.request;
    // A reader of text wants each story once, a program every dispatch.
    request.collapse = options.collapse.value_or(options.format == Format::text);
    const bool is_lines = options.format == Format::jsonl || options.format == Format::csv;
    if (options.all && is_lines && !request.collapse)
        return write_lines(call, searcher);
    if (options.all)
        request.limit = std::numeric_limits<std::size_t>::max();
    const Results results = searcher.search(request);
    call.out.write(rendered(results, call));
    if (results.index_changed)
        tell_change(call);
    return results.total > 0 ? found : nothing_found;
}

}  // namespace depeche::cli
