#include <algorithm>

#include "indexer/reader/markup/block_text.hpp"
#include "indexer/reader/xml/vocabulary.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer::xml {

namespace {

using markup::Node;

bool has_root(Node root) {
    return root.is("NewsML");
}
bool is_item(Node element) {
    return element.is("NewsItem");
}

void read_envelope(Node element, Envelope& envelope) {
    if (element.is("NewsEnvelope"))
        envelope.title = element.at("SentFrom/Party").attribute("FormalName");
}

/// The identifier that all revisions of an item share: that of RFC 3085 without its end.
std::string id_of(Node identifier) {
    const std::string provider = identifier.child("ProviderId").text();
    const std::string item = identifier.child("NewsItemId").text();
    if (provider.empty() || item.empty())
        return identifier.child("PublicIdentifier").text();
    return "urn:newsml:" + provider + ":" + identifier.child("DateId").text() + ":" + item;
}

/// A status of its own means what it says; `Embargoed` ends where the next status starts.
void read_management(Node management, RawDispatch& dispatch) {
    dispatch.date = management.child("ThisRevisionCreated").text();
    if (dispatch.date.empty())
        dispatch.date = management.child("FirstCreated").text();
    dispatch.status = management.child("Status").attribute("FormalName");
    const std::string change = management.at("StatusWillChange/DateAndTime").text();
    if (schema::slug(dispatch.status) == "embargoed" && !change.empty()) {
        dispatch.status.clear();
        dispatch.embargo = change;
    }
}

std::string text_of(Node data, RawDispatch& scratch) {
    if (const Node document = data.child("nitf")) {
        scratch = {};
        read_nitf(document, scratch);
        return scratch.text;
    }
    if (data.children().empty()) {
        const std::string text = data.text_as_written();
        return text.find("</") == std::string::npos ? text : markup::html_to_text(text);
    }
    return markup::block_text(data);
}

/// What is no part of the story: style sheets, captions, what is packed in Base64.
bool is_beside_the_text(Node content) {
    for (const std::string_view type : {"Format", "MimeType", "MediaType"}) {
        const std::string name = schema::slug(content.child(type).attribute("FormalName"));
        if (name.find("css") != std::string::npos || name == "photo" || name == "graphic" ||
            name == "video" || name == "audio" || name.starts_with("image"))
            return true;
    }
    if (content.child("Encoding"))
        return true;
    const std::string role = schema::slug(content.parent().child("Role").attribute("FormalName"));
    return role == "caption" || role == "stylesheet" || role == "subheadline";
}

/// The longest text of an item and the content it is from: an item holds a story with its abstract, captions
/// and style sheets.
struct Story {
    Node content;
    std::string text;
    RawDispatch inside;  ///< what a document inside says, if the story is one
};

Story story_of(Node item) {
    Story best;
    for (const Node content : item.descendants("ContentItem")) {
        if (is_beside_the_text(content))
            continue;
        RawDispatch scratch;
        const Node encoded = content.child("DataContent");
        std::string text = encoded ? text_of(encoded, scratch) : std::string();
        if (text.size() > best.text.size())
            best = {content, std::move(text), std::move(scratch)};
    }
    return best;
}

/// What the component around a story says, else the one around that, and so on.
template <typename Look>
std::string nearest(Node from, const Look& look) {
    for (Node at = from; at; at = at.parent())
        if (at.is("NewsComponent"))
            if (std::string found = look(at); !found.empty())
                return found;
    return {};
}

std::string line(Node from, std::string_view name) {
    return nearest(from, [&](Node component) { return component.child("NewsLines").child(name).text(); });
}

std::string formal_name(Node from, std::string_view path) {
    return nearest(from, [&](Node component) { return component.at(path).attribute("FormalName"); });
}

void read_descriptions(Node item, RawDispatch& dispatch) {
    const auto add = [](std::vector<std::string>& list, std::string value) {
        if (!value.empty() && std::ranges::find(list, value) == list.end())
            list.push_back(std::move(value));
    };
    for (const Node location : item.descendants("Location"))
        for (const Node property : location.children("Property"))
            // Countries are codes, which the text spells out.
            if (std::string value = property.attribute("Value"); value.size() > 3)
                add(dispatch.places, std::move(value));
    for (const Node property : item.descendants("Property"))
        if (property.attribute("FormalName") == "Keyword")
            add(dispatch.keywords, property.attribute("Value"));
}

Record read_item(Node item, const Envelope& envelope, RawDispatch dispatch) {
    dispatch.method = "newsml";
    const Node identifier = item.at("Identification/NewsIdentifier");
    dispatch.id = id_of(identifier);
    dispatch.version = identifier.child("RevisionId").text();
    read_management(item.child("NewsManagement"), dispatch);

    Story story = story_of(item);
    const Node from = story.content ? story.content : item.child("NewsComponent");
    dispatch.title = line(from, "HeadLine");
    if (dispatch.title.empty())
        dispatch.title = story.inside.title;
    if (dispatch.title.empty())
        if (const auto headlines = item.descendants("HeadLine"); !headlines.empty())
            dispatch.title = headlines.front().text();
    dispatch.text = with_dateline(line(from, "DateLine"), story.text);
    dispatch.byline = line(from, "ByLine");
    if (dispatch.byline.empty())
        dispatch.byline = story.inside.byline;
    dispatch.rights = line(from, "CopyrightLine");
    dispatch.language = formal_name(from, "DescriptiveMetadata/Language");
    dispatch.source = formal_name(from, "AdministrativeMetadata/Provider/Party");
    if (dispatch.source.empty())
        dispatch.source = envelope.title;
    if (dispatch.source.empty())
        dispatch.source = identifier.child("ProviderId").text();
    dispatch.actors = std::move(story.inside.actors);
    dispatch.places = std::move(story.inside.places);
    read_descriptions(item, dispatch);
    if (dispatch.text.empty() && !item.descendants("ContentItem").empty() &&
        item.descendants("DataContent").empty())
        return nothing_to_read(dispatch, item.at("NewsManagement/NewsItemType").attribute("FormalName"));
    let_headline_stand(dispatch);
    return dispatch;
}

}  // namespace

const Vocabulary newsml_1{has_root, is_item, has_root, read_envelope, read_item};

}  // namespace depeche::indexer::xml
