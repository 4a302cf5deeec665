#include "searcher/http/page/view.hpp"

#include "depeche/error.hpp"
#include "searcher/http/request_parameters.hpp"
#include "searcher/render/facet_names.hpp"

namespace depeche::http::page {

namespace {

depeche::Request read(const Context& context, std::string& error) {
    const depeche::Request defaults = plain_request(context.settings);
    try {
        return read_request(context.request.parameters, defaults);
    } catch (const InputError& wrong) {
        error = wrong.message.in(context.language);
        depeche::Request request = defaults;
        request.text = context.request.parameter("q");
        return request;
    }
}

}  // namespace

depeche::Request plain_request(const SiteSettings& settings) {
    depeche::Request request;
    request.language = settings.language;
    request.facet_limit = 8;
    request.histogram = DateUnit::automatic;
    request.collapse = true;
    return request;
}

View view_of(const Context& context) {
    View view{context.settings, context.language, context.request.origin, {}};
    view.request = read(context, view.error);
    view.request.language = context.language;
    if (view.request.favours_recent)
        view.request.now = today(context.settings);
    for (const Facet facet : {Facet::date, Facet::source, Facet::actor, Facet::place})
        view.looked_for.at(static_cast<std::size_t>(facet)) =
            context.request.parameter(looking_parameter(facet));
    return view;
}

View in_other_language(View view) {
    view.language = view.language == Language::french ? Language::english : Language::french;
    view.request.language = view.language;
    return view;
}

std::string looking_parameter(Facet facet) {
    return std::string(render::facet_name(facet)) + "_has";
}

bool asks(const depeche::Request& request) {
    return !request.text.empty() || !request.selections.empty() || !request.since.empty() ||
           !request.until.empty();
}

depeche::Request from_the_start(depeche::Request request) {
    request.offset = 0;
    request.cursor.clear();
    return request;
}

}  // namespace depeche::http::page
