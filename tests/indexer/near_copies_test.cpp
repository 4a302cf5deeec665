#include "indexer/near_copies.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schema/terms.hpp"

namespace depeche::indexer {
namespace {

/// What `build_document` hands over of a text with that sketch.
FlatDocument with_sketch(const Sketch& sketch) {
    FlatDocument document;
    document.set_value(schema::slot_sketch, encode(sketch));
    return document;
}

/// A sketch that begins with these hashes and goes on with others, of its own but for `last`.
Sketch sketch_of(const std::vector<std::uint32_t>& least, std::uint32_t own, std::uint32_t last) {
    Sketch sketch{200, least};
    while (sketch.least.size() + 1 < most_hashes)
        sketch.least.push_back(1'000'000 + own * 1000 + static_cast<std::uint32_t>(sketch.least.size()));
    sketch.least.push_back(2'000'000'000 + last);
    return sketch;
}

/// The groups that documents get, committed `batch` by `batch`.
std::vector<std::string> groups(const std::vector<Sketch>& sketches, std::size_t batch) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    NearCopies copies;
    std::vector<std::string> result;
    std::vector<FlatDocument> open;
    for (const Sketch& sketch : sketches) {
        FlatDocument document = with_sketch(sketch);
        copies.assign(document, database, 0);
        result.push_back(document.value(schema::slot_copies));
        open.push_back(std::move(document));
        if (open.size() < batch)
            continue;
        for (const FlatDocument& written : open)
            database.add_document(to_xapian(written));
        open.clear();
        copies.forget();
    }
    return result;
}

TEST(NearCopies, AreTheSameHoweverDispatchesAreBatched) {
    // Eight set phrases, each in sixty dispatches that have nothing else in common.
    std::vector<Sketch> sketches;
    for (std::uint32_t phrase = 1; phrase <= 8; ++phrase)
        for (std::uint32_t number = 0; number < 60; ++number)
            sketches.push_back(sketch_of({phrase}, static_cast<std::uint32_t>(sketches.size()), number));
    // One that has all of them, a copy of it, and a copy of one that has none.
    sketches.push_back(sketch_of({1, 2, 3, 4, 5, 6, 7, 8}, 900, 1));
    sketches.push_back(sketch_of({1, 2, 3, 4, 5, 6, 7, 8}, 900, 2));
    sketches.push_back(sketch_of({11, 12, 13}, 901, 1));
    sketches.push_back(sketch_of({11, 12, 13}, 901, 2));

    const std::vector<std::string> in_one = groups(sketches, sketches.size());
    EXPECT_EQ(in_one, groups(sketches, 1));
    EXPECT_EQ(in_one, groups(sketches, 7));
    EXPECT_EQ(in_one.end()[-1], in_one.end()[-2]);
    EXPECT_NE(in_one[0], in_one[1]);
}

}  // namespace
}  // namespace depeche::indexer
