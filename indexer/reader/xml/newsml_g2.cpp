#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "indexer/escaping.hpp"
#include "indexer/reader/markup/block_text.hpp"
#include "indexer/reader/xml/vocabulary.hpp"

namespace depeche::indexer::xml {

namespace {

using markup::Node;

constexpr auto item_names = std::to_array<std::string_view>(
    {"newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"});

bool is_g2_item(Node element) {
    return std::ranges::any_of(item_names, [&](std::string_view name) { return element.is(name); });
}
bool holds_items(Node element) {
    return element.is("newsMessage") || element.is("itemSet");
}
bool has_g2_root(Node root) {
    return root.is("newsMessage") || is_g2_item(root);
}

/// What a code names, without the alias of its scheme: `stat:usable`.
std::string code_of(Node node) {
    for (const std::string_view name : {"qcode", "uri", "literal", "code"})
        if (std::string code = node.attribute(name); !code.empty())
            return code.substr(code.find_last_of(":/") + 1);
    return {};
}

std::string name_of(Node node) {
    std::string name = node.child("name").text();
    return name.empty() ? node.text() : name;
}

/// A party by its name, else the host of its address, else its code.
std::string party(Node node) {
    std::string name = name_of(node);
    if (!name.empty())
        return name;
    const std::string uri = node.attribute("uri");
    return uri.starts_with("http") ? uri : code_of(node);
}

std::string headline_of(Node item, Node meta) {
    std::string first;
    for (const Node headline : meta.children("headline")) {
        const std::string role = headline.attribute("role");
        std::string text = headline.text();
        if (role.empty() || role.ends_with(":main") || role.ends_with("headline"))
            return text;
        if (first.empty())
            first = std::move(text);
    }
    return first.empty() ? item.at("itemMeta/title").text() : first;
}

bool is_kind(Node subject, std::string_view concept_type) {
    const std::string type = subject.attribute("type");
    return type.substr(type.find(':') + 1) == concept_type;
}

void add_name(std::vector<std::string>& list, Node node) {
    if (std::string name = name_of(node); !name.empty() && std::ranges::find(list, name) == list.end())
        list.push_back(std::move(name));
}

void read_subjects(Node meta, RawDispatch& dispatch) {
    for (const Node subject : meta.children("subject")) {
        if (is_kind(subject, "person") || is_kind(subject, "organisation"))
            add_name(dispatch.actors, subject);
        else if (is_kind(subject, "geoArea") || is_kind(subject, "poi") || is_kind(subject, "5"))
            add_name(dispatch.places, subject);
        else
            add_name(dispatch.keywords, subject);
    }
    for (const Node keyword : meta.children("keyword"))
        add_name(dispatch.keywords, keyword);
    for (const Node located : meta.children("located"))
        add_name(dispatch.places, located);
}

/// The text of the first rendition that has one; NITF may fill other fields too. XML of another vocabulary is
/// read where the item says it is text.
void read_content(Node content, bool is_text, RawDispatch& dispatch) {
    for (const Node part : content.children()) {
        if (!dispatch.text.empty())
            return;
        if (part.is("inlineData")) {
            const std::string type = part.attribute("contenttype");
            const bool is_markup =
                type.find("html") != std::string::npos || type.find("xml") != std::string::npos;
            dispatch.text = is_markup ? markup::html_to_text(part.text_as_written()) : part.text_as_written();
        } else if (part.is("inlineXML")) {
            if (const Node document = part.child("nitf"))
                read_nitf(document, dispatch);
            else if (const Node html = part.child("html"))
                dispatch.text = markup::block_text(html.child("body"));
            else if (is_text)
                dispatch.text = markup::block_text(part);
        }
    }
}

/// Which demanded part an item lacks; empty for none. Not all of the standard is asked for, but without these
/// nobody can say which item it is, from whom and of when.
std::string_view lacking(Node item) {
    const Node meta = item.child("itemMeta");
    if (item.attribute("guid").empty())
        return "guid";
    for (const std::string_view name : {"itemClass", "provider", "versionCreated"})
        if (!meta.child(name))
            return name;
    return {};
}

/// An item that replaces another under a new identifier says so by a link.
std::string replaced_by(Node meta) {
    for (const Node link : meta.children("link")) {
        const std::string rel = link.attribute("rel");
        const std::string_view relation = std::string_view(rel).substr(rel.find(':') + 1);
        if (relation == "replaces" || relation == "previousVersion" || relation == "corrects")
            return link.attribute("residref");
    }
    return {};
}

Rejection incomplete(const RawDispatch& dispatch, std::string_view part) {
    return {dispatch.path,
            dispatch.record,
            {fmt::format("NewsML-G2 incomplet : il manque « {} », que la norme exige", part),
             fmt::format("incomplete NewsML-G2: '{}' is missing, which the standard demands", part)}};
}

Record read_g2_item(Node item, const Envelope&, RawDispatch dispatch) {
    dispatch.method = "newsml-g2";
    dispatch.id = item.attribute("guid");
    dispatch.version = item.attribute("version");
    const Node meta = item.child("itemMeta");
    const Node content = item.child("contentMeta");
    if (dispatch.version.empty())
        dispatch.version = meta.child("versionCreated").text();
    if (!item.is("newsItem"))
        return nothing_to_read(dispatch, item.local_name());
    if (const std::string_view part = lacking(item); !part.empty())
        return incomplete(dispatch, part);
    dispatch.status = code_of(meta.child("pubStatus"));
    dispatch.embargo = meta.child("embargoed").text();
    dispatch.corrects = replaced_by(meta);
    const std::string item_class = code_of(meta.child("itemClass"));
    if (!item_class.empty() && item_class != "text" && item_class != "composite")
        return nothing_to_read(dispatch, item_class);

    dispatch.title = headline_of(item, content);
    dispatch.date = meta.child("versionCreated").text();
    dispatch.source = party(meta.child("provider"));
    dispatch.agency = name_of(content.child("infoSource"));
    dispatch.byline = content.child("by").text();
    if (dispatch.byline.empty())
        dispatch.byline = name_of(content.child("creator"));
    dispatch.language = content.child("language").attribute("tag");
    if (dispatch.language.empty())
        dispatch.language = item.attribute("lang");
    dispatch.rights = item.at("rightsInfo/copyrightNotice").text();
    read_subjects(content, dispatch);
    read_content(item.child("contentSet"), item_class != "composite", dispatch);
    if (dispatch.text.empty() && item_class == "composite")
        return nothing_to_read(dispatch, item_class);
    return dispatch;
}

}  // namespace

const Vocabulary newsml_g2{has_g2_root, is_g2_item, holds_items, nullptr, read_g2_item};

SetAside nothing_to_read(const RawDispatch& dispatch, std::string_view kind) {
    const std::string name = excerpt(kind);
    return {dispatch.path,
            dispatch.record,
            SetAside::Why::no_text,
            {fmt::format("n’est pas un texte (« {} »)", name), fmt::format("is no text ('{}')", name)},
            dispatch.id,
            dispatch.version,
            {}};
}

}  // namespace depeche::indexer::xml
