#include <algorithm>
#include <array>

#include "indexer/reader/markup/block_text.hpp"
#include "indexer/reader/raw_fields.hpp"
#include "indexer/reader/xml/vocabulary.hpp"

namespace depeche::indexer::xml {

namespace {

using markup::Node;

std::vector<std::string> texts(const std::vector<Node>& nodes) {
    std::vector<std::string> result;
    for (const Node node : nodes)
        if (std::string text = node.text(); !text.empty() && std::ranges::find(result, text) == result.end())
            result.push_back(std::move(text));
    return result;
}

void read_docdata(Node docdata, RawDispatch& dispatch) {
    set_if_empty(dispatch.id, docdata.child("doc-id").attribute("id-string"));
    for (const std::string_view name : {"date.issue", "date.release"})
        set_if_empty(dispatch.date, docdata.child(name).attribute("norm"));
    // A notice says whether and from when it may be shown.
    set_if_empty(dispatch.status, docdata.child("ed-msg").attribute("msg-type"));
    set_if_empty(dispatch.rights, docdata.child("doc.copyright").attribute("holder"));
    for (const Node keyword : docdata.at("key-list").children("keyword"))
        dispatch.keywords.push_back(keyword.attribute("key"));
    std::erase(dispatch.keywords, "");
}

void read_names(Node root, RawDispatch& dispatch) {
    if (!dispatch.actors.empty() || !dispatch.places.empty())
        return;
    for (const Node content : {root.at("head/docdata/identified-content"), root.at("body/body.head/dateline"),
                               root.at("body/body.content")}) {
        for (const std::string_view name : {"person", "org"})
            for (std::string& text : texts(content.descendants(name)))
                if (std::ranges::find(dispatch.actors, text) == dispatch.actors.end())
                    dispatch.actors.push_back(std::move(text));
        for (std::string& text : texts(content.descendants("location")))
            if (std::ranges::find(dispatch.places, text) == dispatch.places.end())
                dispatch.places.push_back(std::move(text));
    }
}

bool has_nitf_root(Node root) {
    return root.is("nitf");
}
bool holds_nothing(Node) {
    return false;
}

Record read_nitf_document(Node root, const Envelope&, RawDispatch dispatch) {
    dispatch.method = "nitf";
    read_nitf(root, dispatch);
    const Node docdata = root.at("head/docdata");
    const Node pubdata = root.at("head/pubdata");
    set_if_empty(dispatch.date, pubdata.attribute("date.publication"));
    set_if_empty(dispatch.source, root.at("body/body.head/distributor").text());
    set_if_empty(dispatch.source, pubdata.attribute("name"));
    set_if_empty(dispatch.source, docdata.child("doc-id").attribute("regsrc"));
    set_if_empty(dispatch.url, pubdata.attribute("ex-ref"));
    set_if_empty(dispatch.section, pubdata.attribute("position.section"));
    let_headline_stand(dispatch);
    return dispatch;
}

}  // namespace

void read_nitf(Node root, RawDispatch& dispatch) {
    const Node head = root.at("body/body.head");
    set_if_empty(dispatch.title, head.at("hedline/hl1").text());
    set_if_empty(dispatch.title, root.at("head/title").text());
    set_if_empty(dispatch.byline, head.child("byline").text());
    set_if_empty(dispatch.language, root.attribute("lang"));
    read_docdata(root.at("head/docdata"), dispatch);
    set_if_empty(dispatch.date, head.at("dateline/story.date").attribute("norm"));
    read_names(root, dispatch);
    if (!dispatch.text.empty())
        return;
    std::string text = markup::block_text(root.at("body/body.content"));
    if (text.empty())
        text = markup::block_text(head.child("abstract"));
    dispatch.text = with_dateline(head.child("dateline").text(), text);
}

std::string with_dateline(std::string_view dateline, std::string_view text) {
    while (dateline.ends_with(' ') || dateline.ends_with('-'))
        dateline.remove_suffix(1);
    if (dateline.empty() || text.empty() || text.starts_with(dateline))
        return std::string(text);
    return std::string(dateline).append(" – ").append(text);
}

const Vocabulary nitf{has_nitf_root, has_nitf_root, holds_nothing, nullptr, read_nitf_document};

}  // namespace depeche::indexer::xml
