#include "indexer/index_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "depeche/error.hpp"
#include "schema/index_version.hpp"
#include "schema/record.hpp"
#include "schema/terms.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche::indexer {

using testing::ElementsAre;
using testing::HasSubstr;
using tests::dispatch;

class Writing : public testing::Test {
protected:
    static Prepared prepared(const Dispatch& one) {
        static const authority::Authority authority(std::span<const authority::Table>{});
        analysis::Analyzer analyzer;
        return prepare(one, analyzer, authority);
    }

    IndexWriter writer(BatchLimits limits = {}) { return {path(), prepared, limits}; }

    WriteCounts write(std::initializer_list<Dispatch> dispatches) {
        IndexWriter out = writer();
        for (const Dispatch& one : dispatches)
            out.write(prepared(one));
        out.commit();
        rejections = out.take_rejections();
        return out.counts();
    }

    std::filesystem::path path() const { return folder.path() / "index"; }
    Xapian::Database database() const { return Xapian::Database(path().native()); }

    /// The body stored under an id, empty for none.
    std::string body(const std::string& id) const {
        const Xapian::Database index = database();
        const auto found = index.postlist_begin(schema::id_term(id));
        return found == index.postlist_end(schema::id_term(id))
                   ? ""
                   : schema::decode_dispatch(index.get_document(*found).get_data()).body;
    }

    std::string complaint(const std::function<void()>& act) const {
        try {
            act();
        } catch (const IndexError& error) {
            return error.what();
        }
        return "";
    }

    tests::TemporaryFolder folder;
    std::vector<Rejection> rejections;
};

TEST_F(Writing, AddsReplacesAndLeavesAlone) {
    EXPECT_EQ(write({dispatch("a", "Un."), dispatch("b", "Deux.")}), (WriteCounts{2, 0, 0}));
    EXPECT_EQ(write({dispatch("a", "Un."), dispatch("b", "Trois."), dispatch("c", "Quatre.")}),
              (WriteCounts{1, 1, 1}));
    EXPECT_EQ(database().get_doccount(), 3U);
    EXPECT_EQ(body("b"), "Trois.");
}

TEST_F(Writing, KeepsTheFirstOfTwoWithOneId) {
    Dispatch second = dispatch("a", "Deux.");
    second.path = "autre.jsonl";
    second.record = 17;
    EXPECT_EQ(write({dispatch("a", "Un."), second, dispatch("a", "Un.")}), (WriteCounts{1, 0, 1}));
    ASSERT_EQ(rejections.size(), 1U);
    EXPECT_EQ(rejections[0].path, "autre.jsonl");
    EXPECT_EQ(rejections[0].line, 17U);
    EXPECT_THAT(rejections[0].reason.english, HasSubstr("same id 'a' as a"));
    EXPECT_EQ(body("a"), "Un.");
}

TEST_F(Writing, StampsTheIndex) {
    write({});
    EXPECT_EQ(database().get_metadata(std::string(schema::version_key)),
              std::to_string(schema::index_version));
    EXPECT_EQ(database().get_metadata(std::string(schema::analysis_key)), schema::analysis_fingerprint());
}

TEST_F(Writing, RefusesAnIndexOfAnotherVersion) {
    write({});
    {
        Xapian::WritableDatabase index(path().native(), Xapian::DB_OPEN);
        index.set_metadata(std::string(schema::version_key), "999");
    }
    EXPECT_THAT(complaint([&] { writer(); }), HasSubstr("999"));
}

TEST_F(Writing, RefusesAFolderThatHoldsSomethingElse) {
    folder.write("index/note.txt", "x");
    EXPECT_THAT(complaint([&] { writer(); }), HasSubstr("holds something other than an index"));
    std::filesystem::remove_all(path());
    folder.write("index", "x");
    EXPECT_THAT(complaint([&] { writer(); }), HasSubstr("holds something other than an index"));
}

TEST_F(Writing, RefusesAForeignXapianIndex) {
    {
        Xapian::WritableDatabase index(path().native(), Xapian::DB_CREATE);
        Xapian::Document document;
        document.add_term("x");
        index.add_document(document);
    }
    EXPECT_THAT(complaint([&] { writer(); }), HasSubstr("is not an index of Dépêche"));
}

TEST_F(Writing, RefusesALockedIndex) {
    const IndexWriter first = writer();
    EXPECT_THAT(complaint([&] { writer(); }), HasSubstr("(depeche-indexer add) is writing"));
}

TEST_F(Writing, LosesOnlyTheDispatchThatCannotBeWritten) {
    // One term is too long when it is added, the other only when it is committed: a NUL counts twice.
    for (const std::string& term : {std::string(300, 'x'), std::string(130, '\0')}) {
        std::filesystem::remove_all(path());
        const auto with_bad_term = [&](const Dispatch& one) {
            Prepared result = prepared(one);
            if (one.id == "mauvaise")
                result.document.add_term(term);
            return result;
        };
        IndexWriter out(path(), with_bad_term);
        for (const char* id : {"a", "mauvaise", "b"})
            out.write(with_bad_term(dispatch(id, "Texte.")));
        out.commit();
        EXPECT_EQ(out.counts(), (WriteCounts{2, 0, 0}));
        const auto refused = out.take_rejections();
        ASSERT_EQ(refused.size(), 1U);
        EXPECT_EQ(refused[0].path, "mauvaise");
        EXPECT_EQ(database().get_doccount(), 2U);
        EXPECT_EQ(body("b"), "Texte.");
    }
}

TEST_F(Writing, CommitsByBatches) {
    IndexWriter out = writer({.dispatches = 2, .bytes = 1 << 20});
    for (const char* id : {"a", "b", "c"})
        out.write(prepared(dispatch(id, "Texte.")));
    EXPECT_EQ(database().get_doccount(), 2U);
    out.commit();
    EXPECT_EQ(database().get_doccount(), 3U);
}

TEST_F(Writing, CommitsSoonerWhenLessMayBeHeld) {
    IndexWriter out = writer({.bytes = 1});
    out.write(prepared(dispatch("a", "Texte.")));
    EXPECT_EQ(database().get_doccount(), 1U);
}

TEST_F(Writing, DropsAnUncommittedBatch) {
    {
        IndexWriter out = writer();
        out.write(prepared(dispatch("a", "Texte.")));
    }
    EXPECT_EQ(database().get_doccount(), 0U);
}

TEST_F(Writing, RemembersNamesWithTheirAliasesAndWords) {
    Dispatch one = dispatch("a", "Texte.").actor("Josef Aschbacher");
    one.actors[0].forms = {"J. Aschbacher"};
    write({one});
    write({dispatch("b", "Texte.").actor("Josef Fritzl").actor("JOSEF ASCHBACHER")});
    const auto key = schema::name_entry_key(schema::FieldId::actor, schema::facet_key("josef-aschbacher"));
    const schema::NameEntry entry = schema::decode_name_entry(database().get_metadata(key));
    EXPECT_EQ(entry.name.label, "Josef Aschbacher");
    EXPECT_THAT(entry.aliases, ElementsAre("J. Aschbacher", "JOSEF ASCHBACHER"));
    EXPECT_EQ(database().get_metadata(schema::name_word_key(schema::FieldId::actor, "josef")),
              "josef-aschbacher\njosef-fritzl");
}

TEST_F(Writing, TakesNamesOfVeryLongWords) {
    write({dispatch("a", "Texte.").actor("Josef " + std::string(2000, 'x'))});
    EXPECT_EQ(database().get_doccount(), 1U);
    EXPECT_NE(database().get_metadata(schema::name_word_key(schema::FieldId::actor, "josef")), "");
}

}  // namespace depeche::indexer
