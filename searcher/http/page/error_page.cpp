#include <fmt/format.h>

#include "searcher/http/page/layout.hpp"
#include "searcher/http/page/links.hpp"
#include "searcher/http/page/page.hpp"
#include "searcher/http/page/search_form.hpp"
#include "searcher/render/markup.hpp"

namespace depeche::http::page {

Response error_page(const Context& context, const Failure& failure) {
    View view{context.settings, context.language, context.request.origin, {}};
    view.request.language = context.language;
    const std::string title = render::escaped(failure.title.in(context.language));
    return html_page(
        view,
        {.title = std::string(failure.title.in(context.language)),
         .other_language = home_link(in_other_language(view)),
         .indexed = false},
        fmt::format("<main id=\"content\" class=\"reading lost\">\n<h1>{}</h1>\n<p>{}</p>\n{}</main>\n",
                    title, render::escaped(failure.detail.in(context.language)), search_form(view, false)),
        failure.status);
}

}  // namespace depeche::http::page
