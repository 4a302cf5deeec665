#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "indexer/cli/cli.hpp"
#include "indexer/index_folder.hpp"
#include "schema/earlier_versions.hpp"
#include "schema/terms.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::indexer {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// The commands that keep an index in order.
class Upkeep : public testing::Test {
protected:
    Upkeep() {
        folder.write("in/a.txt", "La trêve tient à Kyiv.");
        folder.write("in/b.jsonl", "{\"id\":\"1\",\"text\":\"La paix.\"}\nfaux\n");
        environment.clock = [] {
            return std::chrono::system_clock::time_point(std::chrono::seconds(1764137870));
        };
    }

    ExitCode call(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin() + 1, {"--index", index(), "--lang", "en"});
        out.str("");
        err.str("");
        return run(arguments, environment, out, err, stop);
    }

    std::string index() const { return folder.path() / "index"; }
    std::string in() const { return folder.path() / "in"; }

    tests::TemporaryFolder folder;
    Environment environment{.index = {}, .locale = "C"};
    StopFlag stop = false;
    std::ostringstream out;
    std::ostringstream err;
};

TEST_F(Upkeep, TellsWhatTheIndexHolds) {
    call({"add", in()});
    EXPECT_EQ(call({"status"}), all_taken);
    EXPECT_THAT(out.str(), HasSubstr("dispatches: 2 (2 undated)\n"));
    EXPECT_THAT(out.str(), HasSubstr("last run: add on 2025-11-26T06:17:50Z, done: 3 read, 2 added"));
    EXPECT_EQ(call({"status", "--json"}), all_taken);
    const auto status = nlohmann::json::parse(out.str());
    EXPECT_EQ(status["dispatches"], 2);
    EXPECT_EQ(status["refused"], 1);
    EXPECT_EQ(status["refused_files"][0]["first"]["line"], 2);
    EXPECT_EQ(status["last_run"]["dispatches"]["refused"], 1);
    EXPECT_TRUE(status["writer"].is_null());
}

TEST_F(Upkeep, FindsASoundIndexSound) {
    call({"add", in()});
    EXPECT_EQ(call({"check"}), all_taken) << err.str();
    EXPECT_EQ(out.str(), "The index is sound: 2 dispatches, 2 compared with their text, 2 files.\n");
}

TEST_F(Upkeep, FindsAnIndexOfBeforeForwardListsSound) {
    call({"add", in()});
    {
        Xapian::WritableDatabase database(serving_database(index()).native(), Xapian::DB_OPEN);
        Xapian::Document document = database.get_document(1);
        document.remove_value(schema::slot_words);
        database.replace_document(1, document);
    }
    EXPECT_EQ(call({"check"}), all_taken) << err.str();
}

TEST_F(Upkeep, FindsWhatIsWrongAndSaysWhatToDo) {
    call({"add", in()});
    {
        Xapian::WritableDatabase database(serving_database(index()).native(), Xapian::DB_OPEN);
        Xapian::Document document = database.get_document(1);
        document.add_term("intrus");
        database.replace_document(1, document);
    }
    EXPECT_EQ(call({"check"}), some_refused);
    EXPECT_THAT(err.str(), HasSubstr("is not filed under the words of its text"));
    EXPECT_THAT(out.str(), HasSubstr("depeche-indexer rebuild"));
    fs::resize_file(serving_database(index()) / "postlist.glass", 10);
    EXPECT_EQ(call({"check"}), some_refused);
    EXPECT_THAT(err.str(), HasSubstr("the files are damaged"));
}

TEST_F(Upkeep, FindsEarlierVersionsThatCannotBeRead) {
    call({"add", in()});
    {
        Xapian::WritableDatabase database(serving_database(index()).native(), Xapian::DB_OPEN);
        database.set_metadata(schema::earlier_versions_key("1"), "abîmé");
    }
    EXPECT_EQ(call({"check"}), some_refused);
    EXPECT_THAT(err.str(), HasSubstr("unreadable earlier versions"));
}

TEST_F(Upkeep, CompactsWithoutChangingAnything) {
    call({"add", in()});
    call({"dump"});
    const std::string before = out.str();
    EXPECT_EQ(call({"compact"}), all_taken);
    EXPECT_THAT(out.str(), HasSubstr(" now.\n"));
    call({"dump"});
    EXPECT_EQ(out.str(), before);
    EXPECT_EQ(call({"check"}), all_taken) << err.str();
}

TEST_F(Upkeep, DumpsToAFileAndRestores) {
    call({"add", in()});
    const std::string file = folder.path() / "dump.jsonl";
    EXPECT_EQ(call({"dump", file}), all_taken);
    EXPECT_EQ(out.str(), "2 dispatches written.\n");
    EXPECT_EQ(call({"restore", file}), all_taken);
    EXPECT_EQ(out.str(), "2 dispatches restored.\n");
    EXPECT_EQ(call({"dump", "/nulle/part/dump"}), failed);
    EXPECT_THAT(err.str(), HasSubstr("cannot write '/nulle/part/dump'"));
}

TEST_F(Upkeep, WritesAReport) {
    const std::string file = folder.path() / "report.json";
    EXPECT_EQ(call({"add", "--report", file, in()}), some_refused);
    const auto report = nlohmann::json::parse(tests::content_of(file));
    EXPECT_EQ(report["outcome"], "done");
    EXPECT_EQ(report["started"], "2025-11-26T06:17:50Z");
    EXPECT_EQ(report["dispatches"]["added"], 2);
    EXPECT_EQ(report["refusals"][0]["line"], 2);
    EXPECT_EQ(call({"rebuild", "--report", file, "/nulle/part"}), failed);
    const auto failure = nlohmann::json::parse(tests::content_of(file));
    EXPECT_EQ(failure["outcome"], "failed");
    EXPECT_THAT(failure["error"]["en"].get<std::string>(), HasSubstr("is not replaced"));
}

TEST_F(Upkeep, LogsForPrograms) {
    call({"add", "--log", "json", in()});
    const auto line = nlohmann::json::parse(err.str());
    EXPECT_EQ(line["event"], "refused");
    EXPECT_EQ(line["level"], "warning");
    EXPECT_EQ(line["line"], 2);
    EXPECT_EQ(line["time"], "2025-11-26T06:17:50Z");
    call({"add", "--log", "journal", in()});
    EXPECT_TRUE(err.str().starts_with("<4>")) << err.str();
}

TEST_F(Upkeep, RefusesWhatMakesNoSense) {
    EXPECT_EQ(call({"check", "x"}), misused);
    EXPECT_EQ(call({"check", "--sample", "0"}), misused);
    EXPECT_EQ(call({"watch", folder.path() / "in/a.txt"}), misused);
    EXPECT_EQ(call({"add", "--log", "xml", in()}), misused);
    for (const char* command : {"status", "check", "compact", "dump"}) {
        EXPECT_EQ(call({command}), failed);
        EXPECT_THAT(err.str(), HasSubstr("no index in")) << command;
    }
    EXPECT_FALSE(fs::exists(index()));
}

}  // namespace depeche::indexer
