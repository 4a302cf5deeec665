#include "searcher/render/alert.hpp"

#include <fmt/format.h>

#include "depeche/json.hpp"
#include "searcher/render/hit_text.hpp"
#include "searcher/render/json_parts.hpp"
#include "searcher/render/numbers.hpp"
#include "searcher/render/pen.hpp"

namespace depeche::render {

namespace {

constexpr std::string_view fresh_bullet = "• ";
constexpr std::string_view changed_bullet = "~ ";

std::string counted(std::uint64_t number, const Text& one, const Text& several, Language language) {
    return fmt::format(fmt::runtime((number == 1 ? one : several).in(language)), grouped(number, language));
}

}  // namespace

std::string alert_heading(std::string_view name, std::string_view query, const TextStyle& style) {
    Pen pen(style);
    pen.paragraph(fmt::format("{} = {}", name, query), {.ink = ink::strong});
    return pen.take();
}

std::string to_text(const Alert& alert, const TextStyle& style) {
    constexpr Text changed{"a changé depuis", "has changed since"};
    constexpr Text matches{"répond à\u00A0: ", "matches: "};
    const std::string_view bullet = alert.changed ? changed_bullet : fresh_bullet;
    Pen pen(style);
    write_hit(pen, alert.hit, bullet, style.language);
    if (alert.changed)
        pen.line(changed.in(style.language), {.ink = ink::notice, .indent = columns(bullet)});
    if (!alert.clauses.empty())
        pen.paragraph(fmt::format("{}{}", matches.in(style.language), fmt::join(alert.clauses, ", ")),
                      {.ink = ink::notice, .indent = columns(bullet)});
    return pen.take();
}

std::string alert_count(std::uint64_t fresh, std::uint64_t changed, const TextStyle& style) {
    const Language language = style.language;
    std::string text;
    if (fresh > 0)
        text = counted(fresh, {"{} nouvelle dépêche", "{} new dispatch"},
                       {"{} nouvelles dépêches", "{} new dispatches"}, language);
    if (changed > 0)
        text += (text.empty() ? "" : ", ") +
                counted(changed, {"{} modifiée", "{} changed"}, {"{} modifiées", "{} changed"}, language);
    Pen pen(style);
    pen.blank_line();
    pen.line(text);
    pen.blank_line();
    return pen.take();
}

std::string to_json(const Alert& alert) {
    return serialize_line({{"format_version", format_version},
                           {"search", alert.search},
                           {"change", alert.changed ? "changed" : "new"},
                           {"clauses", alert.clauses},
                           {"hit", Json::parse(depeche::to_json(alert.hit))}});
}

}  // namespace depeche::render
