#include "indexer/page/credit.hpp"

#include <algorithm>
#include <array>

#include "indexer/metadata/address.hpp"
#include "indexer/page/furniture.hpp"
#include "indexer/page/line.hpp"
#include "schema/analysis/word_list.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

using authority::Authority;
using schema::FieldId;

namespace {

constexpr std::size_t longest_credit = 120;

// Before the name of a source, lower case.
constexpr auto lead_words = std::to_array<std::string_view>({"avec ",
                                                             "Avec ",
                                                             "with ",
                                                             "With ",
                                                             "par ",
                                                             "Par ",
                                                             "by ",
                                                             "By ",
                                                             "et ",
                                                             "and ",
                                                             "via ",
                                                             "l'agence ",
                                                             "l’agence ",
                                                             "L’agence ",
                                                             "L'agence ",
                                                             "de l'agence ",
                                                             "de l’agence ",
                                                             "les agences ",
                                                             "des agences ",
                                                             "nos partenaires de l'agence ",
                                                             "nos partenaires de l’agence ",
                                                             "nos partenaires de ",
                                                             "notre partenaire ",
                                                             "the ",
                                                             "The "});

bool is_rights(std::string_view slug) {
    return slug == "tous-droits-reserves" || slug == "all-rights-reserved" || slug == "droits-reserves" ||
           slug.starts_with("tous-droits-de-reproduction") || slug.starts_with("toute-reproduction") ||
           slug.starts_with("reproduction-");
}

/// `17 h 40`, `9h05`, `14:30`
bool is_time_of_day(std::string_view text) {
    constexpr std::size_t longest = 8;
    return !text.empty() && text.size() <= longest && text.front() >= '0' && text.front() <= '9' &&
           text.find_first_not_of("0123456789h: ") == std::string_view::npos;
}

bool names_agencies_at_large(std::string_view slug) {
    return slug == "agences" || slug == "avec-agences" || slug == "avec-les-agences" ||
           slug == "agences-de-presse" || slug == "with-agencies" || slug == "agencies" ||
           slug == "et-agences";
}

std::string_view after(std::string_view text, std::string_view start) {
    return text.starts_with(start) ? text.substr(start.size()) : text;
}

std::string_view without_stops(std::string_view text) {
    const auto parts = text.find_first_not_of(" .,:");
    if (parts == std::string_view::npos)
        return {};
    text.remove_prefix(parts);
    return text.substr(0, text.find_last_not_of(" .,") + 1);
}

/// Without `©`, `Copyright` and the years: `© 2024-2025 AFP` gives `AFP`.
std::string_view owner(std::string_view text) {
    text = without_stops(text);
    for (const std::string_view sign : {"©", "(c)", "(C)", "Copyright", "copyright", "COPYRIGHT", "©"})
        text = without_stops(after(text, sign));
    if (const auto end = text.find_first_not_of("0123456789-–/ "); end != std::string_view::npos && end >= 4)
        text.remove_prefix(end);
    if (const auto end = text.find_last_not_of("0123456789 ");
        end != std::string_view::npos && text.size() - end > 4)
        text = text.substr(0, end + 1);
    return without_stops(text);
}

/// `www.lephare.example/une`, `maliweb.net`: the address that the whole of `text` is, empty when it is none.
std::string address_in(std::string_view text) {
    static constexpr auto domains = std::to_array<std::string_view>(
        {".com", ".fr", ".be", ".ch", ".ca", ".lu", ".net",    ".org",  ".info",  ".eu",     ".ma", ".dz",
         ".tn",  ".sn", ".ml", ".ci", ".bf", ".ne", ".cm",     ".tg",   ".bj",    ".ga",     ".cd", ".cg",
         ".mg",  ".ht", ".td", ".mr", ".gn", ".tv", ".africa", ".news", ".media", ".example"});
    if (text.find(' ') != std::string_view::npos)
        return {};
    if (!host_of(text).empty())
        return std::string(text);
    const std::string_view host = text.substr(0, text.find('/'));
    const bool known =
        std::ranges::any_of(domains, [&](std::string_view domain) { return host.ends_with(domain); });
    const std::string address = "www." + std::string(text);
    return known && !host_of(address).empty() ? address : std::string{};
}

bool is_place(std::string_view text, const Authority& authority, analysis::Analyzer& analyzer) {
    return authority.find(FieldId::place, after(after(text, "à "), "À "), analyzer) != nullptr;
}

}  // namespace

bool reads_like_press(std::string_view name) {
    static constexpr analysis::WordList words(
        {"journal",   "courrier",  "echo",       "echos",       "presse",      "press",       "info",
         "infos",     "news",      "matin",      "soir",        "radio",       "tv",          "agence",
         "gazette",   "depeche",   "voix",       "tribune",     "observateur", "times",       "post",
         "magazine",  "hebdo",     "quotidien",  "reveil",      "progres",     "independant", "actu",
         "actualite", "media",     "medias",     "dimanche",    "today",       "daily",       "web",
         "monde",     "nouvelles", "nouvelle",   "nouvelliste", "lettre",      "republicain", "liberte",
         "patriote",  "canard",    "telegramme", "telegraphe",  "bulletin",    "chronique"});
    const auto all = plain_words(name);
    if (all.empty() || all.size() > 7 || !is_name_like(name))
        return false;
    const bool article =
        all[0] == "le" || all[0] == "la" || all[0] == "les" || all[0] == "l" || all[0] == "the";
    return (article && all.size() > 1) ||
           std::ranges::any_of(all, [&](const std::string& word) { return words.contains(word); });
}

namespace {

/// What the parts of a line of credits are.
struct Parts {
    std::vector<CreditedSource> known;
    std::vector<std::string_view> names;
    std::string address;
    bool date = false;
    bool rights = false;
    bool agencies = false;
    bool comma_only = true;
};

Parts sort(std::string_view line, const Authority& authority, analysis::Analyzer& analyzer) {
    Parts parts;
    parts.comma_only = true;
    for (const std::string_view dash : {" – ", " — ", " - ", " | ", " • ", " · ", "("})
        parts.comma_only = parts.comma_only && line.find(dash) == std::string_view::npos;
    for (const std::string_view sign : {"(c) ", "(C) "})
        if (line.starts_with(sign)) {
            line.remove_prefix(sign.size());
            parts.rights = true;
        }
    for (std::string_view part : segments(line)) {
        const std::string slug = schema::slug(part);
        parts.rights = parts.rights || part.starts_with("©") || slug.starts_with("copyright");
        parts.rights = parts.rights || is_rights(slug);
        const bool date = is_date_line(part) || is_time_of_day(part);
        parts.date = parts.date || date;
        part = owner(part);
        if (part.empty() || date || is_rights(slug)) {
            continue;
        } else if (names_agencies_at_large(slug)) {
            parts.agencies = true;
        } else if (std::string address = address_in(part); !address.empty()) {
            parts.address = std::move(address);
        } else if (auto known = known_sources(part, authority, analyzer); !known.empty()) {
            std::ranges::move(known, std::back_inserter(parts.known));
        } else if (!is_place(part, authority, analyzer)) {
            parts.names.push_back(part);
        }
    }
    return parts;
}

bool may_be_the_publisher(const Parts& parts) {
    const std::string_view name = parts.names.front();
    if (!starts_with_capital(name) || plain_words(name).size() > 7)
        return false;
    if (parts.rights || !parts.address.empty())
        return true;
    return parts.date && !parts.comma_only && reads_like_press(name);
}

/// Behind `Source :`. A page that gives the address of an article cites it; one that gives a site is it.
std::vector<CreditedSource> stated_sources(std::string_view text, const Authority& authority,
                                           analysis::Analyzer& analyzer) {
    text = without_stops(text);
    const std::string_view first = text.substr(0, text.find(' '));
    if (const std::string address = address_in(first); !address.empty()) {
        const auto path =
            address.find('/', address.find("://") == std::string::npos ? 0 : address.find("://") + 3);
        const bool article = path != std::string::npos && path + 1 < address.size();
        return {{address, article ? SourceRole::cited : SourceRole::publisher}};
    }
    std::vector<CreditedSource> sources;
    for (const std::string_view part : segments(text)) {
        if (auto known = known_sources(part, authority, analyzer); !known.empty()) {
            for (CreditedSource& source : known)
                if (source.role != SourceRole::agency)
                    source.role = SourceRole::cited;
            std::ranges::move(known, std::back_inserter(sources));
        } else if (starts_with_capital(part) && plain_words(part).size() <= 6 && !is_date_line(part) &&
                   address_in(part).empty()) {
            sources.push_back({std::string(part), SourceRole::cited});
        }
    }
    return sources;
}

/// The address of a page and nothing beside it: it is one to read on, not where the text is from.
bool is_reference(const Parts& parts) {
    const auto host = parts.address.find("://");
    const auto path = parts.address.find('/', host == std::string::npos ? 0 : host + 3);
    return parts.known.empty() && parts.names.empty() && !parts.date && !parts.rights &&
           path != std::string::npos && path + 1 < parts.address.size();
}

/// `Publié dans La Croix du 14 novembre 2025`, `Rédigé le … par la rédaction du Courrier du Danube`: the
/// paper.
std::string_view paper_of_publication(std::string_view line) {
    const std::string slug = schema::slug(line);
    if (slug.find("publie") != 0 && slug.find("paru") != 0 && slug.find("redige") != 0)
        return {};
    for (const std::string_view link : {" dans ", " par la rédaction du ", " par la rédaction de "}) {
        const auto at = line.find(link);
        if (at == std::string_view::npos)
            continue;
        std::string_view paper = line.substr(at + link.size());
        for (const std::string_view end : {" du ", " le ", " daté "})
            if (const auto date = paper.rfind(end);
                date != std::string_view::npos && is_date_line(paper.substr(date + end.size())))
                paper = paper.substr(0, date);
        return is_name_like(paper) && plain_words(paper).size() <= 6 ? without_stops(paper)
                                                                     : std::string_view{};
    }
    return {};
}

bool names_agency(const std::vector<CreditedSource>& sources) {
    return std::ranges::find(sources, SourceRole::agency, &CreditedSource::role) != sources.end();
}

}  // namespace

std::vector<CreditedSource> known_sources(std::string_view text, const Authority& authority,
                                          analysis::Analyzer& analyzer) {
    text = without_stops(text);
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string_view lead : lead_words)
            if (text.starts_with(lead)) {
                text.remove_prefix(lead.size());
                changed = true;
            }
    }
    if (text.empty() || text.size() > longest_credit)
        return {};
    if (const auto* entry = authority.find(FieldId::source, text, analyzer))
        return {{std::string(text), entry->kind == "agency" ? SourceRole::agency : SourceRole::publisher}};
    // `agence italienne Ansa` was led in by its country.
    if (const auto blank = text.find(' ');
        blank != std::string_view::npos && text.find(' ', blank + 1) == std::string_view::npos &&
        !starts_with_capital(text) && starts_with_capital(text.substr(blank + 1)))
        return known_sources(text.substr(blank + 1), authority, analyzer);
    for (const std::string_view between : {" avec ", " et ", " and ", " with ", " via ", "/", ", ", " & "}) {
        const auto at = text.find(between);
        if (at == std::string_view::npos)
            continue;
        auto sources = known_sources(text.substr(0, at), authority, analyzer);
        const std::string_view rest = text.substr(at + between.size());
        if (sources.empty() || names_agencies_at_large(schema::slug(rest)))
            return sources;
        auto more = known_sources(rest, authority, analyzer);
        if (more.empty())
            return {};
        std::ranges::move(more, std::back_inserter(sources));
        return sources;
    }
    return {};
}

std::optional<std::vector<CreditedSource>> read_credit(std::string_view line, Margin where,
                                                       const Authority& authority,
                                                       analysis::Analyzer& analyzer) {
    if (schema::slug(line.substr(0, std::min<std::size_t>(line.size(), 6))) == "source" &&
        is_source_line(line))
        return stated_sources(line.substr(line.find(':') + 1), authority, analyzer);
    if (line.size() > 2 * longest_credit || is_prose(line))
        return std::nullopt;
    if (is_source_line(line))
        if (const auto at = line.find("www.");
            at != std::string_view::npos && schema::slug(line).starts_with("retrouvez")) {
            const std::string_view address = line.substr(at);
            return std::vector<CreditedSource>{
                {std::string(address.substr(0, address.find_first_of(" ,)"))), SourceRole::publisher}};
        }
    if (const std::string_view paper = paper_of_publication(line); !paper.empty())
        return std::vector<CreditedSource>{{std::string(paper), SourceRole::publisher}};
    Parts parts = sort(line, authority, analyzer);
    if (parts.names.size() > 1 || (parts.names.size() == 1 && !may_be_the_publisher(parts)))
        return std::nullopt;
    // `© AFP / Jean Untel` is under a photograph.
    if (parts.names.size() == 1 && !parts.known.empty())
        return std::nullopt;
    if (parts.names.size() == 1)
        parts.known.insert(parts.known.begin(), {std::string(parts.names.front()), SourceRole::publisher});
    else if (is_reference(parts))
        return std::nullopt;
    else if (!parts.address.empty() &&
             (parts.known.empty() || parts.known.front().role != SourceRole::publisher))
        parts.known.insert(parts.known.begin(), {parts.address, SourceRole::publisher});
    if (parts.known.empty() && !parts.agencies)
        return std::nullopt;
    const bool bare = !parts.date && !parts.rights && parts.address.empty() && !parts.agencies;
    if (where == Margin::top && bare && !names_agency(parts.known))  // `Contexte` is a magazine too
        return std::nullopt;
    return std::move(parts.known);
}

}  // namespace depeche::indexer
