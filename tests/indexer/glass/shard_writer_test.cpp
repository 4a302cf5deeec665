#include "indexer/glass/shard_writer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "indexer/glass/merge.hpp"
#include "tests/support/corpus_index.hpp"
#include "tests/support/database_contents.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace depeche::indexer::glass {
namespace {

namespace fs = std::filesystem;

using Documents = std::vector<FlatDocument>;

void write_by_xapian(const fs::path& folder, const Documents& documents) {
    Xapian::WritableDatabase database(
        folder.native(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
    for (const FlatDocument& document : documents)
        database.add_document(to_xapian(document));
    database.commit();
}

void write(const fs::path& folder, const Documents& documents, std::size_t block_bytes) {
    ShardWriter shard(block_bytes);
    for (const FlatDocument& document : documents)
        shard.add(document);
    fs::remove_all(folder);
    shard.write_to(folder);
}

FlatDocument flat(const Xapian::Document& document) {
    FlatDocument made;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        const std::vector<Xapian::termpos> positions(term.positionlist_begin(), term.positionlist_end());
        made.add_term(*term, term.get_wdf(), positions);
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
        made.set_value(value.get_valueno(), *value);
    made.set_data(document.get_data());
    return made;
}

class WritingAShard : public testing::Test {
protected:
    fs::path place(const std::string& name) const { return folder_.path() / name; }

    /// Merges shards named `name` and a number.
    void merge(const std::string& name, std::size_t shards) {
        fs::remove_all(place(name));
        Xapian::Database all;
        for (std::size_t shard = 0; shard < shards; ++shard)
            all.add_database(Xapian::Database(place(name + std::to_string(shard)).native()));
        all.compact(place(name).native(), 0);
    }

    /// Every shard says the same whoever writes it, is sound, and both merge to the same, whose postings and
    /// positions are the same to the byte. So does what `glass::merge` makes of them.
    void expect_same(const Documents& documents, std::size_t a_shard,
                     std::size_t block_bytes = usual_block_bytes) {
        std::size_t shards = 0;
        for (std::size_t begin = 0; begin < documents.size(); begin += a_shard, ++shards) {
            const auto first = documents.begin() + static_cast<std::ptrdiff_t>(begin);
            const Documents run(
                first, first + static_cast<std::ptrdiff_t>(std::min(a_shard, documents.size() - begin)));
            const fs::path theirs = place("theirs" + std::to_string(shards));
            const fs::path ours = place("ours" + std::to_string(shards));
            write_by_xapian(theirs, run);
            write(ours, run, block_bytes);
            EXPECT_EQ(Xapian::Database::check(ours.native()), 0U);
            EXPECT_TRUE(tests::contents_of(Xapian::Database(ours.native())) ==
                        tests::contents_of(Xapian::Database(theirs.native())));
        }
        merge("theirs", shards);
        merge("ours", shards);
        EXPECT_EQ(Xapian::Database::check(place("ours").native()), 0U);
        EXPECT_TRUE(tests::contents_of(Xapian::Database(place("ours").native())) ==
                    tests::contents_of(Xapian::Database(place("theirs").native())));
        for (const auto* table : {"postlist.glass", "position.glass"}) {
            ASSERT_EQ(fs::exists(place("ours") / table), fs::exists(place("theirs") / table)) << table;
            if (fs::exists(place("ours") / table)) {
                EXPECT_TRUE(tests::content_of(place("ours") / table) ==
                            tests::content_of(place("theirs") / table))
                    << table;
            }
        }
        if (block_bytes == usual_block_bytes) {
            fs::remove_all(place("ours"));
            std::vector<fs::path> folders;
            for (std::size_t shard = 0; shard < shards; ++shard)
                folders.push_back(place("ours" + std::to_string(shard)));
            glass::merge(folders, place("ours"));
            EXPECT_EQ(Xapian::Database::check(place("ours").native()), 0U);
            EXPECT_TRUE(tests::contents_of(Xapian::Database(place("ours").native())) ==
                        tests::contents_of(Xapian::Database(place("theirs").native())));
        }
    }

    std::string noise(std::size_t bytes) {
        std::string made(bytes, '\0');
        std::ranges::generate(made, [this] { return static_cast<char>(random() & 0xff); });
        return made;
    }

    std::mt19937 random{1};  // NOLINT(cert-msc51-cpp): the same each time.

private:
    tests::TemporaryFolder folder_;
};

TEST_F(WritingAShard, GivesTheBytesOfXapianForTheCorpus) {
    const Xapian::Database corpus(tests::corpus_index().native());
    Documents documents;
    for (auto at = corpus.postlist_begin(""); at != corpus.postlist_end(""); ++at)
        documents.push_back(flat(corpus.get_document(*at)));
    ASSERT_GT(documents.size(), 50U);
    expect_same(documents, 40);
}

TEST_F(WritingAShard, TakesDocumentsWithLittleInThem) {
    Documents documents(5);
    documents[1].add_term("mot", 3);
    documents[2].set_data("texte");
    documents[3].set_value(0, "valeur");
    documents[4].add_posting("mot", 1);
    for (const FlatDocument& document : documents)
        expect_same({document}, 1);
    expect_same(documents, 5);
    expect_same(documents, 2);
}

TEST_F(WritingAShard, TakesTermsOfAnyBytes) {
    Documents documents(3);
    for (const std::string& term :
         {std::string("a"), std::string("a\0", 2), std::string("a\0b", 3), std::string("a\xff"),
          std::string("a\x01"), std::string("\0", 1), std::string("\0\xe0", 2), std::string("\xff"),
          std::string("\xff\xff"), std::string("été"), std::string("ab"), std::string("b"),
          std::string(245, 'x'), std::string(244, 'x') + "y", std::string(245, '\xff'),
          std::string(120, '\0')}) {
        documents[0].add_posting(term, 1);
        documents[2].add_posting(term, 7, 2);
    }
    documents[1].add_posting("autre", 1);
    expect_same(documents, 3);
    expect_same(documents, 1, 2048);
}

TEST_F(WritingAShard, TakesAnyPositionsAndFrequencies) {
    Documents documents(40);
    const std::vector<Xapian::termpos> odd{0,         1,           2,           99,         100,
                                           1'000'000, 0x8000'0000, 0xffff'fffe, 0xffff'ffff};
    for (std::size_t at = 0; at < documents.size(); ++at) {
        FlatDocument& document = documents[at];
        for (std::size_t first = 0; first < odd.size(); ++first)
            for (std::size_t last = first; last < odd.size(); ++last)
                for (const std::size_t position : {first, last})
                    document.add_posting("w" + std::to_string(first) + std::to_string(last), odd[position]);
        for (const Xapian::termpos position : odd)
            document.add_posting("tous", position);
        for (Xapian::termpos position = 5; position < 300; ++position)
            document.add_posting("suite", position);
        for (int word = 0; word < 500; ++word)
            document.add_posting("z" + std::to_string(random() % 20),
                                 static_cast<Xapian::termpos>(random() % 100'000));
        for (const Xapian::termcount frequency : {0U, 1U, 62U, 63U, 126U, 127U, 128U, 20'000U, 3'000'000U})
            document.add_term("f" + std::to_string(frequency), frequency);
    }
    expect_same(documents, 40);
    expect_same(documents, 11, 65'536);
}

TEST_F(WritingAShard, TakesValuesOfManySlots) {
    Documents documents(700);
    for (std::size_t at = 0; at < documents.size(); ++at) {
        documents[at].set_value(0, std::to_string(at));
        documents[at].set_value(1, "même");
        if (at % 7 == 0)
            for (const Xapian::valueno slot : {2U, 3U, 127U, 128U, 255U, 256U, 300U, 70'000U})
                documents[at].set_value(slot, noise(at + 1));
        if (at % 11 == 0)
            for (Xapian::valueno slot = 4; slot < 60; ++slot)
                documents[at].set_value(slot, "x");
    }
    expect_same(documents, 300);
}

TEST_F(WritingAShard, TakesDataOfAnyLength) {
    Documents documents;
    for (const std::size_t bytes :
         {1U, 18U, 19U, 2000U, 2026U, 2035U, 2036U, 2037U, 8192U, 100'000U, 1'000'000U}) {
        documents.emplace_back().set_data(noise(bytes));
        documents.emplace_back().set_data(std::string(bytes, 'a') + noise(bytes / 3));
        documents.back().add_boolean_term("Q" + std::to_string(bytes));
    }
    expect_same(documents, 100);
    expect_same(documents, 5, 2048);
}

TEST_F(WritingAShard, FillsItsBlocksWithLongDataAsXapianDoes) {
    Documents documents(300);
    for (FlatDocument& document : documents)
        document.set_data(noise(2200 + random() % 1000));
    write(place("ours"), documents, usual_block_bytes);
    write_by_xapian(place("theirs"), documents);
    const auto bytes = [&](const char* name) { return fs::file_size(place(name) / "docdata.glass"); };
    EXPECT_LT(bytes("ours"), bytes("theirs") * 102 / 100);
}

TEST_F(WritingAShard, TakesMoreThanATreeOfTwoLevelsHolds) {
    Documents documents(3000);
    for (std::size_t at = 0; at < documents.size(); ++at) {
        FlatDocument& document = documents[at];
        document.add_posting("partout", 1, static_cast<Xapian::termcount>(random() % 300));
        document.add_boolean_term("Qidentifiant" + std::string(40 + at % 150, 'q') + std::to_string(at));
        for (Xapian::termpos word = 2; word < 12; ++word)
            document.add_posting("mot" + std::to_string(random() % 5000), word);
        document.set_value(0, std::to_string(random() % 100));
        document.set_data(noise(300));
    }
    expect_same(documents, 3000, 2048);
    expect_same(documents, 1300);
}

TEST_F(WritingAShard, BeginsAnotherInTheSameMemory) {
    Documents documents(3);
    documents[0].add_posting("mot", 1);
    documents[0].set_value(0, "valeur");
    documents[1].add_posting("autre", 2);
    documents[2].add_term(std::string(300, 'x'));
    ShardWriter shard;
    shard.add(documents[0]);
    shard.write_to(place("first"));
    shard.clear();
    EXPECT_THROW(shard.add(documents[2]), Xapian::InvalidArgumentError);
    shard.clear();
    shard.add(documents[1]);
    shard.write_to(place("second"));
    write(place("alone"), {documents[1]}, usual_block_bytes);
    EXPECT_EQ(tests::contents_of(Xapian::Database(place("second").native())),
              tests::contents_of(Xapian::Database(place("alone").native())));
}

TEST_F(WritingAShard, RefusesWhatXapianRefuses) {
    for (const std::string& term : {std::string(246, 'x'), std::string(130, '\0')}) {
        FlatDocument document;
        document.add_term(term);
        EXPECT_THROW(write(place("ours"), {document}, usual_block_bytes), Xapian::InvalidArgumentError);
        EXPECT_THROW(write_by_xapian(place("theirs"), {document}), Xapian::LogicError);
    }
}

TEST_F(WritingAShard, SaysWhereTheDiskFails) {
    try {
        write(place("none") / "shard", {FlatDocument()}, usual_block_bytes);
        FAIL();
    } catch (const Xapian::DatabaseError& error) {
        EXPECT_NE(error.get_msg().find("none/shard"), std::string::npos);
        EXPECT_STREQ(error.get_error_string(), "No such file or directory");
    }
}

}  // namespace
}  // namespace depeche::indexer::glass
