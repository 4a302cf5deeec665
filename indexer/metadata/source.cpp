#include "indexer/metadata/source.hpp"

#include <algorithm>
#include <utility>

#include "indexer/metadata/address.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

using authority::Authority;
using authority::Entry;
using schema::FieldId;

namespace {

class Sources {
public:
    Sources(const Authority& authority, analysis::Analyzer& analyzer)
        : authority_(authority), analyzer_(analyzer) {}

    /// A name, an address, or a host.
    void add(std::string_view written, SourceRole role, Evidence evidence) {
        if (written.empty())
            return;
        const FacetName name = name_of(written);
        const auto same = [&](const Source& source) { return source.name.id == name.id; };
        if (std::ranges::none_of(found_, same))
            found_.push_back({name, role, std::move(evidence)});
    }

    void add_agency_in_parentheses(std::string_view paragraph);

    std::vector<Source> take() { return std::move(found_); }

private:
    FacetName name_of(std::string_view written) {
        if (const std::string host = host_of(written); !host.empty()) {
            const Entry* entry = authority_.find_host(host);
            return entry ? entry->name : FacetName{schema::slug(host), host};
        }
        if (const Entry* entry = authority_.find(FieldId::source, written, analyzer_))
            return entry->name;
        const std::string label = clean_line(written);
        return {schema::slug(label), label};
    }

    const Authority& authority_;
    analysis::Analyzer& analyzer_;
    std::vector<Source> found_;
};

void Sources::add_agency_in_parentheses(std::string_view paragraph) {
    constexpr std::size_t longest_signature = 40;
    for (auto open = paragraph.find('('); open != std::string_view::npos;
         open = paragraph.find('(', open + 1)) {
        const auto close = paragraph.find(')', open);
        if (close == std::string_view::npos)
            return;
        if (close - open > longest_signature)
            continue;
        const std::string_view whole = paragraph.substr(open, close + 1 - open);
        std::string_view name = whole.substr(1, whole.size() - 2);
        if (name.starts_with("avec ") || name.starts_with("Avec "))
            name.remove_prefix(5);
        const Entry* entry = authority_.find(FieldId::source, name, analyzer_);
        if (entry && entry->kind == "agency")
            add(name, SourceRole::agency, {"signature", Confidence::inferred, std::string(whole)});
    }
}

}  // namespace

std::vector<Source> find_sources(const RawDispatch& raw, const CleanText& text, const Authority& authority,
                                 analysis::Analyzer& analyzer) {
    Sources sources(authority, analyzer);
    const auto stated = [&](const std::string& written) {
        return Evidence{std::string(raw.method), Confidence::stated, written};
    };
    sources.add(raw.source, SourceRole::publisher, stated(raw.source));
    sources.add(raw.agency, SourceRole::agency, stated(raw.agency));
    if (raw.source.empty() && !host_of(raw.url).empty())
        sources.add(raw.url, SourceRole::publisher, {"url-host", Confidence::inferred, raw.url});
    for (const Paragraph& paragraph : text.paragraphs)
        sources.add_agency_in_parentheses(paragraph.text);
    // A byline such as `Par Émilie Ferrand (avec AFP)` was set aside with the rest of the page.
    for (const std::string& line : text.dropped)
        sources.add_agency_in_parentheses(line);
    const std::string_view cited = cited_source(text);
    sources.add(cited, SourceRole::cited, {"source-line", Confidence::inferred, std::string(cited)});
    return sources.take();
}

}  // namespace depeche::indexer
