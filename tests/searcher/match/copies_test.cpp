#include <gmock/gmock.h>

#include <array>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/searcher.hpp"
#include "tests/support/corpus_index.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;
using tests::dispatch;
using tests::TemporaryIndex;

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end > 0)
            parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (const std::string& part : parts)
        text.append(text.empty() ? "" : separator).append(part);
    return text;
}

/// Sentences, paragraphs aside.
std::vector<std::string> sentences(const std::string& body) {
    std::vector<std::string> result;
    for (const std::string& paragraph : split(body, '\n'))
        for (std::size_t begin = 0; begin < paragraph.size();) {
            const std::size_t stop = paragraph.find(". ", begin);
            const std::size_t end = stop == std::string::npos ? paragraph.size() : stop + 1;
            result.push_back(paragraph.substr(begin, end - begin));
            begin = end + 1;
        }
    return result;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

// What the desks of papers do to a dispatch of an agency.

std::string shortened(const std::string& body, std::size_t percent) {
    std::vector<std::string> kept = sentences(body);
    kept.resize(std::max<std::size_t>(1, kept.size() * percent / 100));
    return joined(kept, " ");
}

std::string signed_otherwise(const std::string& body) {
    return "BORDEAUX, 3 déc (Sud Presse) - " + body + "\nLa rédaction, avec agence";
}

std::string with_a_paragraph(const std::string& body) {
    return body +
           "\nPour mémoire, notre journal avait consacré au sujet une double page dans son édition du "
           "week-end "
           "dernier, avec les témoignages de plusieurs lecteurs. Vous pouvez encore réagir à cet article par "
           "courrier ou sur notre site, où un dossier complet est en accès libre.";
}

std::string with_a_lede(const std::string& body) {
    std::vector<std::string> rest = sentences(body);
    rest.front() = "C'est l'information qui retient l'attention ce matin dans toute la région.";
    return joined(rest, " ");
}

std::string touched_up(std::string body) {
    for (const auto& [from, to] : {std::pair(" a annoncé", " a fait savoir"),
                                   {" a déclaré", " a affirmé"},
                                   {" selon ", " d'après "},
                                   {" plus de ", " plus d'une "},
                                   {" mercredi", " hier"},
                                   {" jeudi", " ce jeudi"},
                                   {" mardi", " avant-hier"},
                                   {" deux ", " 2 "},
                                   {" trois ", " 3 "},
                                   {" environ ", " à peu près "},
                                   {" est ", " reste "}})
        body = replaced(std::move(body), from, to);
    return body;
}

std::string reordered(const std::string& body) {
    std::vector<std::string> parts = sentences(body);
    std::rotate(parts.begin() + 1, parts.begin() + 1 + static_cast<std::ptrdiff_t>(parts.size() / 2),
                parts.end());
    return joined(parts, "\n");
}

std::string edited(const std::string& body, std::size_t way) {
    switch (way % 8) {
        case 0:
            return shortened(body, 60);
        case 1:
            return signed_otherwise(body);
        case 2:
            return with_a_paragraph(body);
        case 3:
            return touched_up(body);
        case 4:
            return with_a_lede(shortened(body, 80));
        case 5:
            return signed_otherwise(with_a_paragraph(shortened(body, 70)));
        case 6:
            return reordered(body);
        default:
            return touched_up(with_a_lede(shortened(body, 75)));
    }
}

/// Dispatches of corpus/, in a stable order.
std::vector<Dispatch> originals(std::size_t count) {
    Searcher searcher(tests::corpus_index());
    const Results all =
        searcher.search({.sort = Sort::oldest, .limit = 200, .facet_limit = 0, .snippets = 0});
    std::vector<Dispatch> result;
    for (const Hit& hit : all.hits) {
        const Dispatch found = searcher.dispatch(hit.id).value();
        if (split(found.body, ' ').size() >= 60 && result.size() < count)
            result.push_back(dispatch("original-" + std::to_string(result.size()), found.body));
    }
    return result;
}

struct Story {
    std::string subject;
    std::string id;
};

std::vector<Story> read_stories(std::vector<Dispatch>& dispatches) {
    std::ifstream file(DEPECHE_CORPUS "/copies/sujets.tsv");
    std::vector<Story> stories;
    for (std::string line; std::getline(file, line);) {
        const std::vector<std::string> cells = split(line, '\t');
        if (line.starts_with('#') || cells.size() != 2)
            continue;
        stories.push_back({cells[0], "story-" + std::to_string(stories.size())});
        dispatches.push_back(dispatch(stories.back().id, replaced(cells[1], "|", "\n")));
    }
    return stories;
}

/// For each dispatch the one it is folded under, or itself.
std::map<std::string, std::string> groups(Searcher& searcher) {
    std::map<std::string, std::string> group;
    const Results all = searcher.search({.limit = 1000, .facet_limit = 0, .snippets = 0, .collapse = true});
    for (const Hit& hit : all.hits) {
        group[hit.id] = hit.id;
        for (const Copy& copy : hit.copies)
            group[copy.id] = hit.id;
    }
    return group;
}

// Fifty dispatches with a copy as papers edit them, and fifty pairs of stories on one subject.
TEST(Copies, AreToldFromStoriesOnOneSubject) {
    constexpr std::size_t pairs = 50;
    std::vector<Dispatch> dispatches = originals(pairs);
    ASSERT_THAT(dispatches, SizeIs(pairs));
    for (std::size_t at = 0; at < pairs; ++at)
        dispatches.push_back(dispatch("copy-" + std::to_string(at), edited(dispatches[at].body, at)));
    const std::vector<Story> stories = read_stories(dispatches);
    const TemporaryIndex index(dispatches);
    Searcher searcher(index.path());
    const auto group = groups(searcher);
    ASSERT_EQ(group.size(), dispatches.size());

    std::size_t right = 0;
    for (std::size_t at = 0; at < pairs; ++at) {
        const std::string number = std::to_string(at);
        if (group.at("original-" + number) == group.at("copy-" + number))
            ++right;
        else
            std::cout << "missed: way " << at % 8 << ": " << dispatches[at].body.substr(0, 60) << '\n';
    }
    std::size_t wrong = 0;
    std::size_t different = 0;
    for (std::size_t a = 0; a < stories.size(); ++a)
        for (std::size_t b = a + 1; b < stories.size() && different < pairs; ++b)
            if (stories[a].subject == stories[b].subject) {
                ++different;
                wrong += group.at(stories[a].id) == group.at(stories[b].id) ? 1 : 0;
            }
    EXPECT_EQ(different, pairs);
    EXPECT_GE(static_cast<double>(right) / pairs, 0.9) << "recall";
    EXPECT_GE(static_cast<double>(right) / static_cast<double>(right + wrong), 0.98) << "precision";
    std::cout << "recall " << right << " of " << pairs << ", wrong " << wrong << '\n';
}

/// Long enough to be recognised, and nobody else's.
std::string story(std::string_view about) {
    std::string text;
    for (const char* word : {"un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"})
        text.append(about).append(" ").append(word).append(" fois ").append(about).append(". ");
    return text;
}

class FoldedCopies : public testing::Test {
protected:
    TemporaryIndex index{dispatch("a1", "paix " + story("lune")).source("AFP").dated("2025-01-01"),
                         dispatch("b1", "paix " + story("mars")).source("AFP").dated("2025-01-02"),
                         dispatch("a2", "paix " + story("lune")).source("EFE").dated("2025-01-03"),
                         dispatch("c", "paix").source("AFP").dated("2025-01-04"),
                         dispatch("a3", "guerre " + story("lune")).source("Tass").dated("2025-01-05"),
                         dispatch("b2", "paix " + story("mars")).source("Tass").dated("2025-01-06"),
                         dispatch("d", "paix").source("EFE").dated("2025-01-07")};
    Searcher searcher{index.path()};

    static std::vector<std::string> ids(const Results& results) {
        std::vector<std::string> found;
        for (const Hit& hit : results.hits) {
            found.push_back(hit.id);
            for (const Copy& copy : hit.copies)
                found.back() += '+' + copy.id;
        }
        return found;
    }
};

TEST_F(FoldedCopies, StandUnderTheBestOfThemAndMatchToo) {
    const Results results = searcher.search({.text = "paix", .sort = Sort::newest, .collapse = true});
    EXPECT_THAT(ids(results), ElementsAre("d", "b2+b1", "c", "a2+a1"));
    EXPECT_EQ(results.total, 6U);
    EXPECT_EQ(results.folded, 2U);
    ASSERT_THAT(results.hits[3].copies, SizeIs(1));
    EXPECT_EQ(results.hits[3].copies[0].sources[0].label, "AFP");
    EXPECT_EQ(results.hits[3].copy_count, 1U);
}

TEST_F(FoldedCopies, AreCountedInFacetsAndTotals) {
    const Results folded = searcher.search({.text = "paix", .collapse = true});
    const Results flat = searcher.search({.text = "paix"});
    EXPECT_EQ(folded.total, flat.total);
    EXPECT_EQ(folded.facets[1].values, flat.facets[1].values);
    EXPECT_EQ(searcher.search({.text = "paix", .facet_limit = 0, .collapse = true}).total, flat.total);
    EXPECT_EQ(flat.folded, 0U);
    EXPECT_THAT(flat.hits, SizeIs(6));
}

TEST_F(FoldedCopies, GiveTheSameHitsPageByPage) {
    Request request{.text = "paix", .limit = 100, .collapse = true};
    const std::vector<std::string> whole = ids(searcher.search(request));
    std::vector<std::string> paged;
    request.limit = 1;
    for (request.offset = 0; request.offset < 10; ++request.offset)
        std::ranges::move(ids(searcher.search(request)), std::back_inserter(paged));
    EXPECT_EQ(paged, whole);
}

TEST(ManyCopies, LeaveRoomForOthersOnAPage) {
    std::vector<Dispatch> dispatches;
    for (int number = 0; number < 300; ++number)
        dispatches.push_back(dispatch("copie" + std::to_string(number), "paix paix paix " + story("lune")));
    for (int number = 0; number < 20; ++number)
        dispatches.push_back(
            dispatch("autre" + std::to_string(number), "paix " + story("mot" + std::to_string(number))));
    const TemporaryIndex index(dispatches);
    Searcher searcher(index.path());
    // First the groups of what is found are read, then those of all are known.
    for (int time = 0; time < 3; ++time) {
        const Results results = searcher.search({.text = "paix", .collapse = true});
        EXPECT_EQ(results.total, 320U);
        EXPECT_EQ(results.folded, 299U);
        ASSERT_THAT(results.hits, SizeIs(10));
        EXPECT_EQ(results.hits[0].copy_count, 299U);
        for (std::size_t at = 1; at < results.hits.size(); ++at)
            EXPECT_TRUE(results.hits[at].id.starts_with("autre")) << results.hits[at].id;
    }
}

TEST_F(FoldedCopies, RespectSelections) {
    const Results results =
        searcher.search({.text = "paix", .selections = {{Facet::source, "afp"}}, .collapse = true});
    EXPECT_THAT(ids(results), UnorderedElementsAre("a1", "b1", "c"));
    EXPECT_EQ(results.folded, 0U);
}

TEST_F(FoldedCopies, AreRecognisedInLaterRuns) {
    index.add(std::vector<Dispatch>{dispatch("a4", "encore " + story("lune")).dated("2026")});
    EXPECT_THAT(ids(searcher.search({.text = "lune", .sort = Sort::newest, .collapse = true})),
                ElementsAre("a4+a3+a2+a1"));
}

TEST_F(FoldedCopies, OfAChangedDispatchAreFoundAnew) {
    index.add(
        std::vector<Dispatch>{dispatch("a1", "paix " + story("pluton")), dispatch("p", story("pluton"))});
    EXPECT_THAT(ids(searcher.search({.text = "pluton", .sort = Sort::newest, .collapse = true})), SizeIs(1));
    EXPECT_THAT(ids(searcher.search({.text = "lune", .sort = Sort::newest, .collapse = true})),
                ElementsAre("a3+a2"));
}

TEST(CopiesOfADispatch, AreThereWhateverIsSearchedFor) {
    Searcher searcher{tests::corpus_index()};
    const Results folded = searcher.search({.text = "crues annonay", .collapse = true});
    ASSERT_THAT(folded.hits, SizeIs(1));
    ASSERT_THAT(folded.hits[0].copies, SizeIs(1));
    EXPECT_EQ(searcher.copies(folded.hits[0].id), folded.hits[0].copies);
    EXPECT_THAT(searcher.copies(folded.hits[0].copies[0].id), SizeIs(1));
    EXPECT_THAT(searcher.copies("aucune"), IsEmpty());
}

}  // namespace
}  // namespace depeche
