#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "depeche/date_label.hpp"
#include "searcher/render/dispatch.hpp"
#include "searcher/render/evidence_words.hpp"
#include "searcher/render/messages.hpp"
#include "searcher/render/pen.hpp"

namespace depeche::render {

namespace {

constexpr std::size_t value_column = 14;

/// Writes what is known about a dispatch, a heading and its values a row.
class Sheet {
public:
    Sheet(Pen& pen, const Detail& detail, Language language)
        : pen_(pen), detail_(detail), language_(language) {}

    void row(Text heading, std::string_view value) {
        if (!value.empty())
            put(heading.in(language_), value);
    }

    void row(Text heading, const std::optional<DerivedDate>& date) {
        if (!date)
            return;
        row(heading, date_label(date->interval, language_));
        explain(date->evidence, {});
    }

    /// On one line, or with their evidence a line each.
    template <typename Values>
    void rows(Text heading, const Values& values) {
        std::string list;
        bool is_first = true;
        for (const auto& value : values) {
            const std::string shown = label(value);
            if (detail_.evidence) {
                put(is_first ? heading.in(language_) : "", shown);
                explain(value.evidence, forms(value));
            }
            list.append(is_first ? "" : ", ").append(shown);
            is_first = false;
        }
        if (!detail_.evidence)
            row(heading, list);
    }

    /// What is copied whole.
    void line(Text heading, std::string_view value, std::string_view url = {}) {
        if (value.empty())
            return;
        const std::string first(heading.in(language_));
        pen_.line(value, {.ink = ink::path, .indent = value_column, .first = first, .url = url});
    }

private:
    void put(std::string_view heading, std::string_view value) {
        pen_.paragraph(value, {.indent = value_column, .first = heading});
    }

    void explain(const Evidence& evidence, const std::vector<std::string>& forms) {
        if (!detail_.evidence)
            return;
        std::string text = in_words(evidence, language_);
        if (forms.size() > 1) {
            text.append(Text{"\u202F; écrit", "; written"}.in(language_));
            for (std::size_t at = 0; at < forms.size(); ++at)
                text.append(at == 0 ? " " : ", ").append(quoted(forms[at], language_));
        }
        pen_.paragraph(text, {.ink = ink::notice, .indent = value_column + 2});
    }

    std::string label(const Source& source) const {
        return fmt::format("{} ({})", source.name.label, in_words(source.role).in(language_));
    }
    static std::string label(const Actor& actor) { return actor.name.label; }
    static std::string label(const Place& place) {
        return place.country.empty() ? place.name.label
                                     : fmt::format("{} ({})", place.name.label, place.country);
    }
    static std::vector<std::string> forms(const Source&) { return {}; }
    static std::vector<std::string> forms(const Actor& actor) { return actor.forms; }
    static std::vector<std::string> forms(const Place& place) { return place.forms; }

    Pen& pen_;
    const Detail& detail_;
    Language language_;
};

std::string place(const Dispatch& dispatch) {
    return dispatch.record == 0 ? dispatch.path : fmt::format("{}:{}", dispatch.path, dispatch.record);
}

void write_sheet(Pen& pen, const Dispatch& d, const Detail& detail, Language language) {
    Sheet sheet(pen, detail, language);
    if (d.title_derived)
        sheet.row({"Titre", "Title"},
                  Text{"tiré de la première phrase", "made from the first sentence"}.in(language));
    if (!d.date())
        sheet.row({"Date", "Date"}, messages::undated.in(language));
    sheet.row({"Date", "Date"}, d.published);
    sheet.row({"Faits", "Event"}, d.event);
    sheet.rows({"Sources", "Sources"}, d.sources);
    sheet.rows({"Acteurs", "Actors"}, d.actors);
    sheet.rows({"Lieux", "Places"}, d.places);
    sheet.row({"Signature", "Byline"}, d.byline);
    sheet.row({"Rubrique", "Section"}, d.section);
    sheet.row({"Mots-clés", "Keywords"}, fmt::format("{}", fmt::join(d.keywords, ", ")));
    sheet.row({"Langue", "Language"}, d.language);
    sheet.line({"Adresse", "Address"}, d.url, web_page(d.url));
    sheet.line({"Fichier", "File"}, place(d), file_link(d.path));
    sheet.line({"Identifiant", "Id"}, d.id);
}

/// A paragraph a line in the body, a blank line between them here.
void write_body(Pen& pen, std::string_view body, const std::vector<Mark>& marks) {
    auto mark = marks.begin();
    for (std::size_t begin = 0; begin < body.size();) {
        const std::size_t end = std::min(body.find('\n', begin), body.size());
        std::vector<Mark> inside;
        for (; mark != marks.end() && mark->end <= end; ++mark)
            inside.push_back({mark->begin - static_cast<std::uint32_t>(begin),
                              mark->end - static_cast<std::uint32_t>(begin)});
        pen.blank_line();
        pen.paragraph(glyphs(body.substr(begin, end - begin), inside));
        begin = end + 1;
    }
}

/// Each after the other, or how many there are.
void write_earlier(Pen& pen, const std::vector<EarlierVersion>& earlier, bool whole, Language language) {
    if (!whole) {
        pen.blank_line();
        constexpr Text one{"{} version antérieure\u00A0: show --versions",
                           "{} earlier version: show --versions"};
        constexpr Text several{"{} versions antérieures\u00A0: show --versions",
                               "{} earlier versions: show --versions"};
        const std::string_view form = (earlier.size() == 1 ? one : several).in(language);
        pen.paragraph(fmt::format(fmt::runtime(form), earlier.size()), {.ink = ink::notice});
        return;
    }
    for (const auto& [version, dispatch] : earlier) {
        pen.blank_line();
        pen.line(messages::earlier_version(version, language), {.ink = ink::strong});
        const Detail plain;
        Sheet sheet(pen, plain, language);
        sheet.row({"Titre", "Title"}, dispatch.title);
        sheet.row({"Date", "Date"}, dispatch.published);
        sheet.line({"Fichier", "File"}, place(dispatch), file_link(dispatch.path));
        sheet.line({"Identifiant", "Id"}, dispatch.id);
        write_body(pen, dispatch.body, {});
    }
}

}  // namespace

std::string to_text(const MarkedDispatch& shown, const Detail& detail, const TextStyle& style) {
    const Dispatch& dispatch = shown.dispatch;
    Pen pen(style);
    if (dispatch.title.empty())
        pen.paragraph(messages::untitled.in(style.language), {.ink = ink::strong});
    else
        pen.paragraph(glyphs(dispatch.title, shown.title_marks), {.ink = ink::strong});
    pen.blank_line();
    write_sheet(pen, dispatch, detail, style.language);
    write_body(pen, dispatch.body, shown.body_marks);
    if (detail.dropped && !dispatch.dropped.empty()) {
        pen.blank_line();
        pen.line(Text{"Laissé de côté", "Set aside"}.in(style.language), {.ink = ink::strong});
        for (const std::string& line : dispatch.dropped)
            pen.paragraph(line, {.indent = 2});
    }
    if (!shown.earlier.empty())
        write_earlier(pen, shown.earlier, detail.versions, style.language);
    return pen.take();
}

}  // namespace depeche::render
