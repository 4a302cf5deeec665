#include "searcher/http/page/layout.hpp"

#include <fmt/format.h>

#include "searcher/http/page/links.hpp"
#include "searcher/http/page/pieces.hpp"
#include "searcher/render/glyphs.hpp"
#include "searcher/render/markup.hpp"

namespace depeche::http::page {

namespace {

using render::escaped;

std::string_view tag(Language language) {
    return language == Language::french ? "fr" : "en";
}

/// `script-src` also holds back scripts that are data, but for those nothing is to be run.
std::string content_security_policy(const SiteSettings& settings) {
    std::string ancestors;
    for (const std::string& origin : settings.frame_ancestors)
        ancestors += ' ' + origin;
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
           "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors" +
           (ancestors.empty() ? " 'none'" : ancestors);
}

std::string link_element(const HeadLink& link) {
    std::string html = fmt::format(R"(<link rel="{}" href="{}")", link.rel, escaped(link.address));
    if (!link.type.empty())
        html += fmt::format(R"( type="{}")", link.type);
    if (!link.title.empty())
        html += fmt::format(R"( title="{}")", escaped(render::plain(link.title)));
    return html + ">\n";
}

std::string head(const View& view, const Frame& frame) {
    const std::string name = render::plain(view.settings.name);
    const std::string title = frame.title.empty() ? name : render::plain(frame.title) + " – " + name;
    std::string html = fmt::format(
        "<meta charset=\"utf-8\">\n<title>{}</title>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n",
        escaped(title));
    if (!frame.description.empty())
        html += fmt::format("<meta name=\"description\" content=\"{}\">\n",
                            escaped(render::plain(frame.description)));
    if (!frame.indexed)
        html += "<meta name=\"robots\" content=\"noindex\">\n";
    if (!frame.canonical.empty())
        html += link_element({"canonical", absolute(view, frame.canonical)});
    html += link_element({"stylesheet", asset_link(view, "page.css")});
    html += link_element({"icon", asset_link(view, "icon.svg"), "image/svg+xml"});
    html += link_element({"search", site_link(view, "/opensearch.xml"),
                          "application/opensearchdescription+xml", view.settings.name});
    for (const HeadLink& link : frame.links)
        html += link_element(link);
    if (!frame.other_language.empty())
        html +=
            fmt::format(R"(<link rel="alternate" hreflang="{}" href="{}">)"
                        "\n",
                        tag(in_other_language(view).language), escaped(absolute(view, frame.other_language)));
    if (!frame.json_ld.empty())
        html += fmt::format("<script type=\"application/ld+json\">{}</script>\n", frame.json_ld);
    return html;
}

std::string masthead(const View& view, const Frame& frame) {
    constexpr Text skip{"Aller au contenu", "Skip to content"};
    constexpr Text here{"français", "English"};
    constexpr Text there{"English", "français"};
    constexpr Text languages{"Langue", "Language"};
    std::string html =
        fmt::format(R"(<a class="skip" href="#content">{}</a>)"
                    "\n"
                    R"(<header class="masthead"><a class="name" href="{}">{}</a>)",
                    skip.in(view.language), escaped(home_link(view)), isolated(view.settings.name));
    if (!frame.other_language.empty()) {
        const std::string_view language = tag(in_other_language(view).language);
        html += fmt::format(
            R"(<nav class="languages" id="languages" data-live aria-label="{}"><span aria-current="true">{}</span> )"
            R"(<a href="{}" lang="{}" hreflang="{}">{}</a></nav>)",
            languages.in(view.language), here.in(view.language), escaped(frame.other_language), language,
            language, there.in(view.language));
    }
    return html + "</header>\n";
}

std::string footer(const View& view) {
    constexpr Text accessibility{"Accessibilité\u00A0: non évaluée en entier",
                                 "Accessibility: not wholly assessed"};
    constexpr Text engine{"Recherche par Dépêche, un moteur libre", "Searched by Dépêche, a free engine"};
    return fmt::format(R"(<footer class="foot"><p>{}</p><p><a href="{}">{}</a></p></footer>)"
                       "\n",
                       engine.in(view.language), escaped(accessibility_link(view)),
                       accessibility.in(view.language));
}

}  // namespace

namespace {

Response document(const View& view, std::string_view head, std::string_view body, unsigned status) {
    Response response{.status = status, .content_type = "text/html; charset=utf-8"};
    response.body =
        fmt::format("<!doctype html>\n<html lang=\"{}\">\n<head>\n{}</head>\n<body>\n{}</body>\n</html>\n",
                    tag(view.language), head, body);
    response.with("Content-Security-Policy", content_security_policy(view.settings))
        .with("Content-Language", std::string(tag(view.language)))
        .with("Referrer-Policy", "strict-origin-when-cross-origin")
        .with("Vary", "Accept-Language")
        .with("X-Content-Type-Options", "nosniff");
    return response;
}

}  // namespace

Response html_page(const View& view, const Frame& frame, std::string_view content, unsigned status) {
    return document(view,
                    head(view, frame) + fmt::format("<script type=\"module\" src=\"{}\"></script>\n",
                                                    escaped(asset_link(view, "page.js"))),
                    masthead(view, frame) + std::string(content) + footer(view), status);
}

Response bare_page(const View& view, const Frame& frame, std::string_view content) {
    return document(view, head(view, frame) + "<base target=\"_parent\">\n", content, 200);
}

}  // namespace depeche::http::page
