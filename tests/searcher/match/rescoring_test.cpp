#include <gmock/gmock.h>
#include <xapian.h>

#include <filesystem>
#include <string>

#include "depeche/searcher.hpp"
#include "schema/terms.hpp"
#include "searcher/match/rescoring.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/xapian_query.hpp"
#include "tests/support/corpus_index.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {
namespace {

using tests::dispatch;
using tests::TemporaryIndex;

/// 120 words between dashes, of which one is `trêve`.
std::string text(int place, const std::string& word = "trêve") {
    std::string words;
    for (int at = 1; at <= 120; ++at)
        words += at == place ? word + ' ' : "mot — ";
    return words;
}

TEST(Rescoring, CountsAsLeadWhatStandsAmongItsFirstHundredWords) {
    const TemporaryIndex index{dispatch("behind", text(101)), dispatch("last", text(100))};
    const Results results = Searcher(index.path()).search({.text = "trêve"});
    ASSERT_EQ(results.hits.size(), 2U);
    EXPECT_EQ(results.hits[0].id, "last");
    EXPECT_GT(results.hits[0].score, results.hits[1].score);
}

TEST(Rescoring, WeighsAStartOfWordsLikeTheWordItStandsFor) {
    const TemporaryIndex index{dispatch("behind", text(101)), dispatch("last", text(100))};
    Searcher searcher(index.path());
    const Results word = searcher.search({.text = "trêve"});
    const Results start = searcher.search({.text = "trev*"});
    ASSERT_EQ(start.hits.size(), 2U);
    EXPECT_GT(word.hits[0].score_parts.lead, 0);
    EXPECT_EQ(start.hits[0].score_parts.lead, word.hits[0].score_parts.lead);
}

TEST(Rescoring, TellsAStartOfWordsFromOtherWordsOfTheirStem) {
    analysis::Analyzer analyzer;
    ASSERT_EQ(analyzer.form("négoce").stem, analyzer.form("négocie").stem);
    const TemporaryIndex index{dispatch("in the lead", text(50, "négocie") + "négoce"),
                               dispatch("behind", text(50, "négoce") + "négocie")};
    const Results results = Searcher(index.path()).search({.text = "négoci*"});
    ASSERT_EQ(results.hits.size(), 2U);
    EXPECT_EQ(results.hits[0].id, "in the lead");
    EXPECT_GT(results.hits[0].score_parts.lead, 0);
    EXPECT_EQ(results.hits[1].score_parts.lead, 0);
}

bool reads_forward_lists(const std::string& text) {
    const Xapian::Database index(tests::corpus_index().string());
    analysis::Analyzer analyzer;
    const query::ParsedQuery parsed = query::parse(text, Match::any);
    const query::CompiledQuery compiled = query::compile(parsed.root, index, analyzer);
    match::WalkMemory memory;
    query::WordMemory looked_up;
    return match::Rescorer(text, compiled.highlights, {index, memory}, analyzer, looked_up)
        .reads_forward_lists();
}

TEST(Rescoring, ReadsNoTextForWordsThatAreToldByTheirStems) {
    EXPECT_TRUE(reads_forward_lists("négociations paix"));
    EXPECT_TRUE(reads_forward_lists("présid*"));
    EXPECT_TRUE(reads_forward_lists("négoci*"));
    EXPECT_FALSE(reads_forward_lists("=paix"));
}

/// The index as it was made before dispatches had forward lists.
void take_out_forward_lists(const std::filesystem::path& index) {
    Xapian::WritableDatabase database(index.string());
    for (Xapian::docid id = 1; id <= database.get_lastdocid(); ++id) {
        Xapian::Document document = database.get_document(id);
        ASSERT_NE(document.get_value(schema::slot_words), "");
        document.remove_value(schema::slot_words);
        database.replace_document(id, document);
    }
    database.commit();
}

TEST(Rescoring, GivesTheSameScoreByForwardListAndByText) {
    const tests::TemporaryFolder folder;
    const std::filesystem::path older = folder.path() / "index";
    std::filesystem::copy(tests::corpus_index(), older, std::filesystem::copy_options::recursive);
    take_out_forward_lists(older);
    Searcher with(tests::corpus_index());
    Searcher without(older);
    std::size_t hits = 0;
    for (const std::string text :
         {"trêve", "plan de paix", "négociations de paix en Ukraine", "cessez-le-feu",
          "président de la République", "Etats-Unis", "élections municipales", "le prix du gaz",
          "=guerre paix", "négoci* paix", "presid* republ*", "élec*", "être"}) {
        const Results by_list = with.search({.text = text, .match = Match::any, .limit = 50});
        const Results by_text = without.search({.text = text, .match = Match::any, .limit = 50});
        ASSERT_EQ(by_list.hits.size(), by_text.hits.size()) << text;
        for (std::size_t at = 0; at < by_list.hits.size(); ++at) {
            EXPECT_EQ(by_list.hits[at].id, by_text.hits[at].id) << text;
            EXPECT_EQ(by_list.hits[at].score_parts, by_text.hits[at].score_parts) << text;
        }
        hits += by_list.hits.size();
    }
    EXPECT_GT(hits, 50U);
}

}  // namespace
}  // namespace depeche
