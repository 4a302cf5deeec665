#include "indexer/metadata/source.hpp"

#include <algorithm>
#include <utility>

#include "indexer/metadata/address.hpp"
#include "indexer/page/byline.hpp"
#include "indexer/page/credit.hpp"
#include "indexer/page/furniture.hpp"
#include "indexer/page/line.hpp"
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

    void add(const std::vector<CreditedSource>& credited, std::string_view method,
             std::string_view evidence) {
        for (const CreditedSource& source : credited)
            add(source.written, source.role,
                {std::string(method), Confidence::inferred, std::string(evidence)});
    }

    std::vector<CreditedSource> known(std::string_view written) const {
        return known_sources(written, authority_, analyzer_);
    }
    std::optional<std::vector<CreditedSource>> credit(std::string_view line) const {
        return read_credit(line, Margin::bottom, authority_, analyzer_);
    }
    bool is_place(std::string_view written) const {
        return authority_.find(FieldId::place, written, analyzer_) != nullptr;
    }
    bool is_agency(std::string_view written) const {
        const Entry* entry = authority_.find(FieldId::source, written, analyzer_);
        return entry && entry->kind == "agency";
    }
    /// Whether the words before an acronym in parentheses are what it stands for: `l’Agence France-Presse
    /// (AFP)`.
    bool explains(std::string_view before, std::string_view acronym) const;

    /// The publisher first, whom an answer shows; then agencies, then what is cited.
    std::vector<Source> take() {
        std::ranges::stable_sort(found_, {}, &Source::role);
        return std::move(found_);
    }

private:
    FacetName name_of(std::string_view written) {
        std::string host = host_of(written);
        if (host.empty() && written.find(' ') == std::string_view::npos &&
            written.find('.') != std::string_view::npos)
            host = host_of("www." + std::string(written));
        if (!host.empty()) {
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

bool Sources::explains(std::string_view before, std::string_view acronym) const {
    constexpr std::string_view gaps = " ’'";
    constexpr int most_words = 6;
    const Entry* entry = authority_.find(FieldId::source, acronym, analyzer_);
    while (before.ends_with(' '))
        before.remove_suffix(1);
    auto gap = before.find_last_of(gaps);
    for (int words = 0; entry && words < most_words && gap != std::string_view::npos; ++words) {
        if (authority_.find(FieldId::source, before.substr(gap + 1), analyzer_) == entry)
            return true;
        gap = gap == 0 ? std::string_view::npos : before.find_last_of(gaps, gap - 1);
    }
    return false;
}

/// `BAMAKO (AFP) –`, `MANILLE, 10 oct (Reuters) -`, `(AFP) –`: the agency before the dash that a text starts
/// behind.
void add_dateline(Sources& sources, std::string_view paragraph) {
    constexpr std::size_t longest_dateline = 90;
    const auto open = paragraph.find('(');
    const auto close = paragraph.find(')', open);
    if (close > longest_dateline)  // which npos is, too
        return;
    const std::string_view behind = paragraph.substr(close + 1, 6);
    if (behind.find("–") == std::string_view::npos && behind.find("—") == std::string_view::npos &&
        behind.find('-') == std::string_view::npos)
        return;
    const std::string_view whole = paragraph.substr(open, close + 1 - open);
    const std::string_view name = whole.substr(1, whole.size() - 2);
    const auto credited = sources.known(name);
    if (!credited.empty() && credited.front().role == SourceRole::agency)
        sources.add(credited, "dateline", whole);
    else if (credited.empty() && reads_like_press(name) && !sources.is_place(name))
        sources.add(name, SourceRole::publisher, {"dateline", Confidence::guessed, std::string(whole)});
}

/// `… ne reprendra pas avant lundi. (avec AFP)`: the agency in parentheses at the very end.
void add_end(Sources& sources, std::string_view paragraph) {
    constexpr std::size_t longest_signature = 60;
    while (paragraph.ends_with('.') || paragraph.ends_with(' '))
        paragraph.remove_suffix(1);
    const auto open = paragraph.rfind('(');
    if (!paragraph.ends_with(')') || open == std::string_view::npos ||
        paragraph.size() - open > longest_signature)
        return;
    const std::string_view whole = paragraph.substr(open);
    const std::string_view name = whole.substr(1, whole.size() - 2);
    const auto credited = sources.known(name);
    if (!credited.empty() && credited.front().role == SourceRole::agency &&
        !sources.explains(paragraph.substr(0, open), credited.front().written))
        sources.add(credited, "signature", whole);
}

/// `Par Émilie Ferrand (avec AFP)`, `Par Le Figaro avec AFP`.
void add_byline(Sources& sources, std::string_view line) {
    if (read_byline(line).empty())
        return;
    for (const std::string_view part : segments(line))
        for (std::string_view rest : {part, part.substr(std::min(part.find(" avec "), part.size()))})
            sources.add(sources.known(rest), "byline", line);
}

std::string_view credit_method(std::string_view line) {
    if (!is_source_line(line))
        return "signature";
    return schema::slug(line.substr(0, 6)) == "source" ? "source-line" : "copyright";
}

}  // namespace

std::vector<Source> find_sources(const RawDispatch& raw, const CleanText& text, const Authority& authority,
                                 analysis::Analyzer& analyzer) {
    Sources sources(authority, analyzer);
    const auto stated = [&](const std::string& written) {
        return Evidence{std::string(raw.method), Confidence::stated, written};
    };
    sources.add(raw.source, sources.is_agency(raw.source) ? SourceRole::agency : SourceRole::publisher,
                stated(raw.source));
    sources.add(raw.agency, SourceRole::agency, stated(raw.agency));
    if (raw.source.empty() && !host_of(raw.url).empty())
        sources.add(raw.url, SourceRole::publisher, {"url-host", Confidence::inferred, raw.url});

    constexpr std::size_t datelines_at_the_top = 4;
    const auto& paragraphs = text.paragraphs;
    for (std::size_t at = 0; at < std::min(paragraphs.size(), datelines_at_the_top); ++at)
        add_dateline(sources, paragraphs[at].text);
    for (std::size_t at = std::max<std::size_t>(margins(paragraphs).bottom, 1) - 1; at < paragraphs.size();
         ++at)
        add_end(sources, paragraphs[at].text);
    for (const std::string& line : text.credits) {
        add_byline(sources, line);
        // Above or below was asked when the line was taken.
        if (const auto credited = sources.credit(line))
            sources.add(*credited, credit_method(line), line);
    }
    return sources.take();
}

}  // namespace depeche::indexer
