// RSS of every version, and Atom.

#include <algorithm>

#include "indexer/reader/markup/block_text.hpp"
#include "indexer/reader/xml/vocabulary.hpp"

namespace depeche::indexer::xml {

namespace {

using markup::Node;

std::string first_text(Node from, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        if (std::string text = from.child(name).text(); !text.empty())
            return text;
    return {};
}

std::vector<std::string> texts(Node from, std::string_view name) {
    std::vector<std::string> result;
    for (const Node node : from.children(name))
        if (std::string text = node.text(); !text.empty())
            result.push_back(std::move(text));
    return result;
}

/// The text of an element that holds HTML, escaped or as elements.
std::string rich_text(Node node) {
    return node.children().empty() ? markup::html_to_text(node.text_as_written()) : markup::block_text(node);
}

bool is_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

std::string feed_title(Node node) {
    return markup::html_to_text(node.text());
}

// RSS

bool is_rss(Node root) {
    return root.is("rss") || root.is("rdf:RDF") || root.is("channel");
}
bool is_rss_item(Node element) {
    return element.is("item");
}
bool holds_rss_items(Node element) {
    return is_rss(element);
}

void read_channel(Node element, Envelope& envelope) {
    if (element.is("title"))
        envelope.title = feed_title(element);
    else if (element.is("link"))
        envelope.link = element.text();
    else if (element.is("language") || element.is("dc:language"))
        envelope.language = element.text();
    else if (element.is("copyright") || element.is("dc:rights"))
        envelope.rights = element.text();
}

std::string link_of(Node item) {
    const std::string guid = item.child("guid").text();
    for (std::string address : {item.child("link").text(), item.attribute("href"), item.attribute("about")})
        if (is_address(address))
            return address;
    return is_address(guid) && item.child("guid").attribute("isPermaLink") != "false" ? guid : std::string();
}

/// A guid that is no address may be one of another feed, too.
std::string id_of(Node item, const Envelope& envelope) {
    const std::string guid = first_text(item, {"guid", "dc:identifier"});
    const bool is_local = !guid.empty() && guid.find(':') == std::string::npos;
    return is_local && !envelope.link.empty() ? envelope.link + "#" + guid : guid;
}

/// The whole article where the feed has it, else what it says of it.
std::string text_of(Node item) {
    std::string best;
    for (const std::string_view name :
         {"content:encoded", "body", "fullitem", "description", "abstract", "dc:description"}) {
        std::string text = rich_text(item.child(name));
        if (text.size() > best.size())
            best = std::move(text);
    }
    return best;
}

Record read_rss_item(Node item, const Envelope& envelope, RawDispatch dispatch) {
    dispatch.method = "rss";
    dispatch.id = id_of(item, envelope);
    dispatch.url = link_of(item);
    dispatch.title = markup::html_to_text(first_text(item, {"title", "dc:title"}));
    dispatch.text = text_of(item);
    dispatch.date =
        first_text(item, {"pubDate", "dc:date", "dcterms:issued", "dcterms:created", "dcterms:modified"});
    dispatch.byline = first_text(item, {"dc:creator", "author"});
    dispatch.source = first_text(item, {"source", "dc:publisher", "dc:source"});
    if (dispatch.source.empty())
        dispatch.source = envelope.title;
    dispatch.keywords = texts(item, "category");
    for (std::string& subject : texts(item, "dc:subject"))
        dispatch.keywords.push_back(std::move(subject));
    dispatch.language = item.child("dc:language") ? item.child("dc:language").text() : envelope.language;
    dispatch.rights = item.child("dc:rights") ? item.child("dc:rights").text() : envelope.rights;
    let_headline_stand(dispatch);
    return dispatch;
}

// Atom

bool is_atom(Node root) {
    return root.is("atom:feed") || root.is("atom:entry") || root.is("feed") || root.is("entry");
}
bool is_entry(Node element) {
    return element.is("atom:entry") || element.is("entry");
}
bool holds_entries(Node element) {
    return element.is("atom:feed") || element.is("feed");
}

/// An element of Atom, whose feeds may forget their namespace.
Node of_atom(Node parent, std::string_view name) {
    const Node node = parent.child("atom:" + std::string(name));
    return node ? node : parent.child(name);
}

std::vector<Node> all_of_atom(Node parent, std::string_view name) {
    std::vector<Node> nodes = parent.children("atom:" + std::string(name));
    return nodes.empty() ? parent.children(name) : nodes;
}

/// A text construct: plain, HTML, or elements, as its `type` (in Atom 0.3 its `mode`) says.
std::string construct(Node node) {
    const std::string type = node.attribute("type");
    const bool is_plain = (type.empty() || type == "text" || type == "text/plain") &&
                          node.attribute("mode") != "escaped" && node.children().empty();
    return is_plain ? node.text_as_written() : rich_text(node);
}

std::string link_of_entry(Node entry) {
    std::string any;
    for (const Node link : all_of_atom(entry, "link")) {
        const std::string rel = link.attribute("rel");
        std::string address = link.attribute("href");
        if (rel.empty() || rel == "alternate")
            return address;
        if (any.empty() && rel == "related")
            any = std::move(address);
    }
    return any;
}

void read_feed(Node element, Envelope& envelope) {
    if (element.local_name() == "title" && (element.is("atom:title") || element.is("title")))
        envelope.title = construct(element);
    else if (element.is("atom:link") || element.is("link")) {
        if (element.attribute("rel").empty() || element.attribute("rel") == "alternate")
            envelope.link = element.attribute("href");
    } else if (element.is("atom:rights") || element.is("atom:copyright"))
        envelope.rights = construct(element);
}

std::string join_names(const std::vector<Node>& people) {
    std::string names;
    for (const Node person : people) {
        const Node name = of_atom(person, "name");
        const std::string text = name ? name.text() : person.text();
        if (!text.empty())
            names.append(names.empty() ? "" : ", ").append(text);
    }
    return names;
}

Record read_entry(Node entry, const Envelope& envelope, RawDispatch dispatch) {
    dispatch.method = "atom";
    dispatch.id = of_atom(entry, "id").text();
    dispatch.url = link_of_entry(entry);
    dispatch.title = construct(of_atom(entry, "title"));
    dispatch.text = construct(of_atom(entry, "content"));
    if (dispatch.text.empty())
        dispatch.text = construct(of_atom(entry, "summary"));
    for (const std::string_view name : {"published", "issued", "updated", "modified", "created"})
        if (dispatch.date.empty())
            dispatch.date = of_atom(entry, name).text();
    if (dispatch.date.empty())
        dispatch.date = entry.child("dc:date").text();
    for (const std::string_view name : {"updated", "modified"})
        if (dispatch.version.empty())
            dispatch.version = of_atom(entry, name).text();
    dispatch.byline = join_names(all_of_atom(entry, "author"));
    if (dispatch.byline.empty())
        dispatch.byline = entry.child("dc:creator").text();
    const Node source = of_atom(entry, "source");
    dispatch.source = source ? construct(of_atom(source, "title")) : envelope.title;
    for (const Node category : all_of_atom(entry, "category")) {
        std::string label = category.attribute("label");
        if (label.empty())
            label = category.attribute("term");
        if (!label.empty())
            dispatch.keywords.push_back(std::move(label));
    }
    dispatch.language = entry.attribute("lang");
    if (dispatch.language.empty())
        dispatch.language = envelope.language;
    dispatch.rights = of_atom(entry, "rights") ? construct(of_atom(entry, "rights")) : envelope.rights;
    let_headline_stand(dispatch);
    return dispatch;
}

}  // namespace

const Vocabulary rss{is_rss, is_rss_item, holds_rss_items, read_channel, read_rss_item};
const Vocabulary atom{is_atom, is_entry, holds_entries, read_feed, read_entry};

void let_headline_stand(RawDispatch& dispatch) {
    if (dispatch.text.empty())
        dispatch.text = dispatch.title;
}

}  // namespace depeche::indexer::xml
