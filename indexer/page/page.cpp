#include "indexer/page/page.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/page/byline.hpp"
#include "indexer/page/credit.hpp"
#include "indexer/page/line.hpp"
#include "indexer/page/rubric.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

using Paragraphs = std::vector<Paragraph>;

std::vector<std::string> split_tags(std::string_view list) {
    std::vector<std::string> tags;
    while (!list.empty()) {
        const auto end = std::min(list.find_first_of(",;|#"), list.size());
        if (std::string tag = clean_line(list.substr(0, end)); !tag.empty())
            tags.push_back(std::move(tag));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return tags;
}

/// `Tags : rentrée, collège`, `Mots-clés : …`, `#Mali #Bamako`.
std::vector<std::string> labelled_tags(std::string_view line) {
    static constexpr auto labels = std::to_array<std::string_view>(
        {"tag", "tags", "mot-cle", "mots-cles", "etiquette", "etiquettes", "theme", "themes", "thematiques",
         "sujets", "sujets-lies", "mots-clefs", "filed-under", "tagged", "topics", "keywords", "hashtags",
         "categories", "categorie"});
    if (line.starts_with('#') && line.find(' ', 1) != std::string_view::npos) {
        const auto words = split_tags(line);
        const bool all = std::ranges::all_of(
            words, [](const std::string& word) { return word.find(' ') == std::string::npos; });
        return all ? words : std::vector<std::string>{};
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || line.ends_with('.') ||
        std::ranges::find(labels, schema::slug(line.substr(0, colon))) == labels.end())
        return {};
    return split_tags(line.substr(colon + 1));
}

/// `incendie, Aude, sécheresse, Corbières`: three or more short items and no sentence.
std::vector<std::string> bare_tags(std::string_view line) {
    constexpr std::size_t fewest = 3;
    constexpr std::size_t most_words = 3;
    if (is_prose(line) || line.find_first_of(".:;!?()0123456789") != std::string_view::npos)
        return {};
    auto tags = split_tags(line);
    const bool short_ones = std::ranges::all_of(tags, [](const std::string& tag) {
        const auto words = plain_words(tag);
        return !words.empty() && words.size() <= most_words && words.front() != "et" &&
               words.front() != "de" && words.front() != "dont";
    });
    const bool and_at_the_end = !tags.empty() && tags.back().find(" et ") != std::string::npos;
    return tags.size() >= fewest && short_ones && !and_at_the_end ? tags : std::vector<std::string>{};
}

/// `bur/hrz/jhd`: who wrote and read it again at an agency.
bool is_desk_code(std::string_view line) {
    constexpr std::size_t longest = 30;
    std::size_t letters = 0;
    for (const char c : line) {
        letters = c == '/' || c == '-' ? 0 : letters + 1;
        if ((c < 'a' || c > 'z') && c != '/' && c != '-')
            return false;
        if (letters > 5 || (letters == 0 && c == '/' && line.front() == '/'))
            return false;
    }
    return line.size() <= longest && line.find('/') != std::string_view::npos;
}

/// A line that may head an article or a part of one.
bool may_head(std::string_view line) {
    static constexpr auto bullets =
        std::to_array<std::string_view>({"-", "•", "–", "—", "*", "·", "▪", "►", "→", "«", "\""});
    return !is_prose(line) && !line.ends_with('.') && !line.ends_with(':') && !line.ends_with(';') &&
           !line.ends_with(',') &&
           std::ranges::none_of(bullets, [&](std::string_view bullet) { return line.starts_with(bullet); });
}

class Page {
public:
    Page(CleanText& text, const authority::Authority& authority, analysis::Analyzer& analyzer)
        : text_(text), authority_(authority), analyzer_(analyzer), taken_(text.paragraphs.size()) {}

    PageParts take() {
        const Margins margin = margins(text_.paragraphs);
        take_breadcrumb(margin.top);
        for (std::size_t at = 0; at < margin.top; ++at)
            taken_[at] = taken_[at] || is_of_the_top(at);
        for (std::size_t at = std::max(margin.bottom, margin.top); at < size(); ++at)
            taken_[at] = taken_[at] || is_of_the_bottom(at);
        take_strays(margin);
        if (std::ranges::find(taken_, false) == taken_.end())
            return {};  // a page of nothing else is refused elsewhere, or kept as it is
        move_taken();
        return std::move(parts_);
    }

private:
    std::size_t size() const { return text_.paragraphs.size(); }
    std::string_view line(std::size_t at) const { return text_.paragraphs[at].text; }

    /// One that ends in the headline below it, or goes into it without a blank.
    void take_breadcrumb(std::size_t top) {
        for (std::size_t at = 0; at + 1 < size() && at < std::min<std::size_t>(top + 1, 4); ++at) {
            for (std::size_t below = at + 1; below < std::min(size(), at + 4); ++below) {
                if (line(below).size() < line(at).size() && line(at).ends_with(line(below)) &&
                    plain_words(line(below)).size() >= 3) {
                    const auto crumb = read_breadcrumb(line(at), line(below));
                    const std::string_view before = line(at).substr(0, line(at).size() - line(below).size());
                    parts_.section = crumb ? crumb->section : read_rubric(before);
                    taken_[at] = true;
                    return;
                }
            }
            const auto crumb = is_prose(line(at)) ? std::nullopt : read_breadcrumb(line(at));
            if (!crumb)
                continue;
            parts_.section = crumb->section;
            taken_[at] = crumb->headline.empty();
            if (!crumb->headline.empty())
                text_.dropped.push_back(std::exchange(text_.paragraphs[at].text, crumb->headline));
            return;
        }
    }

    bool is_of_the_top(std::size_t at) {
        return take_byline(at) || is_date_line(line(at)) || is_place_and_date(at) ||
               take_credit(at, Margin::top) || take_tags(at) || take_rubric(at);
    }

    /// `Téhéran, le 20 novembre 2025`, under a headline.
    bool is_place_and_date(std::size_t at) const {
        if (at == 0 || is_prose(line(at)))
            return false;
        const auto parts = segments(line(at));
        return parts.size() == 2 && is_date_line(parts[1]) &&
               authority_.find(schema::FieldId::place, parts[0], analyzer_) != nullptr;
    }

    /// Under the text nothing else may stand behind such a line.
    bool is_of_the_bottom(std::size_t at) {
        return take_byline(at) || is_date_line(line(at)) || take_credit(at, Margin::bottom) ||
               take_tags(at) || is_desk_code(line(at)) || take_signature(at);
    }

    /// Nothing but a name of a person below the last prose: `Fabienne Lissot`.
    bool take_signature(std::size_t at) {
        if (at == 0 || !is_prose(line(at - 1)) || !is_name_like(line(at)))
            return false;
        const auto words = plain_words(line(at));
        if (words.size() < 2 || words.size() > 4 || segments(line(at)).size() != 1)
            return false;
        const authority::WordInfo* first = authority_.word(words.front());
        if (!first || !first->first_name || first->longest_name > 2)
            return false;
        text_.credits.emplace_back(line(at));
        if (parts_.byline.empty())
            parts_.byline = line(at);
        return true;
    }

    bool take_byline(std::size_t at) {
        std::string byline = read_byline(line(at));
        if (byline.empty())
            return false;
        text_.credits.emplace_back(line(at));
        if (parts_.byline.empty())
            parts_.byline = std::move(byline);
        return true;
    }

    bool take_credit(std::size_t at, Margin where) {
        if (!read_credit(line(at), where, authority_, analyzer_))
            return false;
        text_.credits.emplace_back(line(at));
        return true;
    }

    bool take_tags(std::size_t at) {
        auto tags = labelled_tags(line(at));
        const bool follows_the_headline = at > 0 && at + 1 < size() && !is_prose(line(at)) && tops_prose(at);
        if (tags.empty() && follows_the_headline)
            tags = bare_tags(line(at));
        if (tags.empty())
            return false;
        std::ranges::move(tags, std::back_inserter(parts_.keywords));
        return true;
    }

    /// Whether what follows, lines of the page apart, is the first prose: a list inside a text has prose
    /// before.
    bool tops_prose(std::size_t at) const {
        for (std::size_t above = 0; above < at; ++above)
            if (is_prose(line(above)) && above > 0)
                return false;
        return true;
    }

    /// Above a headline or right under it. A place alone above one is the section too.
    bool take_rubric(std::size_t at) {
        if (is_alert(line(at)) && at + 1 < size())
            return true;
        const bool above = at + 1 < size() && !is_prose(line(at + 1));
        const bool under = at > 0 && !is_prose(line(at));
        std::string rubric = at == 0 || above || under ? read_rubric(line(at)) : std::string{};
        if (rubric.empty() && at == 0 && above && plain_words(line(at)).size() <= 3 &&
            plain_words(line(1)).size() >= 4 && authority_.find(schema::FieldId::place, line(at), analyzer_))
            rubric = line(at);
        if (rubric.empty())
            return false;
        if (parts_.section.empty())
            parts_.section = std::move(rubric);
        return true;
    }

    bool is_prose_at(std::size_t at) const { return is_prose(line(at)); }
    bool is_heading_at(std::size_t at) const { return may_head(line(at)); }

    /// A headline between prose and a heading, when that happens once in a text that has single headings too:
    /// elsewhere it is a list, or a heading under another.
    void take_strays(const Margins& margin) {
        constexpr std::size_t fewest_words = 6;
        constexpr std::size_t most_words = 14;
        std::vector<std::size_t> strays;
        bool single = false;
        for (std::size_t at = std::max<std::size_t>(margin.top, 1); at + 1 < margin.bottom; ++at) {
            if (!is_prose_at(at - 1) || !is_heading_at(at))
                continue;
            single = single || is_prose_at(at + 1);
            if (at + 2 < margin.bottom && is_heading_at(at + 1) && is_prose_at(at + 2))
                strays.push_back(at);
        }
        if (strays.size() != 1 || !single)
            return;
        const std::size_t words = plain_words(line(strays.front())).size();
        if (words >= fewest_words && words <= most_words)
            taken_[strays.front()] = true;
    }

    void move_taken() {
        Paragraphs left;
        for (std::size_t at = 0; at < size(); ++at) {
            if (taken_[at])
                text_.dropped.push_back(std::move(text_.paragraphs[at].text));
            else
                left.push_back(std::move(text_.paragraphs[at]));
        }
        text_.paragraphs = std::move(left);
    }

    CleanText& text_;
    const authority::Authority& authority_;
    analysis::Analyzer& analyzer_;
    std::vector<bool> taken_;
    PageParts parts_;
};

}  // namespace

PageParts take_page_parts(CleanText& text, const authority::Authority& authority,
                          analysis::Analyzer& analyzer) {
    return Page(text, authority, analyzer).take();
}

}  // namespace depeche::indexer
