#include "indexer/derivation.hpp"

#include <fmt/format.h>

#include "indexer/cleaning.hpp"
#include "indexer/escaping.hpp"
#include "indexer/metadata/date/event.hpp"
#include "indexer/metadata/date/publication.hpp"
#include "indexer/metadata/language.hpp"
#include "indexer/metadata/names.hpp"
#include "indexer/metadata/title.hpp"
#include "indexer/page/page.hpp"
#include "indexer/page/rubric.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

std::vector<std::string> clean_lines(const std::vector<std::string>& lines) {
    std::vector<std::string> result;
    for (const std::string& line : lines)
        if (std::string clean = clean_line(line); !clean.empty())
            result.push_back(std::move(clean));
    return result;
}

Message no_text_left() {
    return {"pas de texte : il ne reste rien à indexer une fois la page nettoyée",
            "no text: nothing is left to index once the page is cleaned"};
}

Message unknown_date(const std::string& date) {
    return {fmt::format("date non comprise, laissée de côté : « {} » (écrivez 2025-12-03)", excerpt(date)),
            fmt::format("date not understood, left aside: '{}' (write 2025-12-03)", excerpt(date))};
}

}  // namespace

std::string id_of(const RawDispatch& raw, const std::string& path) {
    if (!raw.id.empty())
        return raw.id;
    if (!raw.url.empty())
        return raw.url;
    if (path == "-")
        return "stdin:" + schema::hash128_hex(raw.text);
    return raw.record == 0 ? path : fmt::format("{}:{}", path, raw.record);
}

std::variant<Dispatch, Rejection> Deriver::derive(RawDispatch& raw, const std::string& path) {
    CleanText text = clean(raw.text);
    Dispatch dispatch;
    dispatch.id = id_of(raw, path);
    dispatch.path = path;
    dispatch.record = raw.record;
    dispatch.url = clean_line(raw.url);
    dispatch.byline = clean_line(raw.byline);
    dispatch.section = clean_line(raw.section);
    dispatch.keywords = clean_lines(raw.keywords);
    dispatch.given = {std::string(raw.method), raw.source, raw.agency, raw.actors, raw.places};
    if (!raw.language.empty())
        dispatch.language = schema::slug(raw.language).substr(0, 2);

    const dates::PageDates page_dates = dates::dates_of_page(raw, text, analyzer_);
    if (!raw.date.empty() && (!page_dates.published || page_dates.published->evidence.text != raw.date))
        raw.notes.push_back(unknown_date(raw.date));

    const PageParts page = take_page_parts(text, page_, analyzer_);
    if (dispatch.byline.empty())
        dispatch.byline = page.byline;
    if (dispatch.section.empty())
        dispatch.section = page.section;
    if (dispatch.keywords.empty())
        dispatch.keywords = page.keywords;
    dispatch.title = clean_line(raw.title);
    if (dispatch.title.empty())
        dispatch.title = take_title(text);
    else
        drop_repeated_title(text, dispatch.title);
    if (dispatch.section.empty())
        dispatch.section = rubric_before_headline(dispatch.title);
    dispatch.body = join(text.paragraphs);
    if (dispatch.body.empty())
        return Rejection{raw.path, raw.record, no_text_left()};
    if (dispatch.title.empty()) {
        dispatch.title = derive_title(dispatch.body, sentences_);
        dispatch.title_derived = true;
    }
    dispatch.dropped = std::move(text.dropped);
    dispatch.credits = std::move(text.credits);

    const auto tokens = analyzer_.analyze(dispatch.body);
    if (dispatch.language.empty())
        dispatch.language = language_of(tokens);
    dates::DispatchDates found_dates = dates::date_dispatch(page_dates, dispatch.body, tokens);
    dispatch.published = std::move(found_dates.published);
    dispatch.event = std::move(found_dates.event);
    derive_names(dispatch, authority_, analyzer_);
    return dispatch;
}

}  // namespace depeche::indexer
