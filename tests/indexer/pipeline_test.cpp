#include "indexer/pipeline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <fstream>
#include <sstream>
#include <utility>

#include "schema/earlier_versions.hpp"
#include "schema/record.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::indexer {

using testing::ElementsAre;
using testing::HasSubstr;

namespace {

/// All that a database answers from, as text: terms with their postings and positions, values, data,
/// metadata.
std::string dump(const std::filesystem::path& path) {
    const Xapian::Database index(path.native());
    std::ostringstream out;
    for (auto term = index.allterms_begin(); term != index.allterms_end(); ++term) {
        out << *term << '\n';
        for (auto posting = index.postlist_begin(*term); posting != index.postlist_end(*term); ++posting) {
            out << ' ' << *posting << '/' << posting.get_wdf();
            for (auto at = posting.positionlist_begin(); at != posting.positionlist_end(); ++at)
                out << ',' << *at;
        }
        out << '\n';
    }
    for (Xapian::docid id = 1; id <= index.get_lastdocid(); ++id) {
        const Xapian::Document document = index.get_document(id);
        for (auto value = document.values_begin(); value != document.values_end(); ++value)
            out << id << '#' << value.get_valueno() << '=' << *value << '\n';
        out << document.get_data() << '\n';
    }
    for (auto key = index.metadata_keys_begin(); key != index.metadata_keys_end(); ++key)
        out << *key << '=' << index.get_metadata(*key) << '\n';
    return out.str();
}

}  // namespace

class Pipeline : public testing::Test {
protected:
    PipelineReport index(const std::string& name, unsigned threads, const StopFlag& stop = never) {
        PipelineOptions options;
        options.index = folder.path() / name;
        options.paths = {folder.path() / "in"};
        options.base = folder.path();
        options.threads = threads;
        options.batch = {.dispatches = 16, .bytes = 1 << 20};
        refusals.clear();
        PipelineEvents events;
        events.refused = [&](const Rejection& one) {
            refusals.push_back(one.path.substr(folder.path().native().size() + 1) + ":" +
                               std::to_string(one.line));
        };
        return run(options, events, stop);
    }

    static const StopFlag never;
    tests::TemporaryFolder folder;
    std::vector<std::string> refusals;
};

const StopFlag Pipeline::never = false;

TEST_F(Pipeline, GivesTheSameIndexWhateverTheThreads) {
    if (!std::filesystem::exists(DEPECHE_CORPUS "/dispatches"))
        GTEST_SKIP() << "no corpus";
    std::filesystem::copy(DEPECHE_CORPUS "/dispatches", folder.path() / "in",
                          std::filesystem::copy_options::recursive);
    const PipelineReport one = index("one", 1);
    const PipelineReport three = index("three", 3);
    EXPECT_GE(one.written.added, 40U);
    EXPECT_EQ(one.written, three.written);
    EXPECT_EQ(dump(folder.path() / "one"), dump(folder.path() / "three"));
}

TEST_F(Pipeline, RefusesByNameAndTakesTheRest) {
    folder.write("in/a.txt", "La trêve tient.");
    folder.write("in/b.txt", std::string_view("\0\1", 2));
    folder.write("in/c.jsonl", "{\"id\":\"1\",\"text\":\"Un.\"}\nfaux\n{\"id\":\"1\",\"text\":\"Deux.\"}\n");
    folder.write("in/d.txt", "---\ntitre: Sans fin\n");
    folder.write("in/e.txt", "");
    folder.write("in/f.bin", "x");
    const PipelineReport report = index("index", 2);
    EXPECT_EQ(report.files, 5U);
    EXPECT_EQ(report.read, 7U);
    EXPECT_EQ(report.written, (WriteCounts{2, 0, 0}));
    EXPECT_EQ(report.refused, 5U);
    EXPECT_EQ(report.skipped, 1U);
    EXPECT_THAT(refusals,
                ElementsAre("in/b.txt:0", "in/c.jsonl:2", "in/c.jsonl:3", "in/d.txt:1", "in/e.txt:0"));
}

/// A filler of Hangul is a word to ICU, without a letter that could be a term.
TEST_F(Pipeline, TakesWordsWithoutLetters) {
    folder.write("in/a.jsonl",
                 "{\"text\":\"La trêve \u115F tient, dit @\u0301.\"}\n{\"text\":\"Une autre.\"}\n");
    const PipelineReport report = index("index", 1);
    EXPECT_EQ(report.written, (WriteCounts{2, 0, 0}));
    EXPECT_EQ(report.refused, 0U);
}

TEST_F(Pipeline, DoesNothingTwice) {
    folder.write("in/a.txt", "La trêve tient.");
    folder.write("in/b.jsonl", "{\"text\":\"Un.\"}\n{\"text\":\"Deux.\"}\n");
    EXPECT_EQ(index("index", 2).written, (WriteCounts{3, 0, 0}));
    EXPECT_EQ(index("index", 1).written, (WriteCounts{0, 0, 3}));
    folder.write("in/a.txt", "La trêve est rompue.");
    EXPECT_EQ(index("index", 1).written, (WriteCounts{0, 1, 2}));
}

TEST_F(Pipeline, MakesNoIndexOutOfNothing) {
    index("index", 1);
    EXPECT_THAT(refusals, ElementsAre("in:0"));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "index"));
}

TEST_F(Pipeline, StopsWhenTold) {
    folder.write("in/a.txt", "La trêve tient.");
    const StopFlag stop = true;
    const PipelineReport report = index("index", 2, stop);
    EXPECT_TRUE(report.interrupted);
    EXPECT_EQ(report.read, 0U);
}

TEST_F(Pipeline, KeepsWhatItTookBeforeItWasStopped) {
    for (int i = 0; i < 600; ++i)
        folder.write("in/" + std::to_string(1000 + i) + ".txt", "Dépêche " + std::to_string(i) + ".");
    StopFlag stop = false;
    PipelineOptions options;
    options.index = folder.path() / "index";
    options.paths = {folder.path() / "in"};
    options.threads = 2;
    PipelineEvents events;
    events.progressed = [&](const Progress& now) { stop = now.dispatches >= 5; };
    const PipelineReport report = run(options, events, stop);
    EXPECT_TRUE(report.interrupted);
    EXPECT_GE(report.written.added, 5U);
    EXPECT_LT(report.written.added, 600U);
    EXPECT_EQ(Xapian::Database(options.index.native()).get_doccount(), report.written.added);
    EXPECT_THAT(report.last, HasSubstr("/in/" + std::to_string(999 + report.written.added) + ".txt"));
    const StopFlag go_on = false;
    const PipelineReport rest = run(options, {}, go_on);
    EXPECT_EQ(rest.written, (WriteCounts{600 - report.written.added, 0, report.written.added}));
}

namespace {

std::string numbered_lines(int count) {
    std::string lines;
    for (int line = 0; line < count; ++line)
        lines += "{\"id\":\"" + std::to_string(line) + "\",\"text\":\"Texte.\"}\n";
    return lines;
}

}  // namespace

TEST_F(Pipeline, ReadsAFileAgainThatGrewWhileItWasRead) {
    const std::filesystem::path file = folder.write("in/a.jsonl", numbered_lines(2000));
    PipelineOptions options{.index = folder.path() / "index", .paths = {file}, .base = {}};
    bool has_grown = false;
    std::vector<std::string> notes;
    PipelineEvents events;
    events.progressed = [&](const Progress&) {
        if (!std::exchange(has_grown, true))
            std::ofstream(file, std::ios::app) << "{\"id\":\"neuve\",\"text\":\"Neuve.\"}\n";
    };
    events.noted = [&](const Note& note) { notes.push_back(note.text.english); };
    run(options, events, never);
    EXPECT_THAT(notes, testing::Contains(HasSubstr("changed while it was read")));
    const PipelineReport again = run(options, {}, never);
    EXPECT_EQ(again.files_unchanged, 0U);
    EXPECT_EQ(Xapian::Database(options.index.native()).get_doccount(), 2001U);
    EXPECT_EQ(run(options, {}, never).files_unchanged, 1U);
}

TEST_F(Pipeline, RefusesAFileThatVanishesAndTakesTheRest) {
    folder.write("in/a.jsonl", numbered_lines(2000));
    const std::filesystem::path gone = folder.write("in/b.txt", "Perdue.");
    folder.write("in/c.txt", "Gardée.");
    PipelineOptions options{.index = folder.path() / "index", .paths = {folder.path() / "in"}, .base = {}};
    std::vector<std::string> refused;
    PipelineEvents events;
    events.progressed = [&](const Progress&) { std::filesystem::remove(gone); };
    events.refused = [&](const Rejection& one) { refused.push_back(one.path + ' ' + one.reason.english); };
    EXPECT_EQ(run(options, events, never).written.added, 2001U);
    EXPECT_THAT(refused, testing::ElementsAre(AllOf(HasSubstr("b.txt"), HasSubstr("No such file"))));
}

namespace {

/// An index made of these lines, one file a line, in this order.
Xapian::Database index_of(const std::vector<std::string>& lines, Target target,
                          const tests::TemporaryFolder& folder) {
    PipelineOptions options{
        .index = folder.path() / "index", .target = target, .paths = {}, .base = folder.path()};
    for (const std::string& line : lines)
        options.paths.push_back(folder.write(std::to_string(options.paths.size()) + ".jsonl", line + "\n"));
    const StopFlag stop = false;
    run(options, {}, stop);
    return Xapian::Database(options.index.native());
}

/// The texts that it holds.
std::vector<std::string> kept(const std::vector<std::string>& lines, Target target) {
    const tests::TemporaryFolder folder;
    std::vector<std::string> texts;
    const Xapian::Database index = index_of(lines, target, folder);
    for (auto at = index.postlist_begin(""); at != index.postlist_end(""); ++at)
        texts.push_back(schema::decode_dispatch(index.get_document(*at).get_data()).body);
    return texts;
}

}  // namespace

TEST(Versions, OfADispatchTheNewestIsKeptWhateverTheOrder) {
    const std::string first = R"({"id": "a", "version": 2, "texte": "La deuxième version."})";
    const std::string second = R"({"id": "a", "version": 10, "texte": "La dixième version."})";
    for (const Target target : {Target::serving, Target::aside}) {
        EXPECT_THAT(kept({first, second}, target), ElementsAre("La dixième version."));
        EXPECT_THAT(kept({second, first}, target), ElementsAre("La dixième version."));
    }
}

TEST(Versions, WhatItsSenderCancelsIsTakenOutAndStaysOut) {
    const std::string text = R"({"id": "a", "version": 1, "texte": "Le texte annulé."})";
    const std::string cancel = R"({"id": "a", "version": 2, "statut": "annulée"})";
    const std::string other = R"({"id": "b", "texte": "Un autre texte."})";
    const std::string again = R"({"id": "a", "version": 3, "texte": "Le texte revenu."})";
    for (const Target target : {Target::serving, Target::aside}) {
        EXPECT_THAT(kept({other, text, cancel}, target), ElementsAre("Un autre texte."));
        EXPECT_THAT(kept({other, cancel, text}, target), ElementsAre("Un autre texte."));
        EXPECT_THAT(kept({other, text, cancel, again}, target), testing::Contains("Le texte revenu."));
    }
}

TEST(Versions, ACorrectionTakesThePlaceOfWhatItCorrects) {
    const std::string wrong = R"({"id": "a", "texte": "Le texte fautif."})";
    const std::string right = R"({"id": "b", "corrige": "a", "texte": "Le texte juste."})";
    for (const Target target : {Target::serving, Target::aside}) {
        EXPECT_THAT(kept({wrong, right}, target), ElementsAre("Le texte juste."));
        EXPECT_THAT(kept({right, wrong}, target), ElementsAre("Le texte juste."));
    }
}

namespace {

/// Version and text of the earlier versions of a dispatch that an index made of these lines keeps.
std::vector<std::string> earlier(const std::vector<std::string>& lines, Target target, std::string_view id) {
    const tests::TemporaryFolder folder;
    const Xapian::Database index = index_of(lines, target, folder);
    std::vector<std::string> found;
    for (const auto& [version, record] :
         schema::decode_versions(index.get_metadata(schema::earlier_versions_key(id))))
        found.push_back(version + ' ' + schema::decode_dispatch(record).body);
    return found;
}

}  // namespace

TEST(Versions, OlderOnesStayReachableWhateverTheOrder) {
    const std::string second = R"({"id": "a", "version": 2, "texte": "La deuxième."})";
    const std::string ninth = R"({"id": "a", "version": 9, "texte": "La neuvième."})";
    const std::string tenth = R"({"id": "a", "version": 10, "texte": "La dixième."})";
    for (const Target target : {Target::serving, Target::aside})
        for (const auto& order : {std::vector{second, ninth, tenth}, std::vector{tenth, ninth, second},
                                  std::vector{ninth, tenth, second}, std::vector{tenth, second, ninth}}) {
            EXPECT_THAT(earlier(order, target, "a"), ElementsAre("9 La neuvième.", "2 La deuxième."));
            EXPECT_THAT(kept(order, target), ElementsAre("La dixième."));
        }
}

TEST(Versions, WhatWasCorrectedIsReachableFromItsCorrection) {
    const std::string wrong = R"({"id": "a", "version": 1, "texte": "Le texte fautif."})";
    const std::string better = R"({"id": "b", "corrige": "a", "texte": "Le texte corrigé."})";
    const std::string right = R"({"id": "c", "corrige": "b", "texte": "Le texte juste."})";
    for (const Target target : {Target::serving, Target::aside})
        for (const auto& order : {std::vector{wrong, better, right}, std::vector{right, better, wrong},
                                  std::vector{right, wrong, better}, std::vector{better, right, wrong}}) {
            EXPECT_THAT(earlier(order, target, "c"),
                        testing::UnorderedElementsAre("1 Le texte fautif.", " Le texte corrigé."));
            EXPECT_THAT(earlier(order, target, "b"), testing::IsEmpty());
            EXPECT_THAT(kept(order, target), ElementsAre("Le texte juste."));
        }
}

TEST(Versions, NothingStaysOfWhatItsSenderCancels) {
    const std::string first = R"({"id": "a", "version": 1, "texte": "Le premier texte."})";
    const std::string second = R"({"id": "a", "version": 2, "texte": "Le deuxième texte."})";
    const std::string cancel = R"({"id": "a", "version": 3, "statut": "annulée"})";
    const std::string other = R"({"id": "b", "texte": "Un autre texte."})";
    for (const Target target : {Target::serving, Target::aside}) {
        EXPECT_THAT(earlier({first, second, cancel, other}, target, "a"), testing::IsEmpty());
        EXPECT_THAT(earlier({cancel, second, first, other}, target, "a"), testing::IsEmpty());
    }
}

TEST(Embargo, IsJudgedAgainWhenItsFileIsReadAgain) {
    const tests::TemporaryFolder folder;
    PipelineOptions options{
        .index = folder.path() / "index",
        .paths = {folder.write("a.jsonl", R"({"texte": "Sous embargo.", "embargo": "2025-12-03"})")}};
    const StopFlag stop = false;
    options.now = std::chrono::sys_days(std::chrono::year(2025) / 12 / 2);
    const PipelineReport before = run(options, {}, stop);
    EXPECT_EQ(before.set_aside[static_cast<std::size_t>(SetAside::Why::embargoed)], 1U);
    EXPECT_EQ(before.written.added, 0U);
    options.now = std::chrono::sys_days(std::chrono::year(2025) / 12 / 3);
    EXPECT_EQ(run(options, {}, stop).written.added, 1U);
}

}  // namespace depeche::indexer
