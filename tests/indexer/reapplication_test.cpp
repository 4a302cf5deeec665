#include "indexer/reapplication.hpp"

#include <gmock/gmock.h>
#include <xapian.h>

#include <map>
#include <string>
#include <vector>

#include "depeche/error.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/pipeline.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::indexer {
namespace {

using authority::NameTables;
using authority::OperatorTable;
using testing::IsEmpty;
using testing::SizeIs;

/// Everything an index holds, as text.
std::map<std::string, std::string> content(const std::filesystem::path& path) {
    const Xapian::Database database(path.native());
    std::map<std::string, std::string> all;
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
        all["metadata " + *key] = database.get_metadata(*key);
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
        const Xapian::Document document = database.get_document(*at);
        std::string& text = all["document " + std::to_string(*at)];
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
            text += *term + ' ' + std::to_string(term.get_wdf());
            for (auto place = term.positionlist_begin(); place != term.positionlist_end(); ++place)
                text += ',' + std::to_string(*place);
            text += '\n';
        }
        for (auto value = document.values_begin(); value != document.values_end(); ++value)
            text += std::to_string(value.get_valueno()) + '=' + *value + '\n';
        text += document.get_data();
    }
    return all;
}

const std::vector<OperatorTable> other_tables{
    {"people.tsv",
     "label\taliases\tsurnames\nVladimir Poutine\t-Vladimir Putin|Vova Poutine\t-Putin\nZénobie "
     "Untel\tVladimir Putin\tPutin\n"
     "-Emmanuel Macron\n"},
    {"places.tsv",
     "label\tkind\tcountry\tdemonyms\tlatitude\nSaint-Machin\tcity\tFrance\tmachinois\nKyiv\t\t\t\t1.5\n"},
    {"sources.tsv", "label\thosts\nLe Petit Bleu\tpetitbleu.example\nAFP\t-afp.com\n"},
};

class Reapplication : public testing::Test {
protected:
    Reapplication() {
        folder_.write(
            "texts/a.txt",
            "---\nTitre: Poutine à Kyiv\nSource: Le Petit Bleu\nActeurs: Putin; Vova Poutine\nLieux: "
            "Kiev\n---\n"
            "Vladimir Putin a parlé à Saint-Machin. Emmanuel Macron a répondu.\nsource:https://afp.com/1");
        folder_.write("texts/b.txt", "Le maire machinois attend.\n\nKyiv est loin (avec AFP), dit Putin.");
        folder_.write(
            "texts/c.txt",
            "Par Émilie Ferrand (avec AFP)\n\nIl pleut sur la plaine. Rien d’autre.\n\nLe Petit Bleu");
        folder_.write(
            "texts/d.jsonl",
            "{\"title\":\"Un\",\"text\":\"Vova Poutine rit.\",\"url\":\"https://petitbleu.example/x\"}\n");
    }

    std::filesystem::path index(const char* name, const NameTables& tables) const {
        PipelineOptions options;
        options.index = folder_.path() / name;
        options.paths = {(folder_.path() / "texts").native()};
        options.base = folder_.path();
        options.names = &tables;
        const StopFlag stop = false;
        EXPECT_EQ(run(options, {}, stop).refused, 0U);
        return options.index;
    }

    static Reapplied apply(const std::filesystem::path& path, const NameTables& tables) {
        const StopFlag stop = false;
        return reapply_names(
            path, tables, [](const Reapplied&) {}, stop);
    }

    tests::TemporaryFolder folder_;
    NameTables ours_;
    NameTables theirs_{other_tables};
};

TEST_F(Reapplication, GivesWhatAFreshIndexHas) {
    ASSERT_THAT(theirs_.merged.problems, IsEmpty());
    const auto changed = index("changed", ours_);
    const auto fresh = index("fresh", theirs_);
    ASSERT_NE(content(changed), content(fresh));
    const Reapplied report = apply(changed, theirs_);
    EXPECT_EQ(report.done, 4U);
    EXPECT_EQ(report.changed, 3U);
    EXPECT_EQ(content(changed), content(fresh));
}

TEST_F(Reapplication, GivesBackTheFirstIndexWithTheFirstTables) {
    const auto path = index("index", ours_);
    const auto before = content(path);
    apply(path, theirs_);
    apply(path, ours_);
    EXPECT_EQ(content(path), before);
}

TEST_F(Reapplication, ReadsNoFile) {
    const auto path = index("index", ours_);
    const auto fresh = index("fresh", theirs_);
    std::filesystem::remove_all(folder_.path() / "texts");
    apply(path, theirs_);
    EXPECT_EQ(content(path), content(fresh));
}

TEST_F(Reapplication, ChangesNothingWhenNothingDiffers) {
    const auto path = index("index", ours_);
    const auto before = content(path);
    EXPECT_EQ(apply(path, ours_).changed, 0U);
    EXPECT_EQ(content(path), before);
}

TEST_F(Reapplication, MayBeInterruptedAndRunAgain) {
    const auto path = index("index", ours_);
    const auto fresh = index("fresh", theirs_);
    StopFlag stop = false;
    const Reapplied report = reapply_names(
        path, theirs_, [&](const Reapplied& now) { stop = now.changed == 1; }, stop);
    EXPECT_TRUE(report.interrupted);
    EXPECT_EQ(report.changed, 1U);
    EXPECT_NE(content(path), content(fresh));
    EXPECT_THAT(table_stamps(read_index(path)), SizeIs(2));
    apply(path, theirs_);
    EXPECT_EQ(content(path), content(fresh));
}

TEST_F(Reapplication, CommitsBatchByBatchToTheSameEnd) {
    const auto path = index("index", ours_);
    const auto fresh = index("fresh", theirs_);
    const StopFlag stop = false;
    reapply_names(path, theirs_, [](const Reapplied&) {}, stop, {.dispatches = 1});
    EXPECT_EQ(content(path), content(fresh));
}

TEST_F(Reapplication, WantsAnIndex) {
    EXPECT_THROW(apply(folder_.path() / "nothing", ours_), IndexError);
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "nothing"));
}

TEST_F(Reapplication, IsNeededAfterAnAddWithOtherTables) {
    const auto path = index("index", ours_);
    folder_.write("texts/e.txt", "Vova Poutine est revenu. Il pleut.");
    PipelineOptions options;
    options.index = path;
    options.paths = {(folder_.path() / "texts/e.txt").native()};
    options.names = &theirs_;
    const StopFlag stop = false;
    EXPECT_TRUE(run(options, {}, stop).has_other_tables);
    EXPECT_THAT(table_stamps(read_index(path)), SizeIs(2));
    apply(path, theirs_);
    EXPECT_FALSE(run(options, {}, stop).has_other_tables);
}

}  // namespace
}  // namespace depeche::indexer
