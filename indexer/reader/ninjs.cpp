#include "indexer/reader/ninjs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/escaping.hpp"
#include "indexer/reader/markup/block_text.hpp"
#include "indexer/reader/release.hpp"

namespace depeche::indexer {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

using Names = std::initializer_list<std::string_view>;

std::string as_text(const element& value) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS)
        return std::string(text);
    std::uint64_t number = 0;
    return value.get(number) == simdjson::SUCCESS ? std::to_string(number) : std::string();
}

/// What stands under the first of `names` that is there: the spelling changed with each version.
std::string text_of(const object& from, Names names) {
    element value;
    for (const std::string_view name : names)
        if (from[name].get(value) == simdjson::SUCCESS && !value.is_null())
            return as_text(value);
    return {};
}

std::vector<object> objects_of(const object& from, Names names) {
    std::vector<object> result;
    for (const std::string_view name : names) {
        array items;
        if (from[name].get(items) != simdjson::SUCCESS)
            continue;
        for (const element item : items)
            if (object each; item.get(each) == simdjson::SUCCESS)
                result.push_back(each);
    }
    return result;
}

std::vector<std::string> names_of(const object& from, Names lists) {
    std::vector<std::string> names;
    for (const object& item : objects_of(from, lists))
        if (std::string name = text_of(item, {"name"}); !name.empty())
            names.push_back(std::move(name));
    return names;
}

/// A text of an item, with what it says of itself.
struct Part {
    std::string role;
    std::string type;
    std::string value;

    bool is_html() const {
        return type.find("html") != std::string::npos || role.find("html") != std::string::npos;
    }
    bool is_markup() const { return is_html() || value.starts_with('<'); }
    std::string plain() const { return is_markup() ? markup::html_to_text(value) : value; }
};

/// Those of ninjs 2 and 3 in `lists`, else those of ninjs 1, whose names start with `prefix`.
std::vector<Part> parts_of(const object& from, Names lists, std::string_view prefix) {
    std::vector<Part> parts;
    for (const object& item : objects_of(from, lists))
        parts.push_back({text_of(item, {"role"}), text_of(item, {"contentType", "contenttype"}),
                         text_of(item, {"value"})});
    for (const auto [key, value] : from) {
        const std::string_view name = key;
        if (!name.starts_with(prefix) || !value.is_string())
            continue;
        const std::string role(name.substr(std::min(prefix.size() + 1, name.size())));
        const std::string text = as_text(value);
        const bool is_rich = role == "richtext" || text.starts_with('<');
        parts.push_back({role.empty() ? "main" : role, is_rich ? "text/html" : "", text});
    }
    std::erase_if(parts, [](const Part& part) { return part.value.empty(); });
    return parts;
}

const Part* with_role(const std::vector<Part>& parts, std::string_view role) {
    const auto found = std::ranges::find(parts, role, &Part::role);
    return found == parts.end() ? nullptr : &*found;
}

std::string headline_of(const object& item) {
    const std::vector<Part> parts = parts_of(item, {"headlines"}, "headline");
    if (const Part* main = with_role(parts, "main"))
        return main->plain();
    return parts.empty() ? text_of(item, {"title"}) : parts.front().plain();
}

std::string best_of(const std::vector<Part>& parts) {
    for (const auto is_wanted : {&Part::is_html, &Part::is_markup})
        if (const auto found = std::ranges::find_if(parts, is_wanted); found != parts.end())
            return found->plain();
    return parts.empty() ? std::string() : parts.front().plain();
}

bool is_one_of(std::string_view word, Names words) {
    return std::ranges::find(words, word) != words.end();
}

Message no_text_in(std::string_view type) {
    const std::string name = excerpt(type);
    return {fmt::format("objet ninjs de type « {} », sans texte à indexer", name),
            fmt::format("ninjs item of type '{}', without text to index", name)};
}

Message no_body() {
    return {"objet ninjs sans texte : il lui faut un corps (« bodies », « body_text »)",
            "ninjs item without text: it needs a body ('bodies', 'body_text')"};
}

}  // namespace

bool is_ninjs(const object& from) {
    return from["uri"].error() == simdjson::SUCCESS && from["text"].error() != simdjson::SUCCESS &&
           from["texte"].error() != simdjson::SUCCESS;
}

Record read_ninjs(const object& from, RawDispatch dispatch) {
    dispatch.method = "ninjs";
    dispatch.id = text_of(from, {"uri"});
    if (dispatch.id.starts_with("http://") || dispatch.id.starts_with("https://"))
        dispatch.url = dispatch.id;
    dispatch.date = text_of(from, {"versionCreated", "versioncreated", "contentCreated", "contentcreated",
                                   "firstCreated", "firstcreated"});
    dispatch.version = text_of(from, {"version"});
    if (dispatch.version.empty())
        dispatch.version = text_of(from, {"versionCreated", "versioncreated"});
    dispatch.status = text_of(from, {"pubStatus", "pubstatus"});
    dispatch.embargo = text_of(from, {"embargoedUntil", "embargoeduntil", "embargoed"});

    const std::string type = text_of(from, {"type"});
    std::string text = best_of(parts_of(from, {"bodies"}, "body"));
    if (is_one_of(type, {"picture", "photo", "graphic", "audio", "video", "animation"}) ||
        (text.empty() &&
         (is_one_of(type, {"event", "planning"}) || from["eventDetails"].error() == simdjson::SUCCESS)))
        return SetAside{dispatch.path,
                        dispatch.record,
                        SetAside::Why::no_text,
                        no_text_in(type.empty() ? "event" : type),
                        dispatch.id,
                        dispatch.version,
                        {}};
    if (text.empty())
        text = best_of(parts_of(from, {"descriptions"}, "description"));
    if (text.empty() && release_of(dispatch.status) == Release::usable)
        return Rejection{dispatch.path, dispatch.record, no_body()};
    dispatch.text = std::move(text);
    dispatch.title = headline_of(from);
    const std::vector<std::string> sources = names_of(from, {"infoSources", "infosources", "infosource"});
    dispatch.source =
        sources.empty() ? text_of(from, {"source", "copyrightHolder", "copyrightholder"}) : sources.front();
    dispatch.byline = text_of(from, {"by", "byline"});
    dispatch.language = text_of(from, {"language"});
    dispatch.rights = text_of(from, {"copyrightNotice", "copyrightnotice"});
    dispatch.actors = names_of(from, {"people", "person", "organisations", "organisation"});
    dispatch.places = names_of(from, {"places", "place"});
    dispatch.keywords = names_of(from, {"subjects", "subject"});
    return dispatch;
}

}  // namespace depeche::indexer
