#pragma once

#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/searcher.hpp"
#include "searcher/http/message.hpp"
#include "searcher/http/page/page.hpp"
#include "searcher/http/site.hpp"

namespace depeche::http::page {

/// An HTML page as a browser takes it apart.
class Document {
public:
    explicit Document(const std::string& html)
        : document_(htmlReadMemory(html.data(), static_cast<int>(html.size()), "", "UTF-8",
                                   HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING),
                    xmlFreeDoc) {}

    /// The text of each node of an XPath expression, in order.
    std::vector<std::string> all(const std::string& path) const {
        const std::unique_ptr<xmlXPathContext, void (*)(xmlXPathContextPtr)> context(
            xmlXPathNewContext(document_.get()), xmlXPathFreeContext);
        const std::unique_ptr<xmlXPathObject, void (*)(xmlXPathObjectPtr)> found(
            xmlXPathEval(reinterpret_cast<const xmlChar*>(path.c_str()), context.get()), xmlXPathFreeObject);
        std::vector<std::string> texts;
        if (!found || found->nodesetval == nullptr)
            return texts;
        for (int at = 0; at < found->nodesetval->nodeNr; ++at) {
            const std::unique_ptr<xmlChar, void (*)(void*)> text(
                xmlNodeGetContent(found->nodesetval->nodeTab[at]), xmlFree);
            texts.emplace_back(text ? reinterpret_cast<const char*>(text.get()) : "");
        }
        return texts;
    }

    /// Of the first; empty when there is none.
    std::string first(const std::string& path) const {
        const std::vector<std::string> texts = all(path);
        return texts.empty() ? std::string() : texts.front();
    }

    std::size_t count(const std::string& path) const { return all(path).size(); }

private:
    std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)> document_;
};

/// Who asks for pages over an index, without a socket in between.
class Visitor {
public:
    explicit Visitor(Searcher& searcher) : searcher_(searcher) {}

    SiteSettings settings;
    Language language = Language::french;

    /// The answer of a handler to the parameters of a query string, with what the path captured.
    Response ask(Response (*handler)(const Context&), std::string_view query = {},
                 const std::vector<std::string>& captures = {}) {
        Request request;
        request.origin = "https://archive.example";
        request.parameters = parse_form(query);
        return handler({request, captures, searcher_, settings, language});
    }

    Document page(Response (*handler)(const Context&), std::string_view query = {},
                  const std::vector<std::string>& captures = {}) {
        return Document(ask(handler, query, captures).body);
    }

private:
    Searcher& searcher_;
};

/// The first header of that name, as it was set; empty for none.
inline std::string header(const Response& response, std::string_view name) {
    for (const Field& field : response.headers)
        if (field.name == name)
            return field.value;
    return {};
}

}  // namespace depeche::http::page
