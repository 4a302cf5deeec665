#include "indexer/reader/archive_reader.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>

#include "tests/indexer/reader/read_text.hpp"

namespace depeche::indexer {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

namespace {

struct File {
    std::string name;
    std::string content;
    unsigned type = AE_IFREG;
};

using Choose = int (*)(archive*);

/// An archive of these files in a format, through a filter.
std::string packed(const std::vector<File>& files, Choose format,
                   Choose filter = archive_write_add_filter_none) {
    std::size_t size = 1 << 20;
    for (const File& file : files)
        size += file.content.size() + 10'000;
    std::string bytes(size, '\0');
    std::size_t used = 0;
    archive* writer = archive_write_new();
    format(writer);
    filter(writer);
    archive_write_set_bytes_in_last_block(writer, 1);
    archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
    for (const File& file : files) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, file.name.c_str());
        archive_entry_set_filetype(entry, file.type);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(file.content.size()));
        if (file.type == AE_IFLNK)
            archive_entry_set_symlink(entry, "/etc/passwd");
        archive_write_header(writer, entry);
        archive_write_data(writer, file.content.data(), file.content.size());
        archive_entry_free(entry);
    }
    archive_write_free(writer);
    bytes.resize(used);
    return bytes;
}

std::string zipped(const std::vector<File>& files) {
    return packed(files, archive_write_set_format_zip);
}
std::string tarred(const std::vector<File>& files, Choose filter = archive_write_add_filter_none) {
    return packed(files, archive_write_set_format_pax_restricted, filter);
}

/// Where the dispatches of an archive were read, and what became of the others.
std::vector<std::string> outcomes(const std::string& archive, std::string_view name = "a.zip") {
    std::vector<std::string> result;
    for (const Record& record : read_all(name, archive)) {
        if (const auto* raw = std::get_if<RawDispatch>(&record))
            result.push_back(raw->member + ": " + raw->text);
        else if (const auto* rejection = std::get_if<Rejection>(&record))
            result.push_back("refused: " + rejection->reason.english);
        else
            result.push_back("aside: " + std::get<SetAside>(record).reason.english);
    }
    return result;
}

}  // namespace

TEST(ArchiveReader, ReadsMembersOfAnyFormat) {
    const std::vector<File> files = {
        {"2025/12/a.txt", "Un."},
        {"b.jsonl", "{\"text\": \"Deux.\"}\n{\"text\": \"Trois.\"}\n"},
        {"flux.xml", "<rss><channel><item><title>Quatre.</title></item></channel></rss>"}};
    const std::string expected[] = {"//2025/12/a.txt: Un.", "//b.jsonl: Deux.", "//b.jsonl: Trois.",
                                    "//flux.xml: Quatre."};
    for (const std::string& archive :
         {zipped(files), tarred(files), tarred(files, archive_write_add_filter_gzip),
          tarred(files, archive_write_add_filter_xz), tarred(files, archive_write_add_filter_zstd)})
        EXPECT_THAT(outcomes(archive), testing::ElementsAreArray(expected));
}

TEST(ArchiveReader, NamesTheMemberInMessages) {
    const auto records = read_all("a.zip", zipped({{"x/vide.txt", ""}}));
    ASSERT_THAT(records, SizeIs(1));
    EXPECT_THAT(std::get<Rejection>(records[0]).path, HasSubstr("a.zip//x/vide.txt"));
}

TEST(ArchiveReader, ReadsOnePackedFileAsItself) {
    for (const Choose filter : {archive_write_add_filter_gzip, archive_write_add_filter_xz,
                                archive_write_add_filter_zstd, archive_write_add_filter_bzip2}) {
        const std::string bytes =
            packed({{"x", "{\"text\": \"Un.\"}\n"}}, archive_write_set_format_raw, filter);
        EXPECT_THAT(outcomes(bytes, "depeches.jsonl.gz"), ElementsAre(": Un."));
    }
}

TEST(ArchiveReader, ReadsArchivesInsideArchivesAsFarAsAllowed) {
    std::string archive = zipped({{"a.txt", "Un."}});
    for (int level = 1; level < archive_limits::depth; ++level)
        archive = zipped({{"a.zip", archive}});
    EXPECT_THAT(outcomes(archive), ElementsAre("//a.zip//a.zip//a.zip//a.txt: Un."));
    archive = zipped({{"a.zip", archive}, {"b.txt", "Deux."}});
    EXPECT_THAT(outcomes(archive), ElementsAre(HasSubstr("refused: more than 4 archives"), "//b.txt: Deux."));
}

TEST(ArchiveReader, FollowsNoPathOutOfTheArchive) {
    EXPECT_THAT(
        outcomes(tarred({{"../../etc/a.txt", "Un."}, {"/b.txt", "Deux."}, {"c/./d/../e.txt", "Trois."}})),
        ElementsAre("//etc/a.txt: Un.", "//b.txt: Deux.", "//c/d/e.txt: Trois."));
}

TEST(ArchiveReader, LeavesLinksAndOtherKindsAside) {
    EXPECT_THAT(outcomes(tarred({{"lien.txt", "", AE_IFLNK},
                                 {"photo.jpg", "x"},
                                 {".cache/a.txt", "x"},
                                 {"d/", "", AE_IFDIR},
                                 {"a.txt", "Un."}})),
                ElementsAre(HasSubstr("link"), HasSubstr("another kind"), "//a.txt: Un."));
}

TEST(ArchiveReader, GivesWhatIsBeforeTheDamage) {
    std::string noise(200'000, 'x');
    for (std::size_t at = 0; at < noise.size(); ++at)
        noise[at] = static_cast<char>('a' + (at * at * 31 + at / 7) % 26);
    for (const std::string& archive :
         {zipped({{"a.txt", "Un."}, {"b.txt", noise}}),
          tarred({{"a.txt", "Un."}, {"b.txt", noise}}, archive_write_add_filter_gzip)}) {
        const auto found = outcomes(archive.substr(0, archive.size() * 2 / 3));
        ASSERT_FALSE(found.empty());
        EXPECT_EQ(found.front(), "//a.txt: Un.");
        EXPECT_THAT(found.back(), HasSubstr("refused: damaged or truncated"));
    }
}

TEST(ArchiveReader, StopsABomb) {
    const std::string zeros(archive_limits::bytes_before_ratio * 2, ' ');
    const std::string bomb = packed({{"x", "{\"text\": \"Un.\"}\n" + zeros}}, archive_write_set_format_raw,
                                    archive_write_add_filter_gzip);
    EXPECT_THAT(outcomes(bomb, "a.jsonl.gz"), testing::Contains(HasSubstr("looks like a bomb")));
}

TEST(ArchiveReader, SurvivesAnEmptyArchive) {
    EXPECT_THAT(outcomes(zipped({})), ElementsAre(HasSubstr("empty")));
}

}  // namespace depeche::indexer
