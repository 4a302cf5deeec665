// What the public test files of the formats give. They are not ours to distribute: without them the tests
// skip. Each prints its line of the table: format, files, read, items, set aside, refused, why.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "indexer/derivation.hpp"
#include "indexer/reader/open_reader.hpp"
#include "schema/authority/name_tables.hpp"

namespace depeche::indexer {

namespace fs = std::filesystem;

namespace {

const fs::path conformance = fs::path(DEPECHE_SHARED_DATA) / "conformance";

/// A news item as the table of expectations has it.
struct Item {
    std::string file;
    std::string headline;
    std::string date;
    std::string source;
    std::string body;

    bool operator==(const Item&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Item& item) {
    return out << item.file << '\t' << item.headline << '\t' << item.date << '\t' << item.source << '\t'
               << item.body;
}

/// The start of a text, to tell it by: some whole words of its first line.
std::string start_of(std::string_view text) {
    constexpr std::size_t longest = 48;
    text = text.substr(0, text.find('\n'));
    if (text.size() <= longest)
        return std::string(text);
    return std::string(text.substr(0, text.rfind(' ', longest)));
}

/// What became of the files of a folder.
struct Tally {
    std::size_t files = 0;
    std::size_t set_aside = 0;
    std::vector<Item> items;
    std::vector<Rejection> refused;
    std::map<std::string, std::size_t> reasons;
    /// Files that gave nothing at all, not even a reason.
    std::vector<std::string> silent;
};

class Reading {
public:
    /// `inside` is a folder that files lie in, somewhere above them; empty for all files.
    Tally read(const fs::path& folder, std::string_view inside) {
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (is_wanted(entry, inside))
                files.push_back(entry.path());
        std::ranges::sort(files);
        Tally tally;
        for (const fs::path& file : files)
            read_file(file, tally);
        return tally;
    }

private:
    static bool is_wanted(const fs::directory_entry& entry, std::string_view inside) {
        const std::string folder = "/" + std::string(inside) + "/";
        const bool is_inside = inside.empty() || entry.path().native().find(folder) != std::string::npos;
        return is_inside && entry.is_regular_file() &&
               (entry.path().extension() == ".xml" || entry.path().extension() == ".json");
    }

    void read_file(const fs::path& file, Tally& tally) {
        const StopFlag stop = false;
        ++tally.files;
        std::size_t records = 0;
        auto opened = open_reader(file.native(), stop);
        if (const auto* rejection = std::get_if<Rejection>(&opened)) {
            take(*rejection, file, tally);
            return;
        }
        auto& reader = std::get<std::unique_ptr<Reader>>(opened);
        for (; auto record = reader->next(); ++records)
            take(*std::move(record), file, tally);
        if (records == 0)
            tally.silent.push_back(file.native());
    }

    void take(Record record, const fs::path& file, Tally& tally) {
        if (auto* raw = std::get_if<RawDispatch>(&record)) {
            auto derived = deriver_.derive(*raw, file.native());
            if (auto* dispatch = std::get_if<Dispatch>(&derived)) {
                tally.items.push_back(item(*dispatch, file));
                return;
            }
            record = std::get<Rejection>(derived);
        }
        if (const auto* aside = std::get_if<SetAside>(&record)) {
            ++tally.set_aside;
            ++tally.reasons[aside->reason.english];
        } else {
            const auto& rejection = std::get<Rejection>(record);
            tally.refused.push_back(rejection);
            ++tally.reasons[rejection.reason.english];
        }
    }

    static Item item(const Dispatch& dispatch, const fs::path& file) {
        return {file.lexically_relative(conformance).native(), start_of(dispatch.title),
                dispatch.published ? to_iso(dispatch.published->interval) : "",
                dispatch.sources.empty() ? "" : dispatch.sources.front().name.label, start_of(dispatch.body)};
    }

    const authority::NameTables tables_;
    analysis::Analyzer analyzer_;
    Deriver deriver_{tables_.authority, analyzer_};
};

void print(std::string_view format, const Tally& tally) {
    std::vector<std::pair<std::size_t, std::string>> reasons;
    for (const auto& [reason, count] : tally.reasons)
        reasons.emplace_back(count, reason);
    std::ranges::sort(reasons, std::greater<>());
    std::cout << format << " | files " << tally.files << " | items read " << tally.items.size()
              << " | set aside " << tally.set_aside << " | refused " << tally.refused.size() << " | why:";
    for (std::size_t at = 0; at < std::min<std::size_t>(reasons.size(), 4); ++at)
        std::cout << ' ' << reasons[at].first << " × " << reasons[at].second << (at < 3 ? ";" : " …");
    std::cout << '\n';
}

/// The expected items whose files lie below `folder`, and in `inside`.
std::vector<Item> expected(std::string_view folder, std::string_view inside) {
    std::ifstream table(DEPECHE_NEWS_ITEMS);
    std::vector<Item> items;
    for (std::string line; std::getline(table, line);) {
        if (line.starts_with('#') || !line.starts_with(folder))
            continue;
        std::vector<std::string> cells(1);
        for (const char c : line)
            if (c == '\t')
                cells.emplace_back();
            else
                cells.back() += c;
        cells.resize(5);
        if (!inside.empty() && cells[0].find("/" + std::string(inside) + "/") == std::string::npos)
            continue;
        items.push_back({cells[0], cells[1], cells[2], cells[3], cells[4]});
    }
    return items;
}

class Conformance : public testing::Test {
protected:
    void SetUp() override {
        if (!fs::exists(conformance))
            GTEST_SKIP() << "no test files in " << conformance;
    }

    /// Reads a folder, prints its line, and checks its items against the table. With UPDATE_GOLDEN=1 in the
    /// environment they are added to the table instead, to be reviewed.
    Tally check_items(const std::string& folder, std::string_view inside = {}) {
        Tally tally = Reading().read(conformance / folder, inside);
        print(folder + (inside.empty() ? "" : " ") + std::string(inside), tally);
        EXPECT_THAT(tally.silent, testing::IsEmpty());
        if (std::getenv("UPDATE_GOLDEN") != nullptr) {
            std::ofstream table(DEPECHE_NEWS_ITEMS, std::ios::app);
            for (const Item& item : tally.items)
                table << item << '\n';
        } else {
            EXPECT_THAT(tally.items, testing::ElementsAreArray(expected(folder + "/", inside)));
        }
        return tally;
    }

    /// Reads a folder of feeds and prints its line.
    Tally read_feeds(const std::string& folder) {
        Tally tally = Reading().read(conformance / "feeds" / folder, {});
        print("feeds/" + folder, tally);
        EXPECT_THAT(tally.silent, testing::IsEmpty());
        return tally;
    }
};

}  // namespace

TEST_F(Conformance, NinjsItemsHaveTheirHeadlineDateSourceAndBody) {
    check_items("ninjs/examples");
    check_items("ninjs/documentation/includes/examples/1.6");
    check_items("ninjs/documentation/includes/examples/2.2");
    check_items("ninjs/documentation/includes/examples/3.1");
}

TEST_F(Conformance, InvalidNinjsIsRefused) {
    const Tally tally = check_items("ninjs/documentation/includes/examples/not-valid");
    EXPECT_EQ(tally.refused.size(), tally.files);
}

TEST_F(Conformance, NewsmlG2ItemsHaveTheirHeadlineDateSourceAndBody) {
    check_items("newsml_g2/examples");
    check_items("newsml_g2/tests", "should_pass");
}

TEST_F(Conformance, InvalidNewsmlG2GivesNoDispatch) {
    const Tally tally = check_items("newsml_g2/tests/unit_test_files", "should_fail");
    EXPECT_THAT(tally.items, testing::IsEmpty());
    EXPECT_EQ(tally.refused.size() + tally.set_aside, tally.files);
}

TEST_F(Conformance, EveryWellFormedFeedIsRead) {
    const Tally tally = read_feeds("wellformed");
    for (const Rejection& rejection : tally.refused)
        EXPECT_THAT(rejection.reason.english, testing::HasSubstr("no text")) << rejection.path;
}

TEST_F(Conformance, FeedsWithNamedCharactersAreRead) {
    const Tally tally = read_feeds("entities");
    EXPECT_LT(tally.refused.size(), tally.files / 10);
}

TEST_F(Conformance, NoIllFormedFeedDoesHarm) {
    read_feeds("illformed");
    read_feeds("encoding");
}

}  // namespace depeche::indexer
