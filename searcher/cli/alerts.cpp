#include "searcher/cli/alerts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "schema/analysis/folding.hpp"
#include "searcher/cli/option_table.hpp"
#include "searcher/cli/saved_searches.hpp"
#include "searcher/cli/seen.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/render/alert.hpp"
#include "searcher/render/glyphs.hpp"

namespace depeche::cli {

namespace {

/// The searches that are named, or all. Throws `InputError` for a name that none has.
std::vector<SavedSearch> wanted(const std::vector<SavedSearch>& all, const std::vector<std::string>& names) {
    if (names.empty())
        return all;
    std::vector<SavedSearch> result;
    for (const std::string& name : names) {
        const auto found = std::ranges::find_if(all, [&](const SavedSearch& search) {
            return analysis::fold(search.name) == analysis::fold(name);
        });
        if (found == all.end()) {
            const std::string quote = render::shortened(name, longest_quote);
            throw InputError({fmt::format("il n’y a pas de recherche enregistrée «\u00A0{}\u00A0».", quote),
                              fmt::format("there is no saved search '{}'.", quote)});
        }
        result.push_back(*found);
    }
    return result;
}

/// Tells what one search has that is new, and notes what was told.
class Telling {
public:
    Telling(const Call& call, const SavedSearch& search, Seen& seen)
        : call_(call), search_(search), seen_(seen) {}

    bool wants(const Dispatch& dispatch) {
        news_ = seen_.news(search_.name, dispatch);
        // What is told but did not get through is not seen.
        current_ = &dispatch;
        return news_ != Seen::News::none;
    }

    bool tell(const Hit& hit, std::vector<std::string> clauses) {
        const bool changed = news_ == Seen::News::changed;
        const render::Alert alert{search_.name, hit, changed, std::move(clauses)};
        std::string text;
        if (call_.options.format == Format::text) {
            if (fresh_ + changed_ == 0)
                text = render::alert_heading(search_.name, search_.text, call_.text_style());
            text += render::to_text(alert, call_.text_style());
        } else {
            text = render::to_json(alert);
        }
        if (!call_.out.write(text))
            return false;
        ++(changed ? changed_ : fresh_);
        seen_.add(search_.name, *current_);
        return true;
    }

    /// How many were told.
    std::uint64_t finish() {
        if (fresh_ + changed_ > 0 && call_.options.format == Format::text)
            call_.out.write(render::alert_count(fresh_, changed_, call_.text_style()));
        return fresh_ + changed_;
    }

private:
    const Call& call_;
    const SavedSearch& search_;
    Seen& seen_;
    Seen::News news_ = Seen::News::none;
    const Dispatch* current_ = nullptr;
    std::uint64_t fresh_ = 0;
    std::uint64_t changed_ = 0;
};

/// The simplest parts of a query, without those that must not match.
void add_clauses(const query::Node& node, std::vector<query::Node>& clauses) {
    const bool is_whole =
        node.children.empty() || node.kind == query::NodeKind::near || node.kind == query::NodeKind::followed;
    if (is_whole) {
        clauses.push_back(node);
        return;
    }
    const std::size_t wanted = node.kind == query::NodeKind::without ? 1 : node.children.size();
    for (std::size_t at = 0; at < wanted; ++at)
        add_clauses(node.children[at], clauses);
}

/// Which parts of a search a dispatch fulfils, each asked for with its id.
std::vector<std::string> fulfilled(const std::vector<query::Node>& clauses, const std::string& id,
                                   const Request& request, Searcher& searcher) {
    std::vector<std::string> texts;
    for (const query::Node& clause : clauses) {
        query::Node both{.kind = query::NodeKind::all};
        both.children = {clause, {.kind = query::NodeKind::value, .field = schema::FieldId::id, .text = id}};
        Request asked = request;
        asked.text = query::to_string(both, request.language);
        asked.limit = 0;
        if (searcher.search(asked).total > 0)
            texts.push_back(query::to_string(clause, request.language));
    }
    return texts;
}

/// What of a search was not taken as it is written.
void tell_repairs(const Call& call, const SavedSearch& search, const Results& answer) {
    for (const Repair& repair : answer.repairs)
        call.complain({fmt::format("{}\u00A0: {}", search.name, repair.message.french),
                       fmt::format("{}: {}", search.name, repair.message.english)});
}

std::uint64_t tell(const Call& call, const SavedSearch& search, Searcher& searcher, Seen& seen) {
    Request request = call.options.request;
    request.text = search.text;
    request.sort = Sort::newest;
    request.facet_limit = 0;
    request.suggest = false;
    Telling telling(call, search, seen);
    std::vector<query::Node> clauses;
    add_clauses(query::parse(search.text, Match::all, request.saved_queries).root, clauses);
    searcher.search_all(request, {.begin = [&](const Results& answer) { tell_repairs(call, search, answer); },
                                  .wants = [&](const Dispatch& one) { return telling.wants(one); },
                                  .visit =
                                      [&](const Hit& hit) {
                                          return telling.tell(hit,
                                                              fulfilled(clauses, hit.id, request, searcher));
                                      }});
    return telling.finish();
}

}  // namespace

ExitCode run_alerts(const Call& call) {
    const std::filesystem::path& file = call.saved_file;
    if (file.empty() || call.saved.searches.empty())
        throw InputError(
            {fmt::format("il n’y a pas de recherche enregistrée dans «\u00A0{}\u00A0». Y écrire, une par "
                         "ligne\u00A0: "
                         "nom = requête",
                         file.string()),
             fmt::format("there is no saved search in '{}'. Write there, one a line: name = query",
                         file.string())});
    Searcher searcher = call.open_index();
    const std::filesystem::path seen_file = file.string() + ".seen";
    Seen seen = Seen::read(seen_file);
    std::uint64_t told = 0;
    for (const SavedSearch& search : wanted(call.saved.searches, call.options.words))
        told += tell(call, search, searcher, seen);
    if (told > 0 && !call.options.peek)
        seen.write(seen_file);
    return told > 0 ? found : nothing_found;
}

}  // namespace depeche::cli
