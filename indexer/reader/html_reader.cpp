#include "indexer/reader/html_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "indexer/reader/encoding.hpp"
#include "indexer/reader/json_ld.hpp"
#include "indexer/reader/main_text.hpp"
#include "indexer/reader/markup/html.hpp"
#include "indexer/reader/raw_fields.hpp"
#include "indexer/reader/refusals.hpp"

namespace depeche::indexer {

namespace {

using markup::Node;

Message no_text_in_page() {
    return {"page sans texte : aucun article n’y est trouvé", "page without text: no article is found in it"};
}

/// The `<meta>` of a page.
class Metas {
public:
    explicit Metas(Node root) : metas_(root.descendants("meta")) {}

    std::string first(std::initializer_list<std::string_view> names) const {
        for (const std::string_view name : names)
            for (const Node meta : metas_)
                if (is_named(meta, name))
                    if (std::string content = meta.attribute("content"); !trimmed(content).empty())
                        return std::string(trimmed(content));
        return {};
    }

    std::vector<std::string> all(std::string_view name) const {
        std::vector<std::string> contents;
        for (const Node meta : metas_)
            if (is_named(meta, name))
                contents.push_back(meta.attribute("content"));
        std::erase(contents, "");
        return contents;
    }

private:
    static bool is_named(Node meta, std::string_view name) {
        return meta.attribute("property") == name || meta.attribute("name") == name ||
               meta.attribute("itemprop") == name;
    }

    std::vector<Node> metas_;
};

/// The address a page gives itself.
std::string canonical(Node root) {
    for (const Node link : root.descendants("link"))
        if (link.attribute("rel") == "canonical")
            return link.attribute("href");
    return {};
}

/// The time of the article: the one marked as such, else the first of the page outside of what surrounds it.
std::string time_of(Node root, Node article) {
    std::string first;
    for (const Node from : {article, root})
        for (const Node time : from.descendants("time")) {
            std::string value = time.attribute("datetime");
            if (value.empty())
                continue;
            if (time.attribute("itemprop") == "datePublished" || time.attribute("pubdate") == "pubdate")
                return value;
            if (first.empty() && from.get() == article.get())
                first = std::move(value);
        }
    return first;
}

/// `Titre de l’article - Le Journal`: without the name of the site.
std::string title_of(Node root, std::string_view site) {
    const auto titles = root.descendants("title");
    std::string title = titles.empty() ? std::string() : titles.front().text();
    for (const std::string_view separator : {" - ", " | ", " – ", " — ", " : "}) {
        const std::string end = std::string(separator).append(site);
        if (!site.empty() && title.ends_with(end))
            title.resize(title.size() - end.size());
    }
    return title;
}

RawDispatch read_page(Node root, RawDispatch dispatch) {
    dispatch.method = "html";
    for (const Node script : root.descendants("script"))
        if (script.attribute("type").starts_with("application/ld+json") &&
            read_json_ld(script.text_as_written(), dispatch))
            dispatch.method = "json-ld";
    const std::string told = std::exchange(dispatch.text, {});

    const Metas metas(root);
    const Node main = main_part(root);
    set_if_empty(dispatch.title, metas.first({"og:title", "twitter:title", "dc.title", "DC.title"}));
    const std::string site =
        metas.first({"og:site_name", "application-name", "dc.publisher", "DC.publisher"});
    const auto headings = main.descendants("h1");
    if (headings.size() == 1)
        set_if_empty(dispatch.title, headings.front().text());
    set_if_empty(dispatch.title, title_of(root, site));
    set_if_empty(dispatch.date,
                 metas.first({"article:published_time", "og:article:published_time", "datePublished", "date",
                              "pubdate", "dc.date", "DC.date", "DC.date.issued", "dcterms.date",
                              "parsely-pub-date", "sailthru.date"}));
    set_if_empty(dispatch.date, time_of(root, main));
    set_if_empty(dispatch.version, metas.first({"article:modified_time", "og:updated_time"}));
    set_if_empty(dispatch.source, site);
    set_if_empty(dispatch.byline, metas.first({"author", "dc.creator", "DC.creator", "parsely-author"}));
    if (const std::string author = metas.first({"article:author"}); author.find("//") == std::string::npos)
        set_if_empty(dispatch.byline, author);
    set_if_empty(dispatch.section, metas.first({"article:section"}));
    set_if_empty(dispatch.url, canonical(root));
    set_if_empty(dispatch.url, metas.first({"og:url"}));
    set_if_empty(dispatch.language, root.attribute("lang"));
    set_if_empty(dispatch.rights, metas.first({"copyright", "dcterms.rights"}));
    if (dispatch.keywords.empty())
        dispatch.keywords = metas.all("article:tag");

    dispatch.text = main_text(main);
    // Sites give the start of an article there, or all of it in one line.
    if (told.size() > dispatch.text.size() * 3 / 2)
        dispatch.text = told;
    return dispatch;
}

class HtmlReader : public Reader {
public:
    HtmlReader(ByteSource source, std::string path) : source_(std::move(source)), path_(std::move(path)) {}

    std::optional<Record> next() override {
        if (std::exchange(ended_, true))
            return std::nullopt;
        return read();
    }

    std::uint64_t bytes_read() const override { return source_.bytes_read(); }

private:
    Record read() {
        std::string bytes;
        if (!source_.read_all(bytes, max_dispatch_bytes))
            return refuse(file_too_long());
        if (source_.failure())
            return refuse(*source_.failure());
        const std::string declared = declared_encoding(bytes);
        auto decoded = decode(std::move(bytes), declared);
        if (auto* reason = std::get_if<Message>(&decoded))
            return refuse(std::move(*reason));
        auto& [text, note] = std::get<Decoded>(decoded);
        RawDispatch dispatch;
        dispatch.path = path_;
        if (note)
            dispatch.notes.push_back(*std::move(note));
        const markup::HtmlDocument document(text);
        dispatch = read_page(document.root(), std::move(dispatch));
        if (trimmed(dispatch.text).empty())
            return refuse(no_text_in_page());
        return dispatch;
    }

    Rejection refuse(Message reason) const { return {path_, 0, std::move(reason)}; }

    ByteSource source_;
    std::string path_;
    bool ended_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_html_reader(ByteSource source, const std::string& path) {
    return std::make_unique<HtmlReader>(std::move(source), path);
}

}  // namespace depeche::indexer
