#include "indexer/dump/dump.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "depeche/error.hpp"
#include "indexer/dump/dispatch_json.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/index_writer.hpp"
#include "indexer/pipeline.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::indexer {

namespace fs = std::filesystem;
using testing::HasSubstr;

namespace {

/// One with something in every member.
Dispatch full_dispatch() {
    const Evidence evidence{"dateline", Confidence::inferred, "KYIV, 3 décembre"};
    const DerivedDate date{*parse_date("2025-12"), evidence};
    Dispatch full;
    full.id = "tag:afp.com,2025:«1»";
    full.title = "Une trêve \"fragile\"";
    full.title_derived = true;
    full.body = "La trêve tient.\nL’accord aussi.";
    full.url = "https://afp.example/1";
    full.byline = "Émilie Ferrand";
    full.section = "Monde";
    full.keywords = {"paix", "trêve"};
    full.language = "fr";
    full.path = "in/a.jsonl";
    full.record = 7;
    full.published = date;
    full.event = DerivedDate{*parse_date("2025-12-03"), {"event", Confidence::guessed, "mercredi"}};
    full.sources = {{{"afp", "AFP"}, SourceRole::agency, evidence}};
    full.actors = {{{"iouri-ouchakov", "Iouri Ouchakov"}, ActorKind::person, {"Ushakov"}, evidence}};
    full.places = {{{"kyiv", "Kyiv"}, "Ukraine", Coordinates{50.45, 30.523}, {"Kiev"}, evidence}};
    full.dropped = {"Laisser un commentaire"};
    full.credits = {"© AFP"};
    full.given = {"json", "AFP", "AFP", {"Ushakov"}, {"Kiev"}};
    return full;
}

}  // namespace

class Dump : public testing::Test {
protected:
    void index(const fs::path& at, Target target = Target::serving) const {
        PipelineOptions options;
        options.index = at;
        options.target = target;
        options.paths = {folder.path() / "in"};
        options.base = folder.path();
        run(options, {}, never);
    }

    void write_inputs() const {
        folder.write("in/a.txt",
                     "---\ntitre: Trêve\nsource: AFP\ndate: 2025-12-03\n---\nLa trêve tient à Kiev.");
        folder.write("in/b.jsonl", "{\"id\":\"1\",\"text\":\"Vladimir Poutine parle.\"}\nfaux\n");
    }

    static std::string dumped(const fs::path& at) {
        std::ostringstream out;
        dump(
            at, out, [](std::size_t, std::size_t) {}, never);
        return out.str();
    }

    void restore_text(const fs::path& at, std::string_view text) const {
        const std::string file = folder.write("dump", text);
        auto source = ByteSource::open(file, never);
        restore(
            at, std::get<ByteSource>(source), "dump", [](std::size_t, std::size_t) {}, never);
    }

    std::string complaint(std::string_view text) const {
        try {
            restore_text(folder.path() / "index", text);
        } catch (const InputError& error) {
            return error.what();
        }
        return "";
    }

    static const StopFlag never;
    tests::TemporaryFolder folder;
};

const StopFlag Dump::never = false;

TEST_F(Dump, HasEveryMemberOfADispatch) {
    const Dispatch full = full_dispatch();
    EXPECT_EQ(dispatch_from_json(to_json(full)), full);
    EXPECT_EQ(dispatch_from_json(to_json(Dispatch{})), Dispatch{});
    EXPECT_EQ(to_json(full).size(), to_json(Dispatch{}).size());
}

TEST_F(Dump, RestoredAndDumpedAgainIsTheSame) {
    write_inputs();
    index(folder.path() / "index");
    const std::string first = dumped(folder.path() / "index");
    EXPECT_THAT(first, HasSubstr("\"label\":\"Kyiv\",\"aliases\":["));
    EXPECT_THAT(first, HasSubstr("{\"file\":{\"path\":\"in/b.jsonl\""));
    restore_text(folder.path() / "other", first);
    EXPECT_EQ(dumped(folder.path() / "other"), first);
    restore_text(folder.path() / "index", first);
    EXPECT_EQ(dumped(folder.path() / "index"), first);
}

TEST_F(Dump, RemembersWhatWasTakenBack) {
    write_inputs();
    index(folder.path() / "index");
    {
        IndexWriter writer(folder.path() / "index", [](const Dispatch&) { return Prepared{}; });
        writer.withdraw("afp-9", "3");
        writer.commit();
    }
    const std::string first = dumped(folder.path() / "index");
    EXPECT_THAT(first, HasSubstr("\"version\":\"3\",\"withdrawn\":true"));
    restore_text(folder.path() / "other", first);
    EXPECT_EQ(dumped(folder.path() / "other"), first);
}

TEST_F(Dump, HasEarlierVersions) {
    folder.write("in/a.jsonl",
                 "{\"id\":\"1\",\"version\":1,\"texte\":\"La première.\"}\n"
                 "{\"id\":\"1\",\"version\":2,\"texte\":\"La deuxième.\"}\n");
    index(folder.path() / "index");
    const std::string first = dumped(folder.path() / "index");
    EXPECT_THAT(first, HasSubstr("\"versions\":[{\"version\":\"1\",\"dispatch\":"));
    EXPECT_THAT(first, HasSubstr("La première."));
    restore_text(folder.path() / "other", first);
    EXPECT_EQ(dumped(folder.path() / "other"), first);
    index(folder.path() / "aside", Target::aside);
    EXPECT_EQ(dumped(folder.path() / "aside"), first);
}

TEST_F(Dump, IsTheSameOfTwoIndexesMadeAlike) {
    write_inputs();
    index(folder.path() / "one");
    index(folder.path() / "two", Target::aside);
    EXPECT_EQ(dumped(folder.path() / "one"), dumped(folder.path() / "two"));
}

TEST_F(Dump, IsTakenWholeOrNotAtAll) {
    write_inputs();
    index(folder.path() / "index");
    const std::string whole = dumped(folder.path() / "index");
    const std::string last_line = whole.substr(whole.rfind('\n', whole.size() - 2) + 1);
    EXPECT_THAT(complaint(whole.substr(0, whole.size() - last_line.size())), HasSubstr("not complete"));
    EXPECT_THAT(complaint(whole.substr(0, whole.size() - 9)), HasSubstr("no line of depeche-indexer dump"));
    EXPECT_THAT(complaint("texte"), HasSubstr("dump:1"));
    EXPECT_THAT(complaint(""), HasSubstr("dump:1"));
    EXPECT_EQ(dumped(folder.path() / "index"), whole);
}

}  // namespace depeche::indexer
