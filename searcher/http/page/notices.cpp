#include "searcher/http/page/notices.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "searcher/http/page/links.hpp"
#include "searcher/http/page/pieces.hpp"
#include "searcher/render/markup.hpp"
#include "searcher/render/match_words.hpp"
#include "searcher/render/numbers.hpp"

namespace depeche::http::page {

namespace {

using render::escaped;

std::string capitalized(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

/// What was not taken as written, with the piece of the query it is about.
std::string repairs(const View& view, const Results& results) {
    std::string items;
    const std::string_view text = results.text;
    for (const Repair& repair : results.repairs) {
        const std::size_t begin = std::min(repair.begin, text.size());
        const std::size_t end = std::clamp(repair.end, begin, text.size());
        constexpr std::size_t longest_piece = 60;
        const std::string piece = beginning(text.substr(begin, end - begin), longest_piece);
        items +=
            fmt::format("<li>{}{}</li>", escaped(capitalized(repair.message.in(view.language))),
                        piece.size() < 2 ? "" : fmt::format(" (<code><bdi>{}</bdi></code>)", escaped(piece)));
    }
    return items.empty() ? items : fmt::format(R"(<ul class="notice repairs">{}</ul>)", items);
}

std::string also_found(const View& view, const Results& results) {
    if (results.also_found.empty())
        return {};
    constexpr Text beginning{"Aussi trouvé\u00A0: ", "Also found: "};
    std::string list;
    for (const AlsoFound& found : results.also_found)
        list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", isolated(found.spelling),
                            render::grouped(found.count, view.language));
    return fmt::format(R"(<p class="notice also">{}{}</p>)", beginning.in(view.language), list);
}

std::string suggestions(const View& view, const Results& results) {
    if (results.suggestions.empty())
        return {};
    constexpr Text beginning{"Vouliez-vous dire\u00A0: ", "Did you mean: "};
    constexpr Text end{"\u00A0?", "?"};
    std::string list;
    for (const Suggestion& suggestion : results.suggestions) {
        depeche::Request request = from_the_start(view.request);
        request.text = suggestion.text;
        list +=
            fmt::format(R"({}<a href="{}"><bdi>{}</bdi></a> ({}))", list.empty() ? "" : ", ",
                        escaped(search_link(view, request)), escaped(suggestion.text, suggestion.marks, "em"),
                        render::grouped(suggestion.count, view.language));
    }
    return fmt::format(R"(<p class="notice meant">{}{}{}</p>)", beginning.in(view.language), list,
                       end.in(view.language));
}

std::string relaxations(const View& view, const Results& results) {
    std::string items;
    for (const Relaxation& relaxation : results.relaxations) {
        if (relaxation.code == "spelling")
            continue;
        items += fmt::format(R"(<li><a href="{}" rel="nofollow">{}</a> ({})</li>)",
                             escaped(search_link(view, from_the_start(relaxation.request))),
                             escaped(capitalized(relaxation.message.in(view.language))),
                             render::grouped(relaxation.count, view.language));
    }
    if (items.empty())
        return {};
    constexpr Text heading{"Chercher plus large", "Search more widely"};
    return fmt::format(
        R"(<section class="notice wider" aria-labelledby="wider"><h2 id="wider">{}</h2><ul>{}</ul></section>)",
        heading.in(view.language), items);
}

std::string understood(const View& view, const Results& results) {
    if (results.in_words.empty() || results.text.empty())
        return {};
    constexpr Text summary{"Comment la question est comprise", "How the question is understood"};
    const std::string match = render::match_in_words(results.match, results.match_reason, view.language);
    const std::string recency = render::recency_in_words(results.now, view.language);
    std::string lines = fmt::format(R"(<p dir="auto">{}</p>)", escaped(capitalized(results.in_words)));
    for (const std::string& line : {match, recency})
        if (!line.empty())
            lines += fmt::format("<p>{}</p>", escaped(capitalized(line)));
    return fmt::format(R"(<details class="understood"><summary>{}</summary>{}</details>)",
                       summary.in(view.language), lines);
}

}  // namespace

std::string notices(const View& view, const Results& results) {
    return repairs(view, results) + also_found(view, results) + suggestions(view, results) +
           relaxations(view, results) + understood(view, results);
}

std::string help_when_nothing(const View& view) {
    constexpr Text heading{"Que faire\u00A0?", "What to try"};
    constexpr Text tips{
        "<li>Moins de mots, ou des mots plus courants. Les accents, le pluriel et la conjugaison ne comptent "
        "pas.</li>"
        "<li>L’un ou l’autre\u00A0: <code>trêve OU cessez-le-feu</code>. Un début de mot\u00A0: "
        "<code>négoci*</code>.</li>"
        "<li>Une orthographe proche, pour un nom dont on n’est pas sûr\u00A0: <code>Zelenski~</code>.</li>",
        "<li>Fewer words, or more common ones. Dispatches are in French; accents, plurals and verb forms "
        "do not matter.</li>"
        "<li>One or the other: <code>trêve OR cessez-le-feu</code>. The beginning of a word: "
        "<code>négoci*</code>.</li>"
        "<li>A near spelling, for a name you are not sure of: <code>Zelenski~</code>.</li>"};
    constexpr Text all{"Parcourir toutes les dépêches", "Browse all dispatches"};
    return fmt::format(
        R"(<section class="nothing" aria-labelledby="nothing"><h2 id="nothing">{}</h2><ul>{}</ul>)"
        R"(<p><a href="{}">{}</a></p></section>)"
        "\n",
        heading.in(view.language), tips.in(view.language), escaped(home_link(view)), all.in(view.language));
}

}  // namespace depeche::http::page
