#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/flat_document.hpp"
#include "indexer/glass/deflater.hpp"
#include "indexer/glass/inversion.hpp"
#include "indexer/glass/table_writer.hpp"
#include "indexer/glass/term_list.hpp"
#include "indexer/glass/values.hpp"
#include "indexer/glass/version_file.hpp"

namespace depeche::indexer::glass {

/// Writes a small database of new documents in the format of Xapian 1.4, to be merged with others (merge.hpp,
/// or by Xapian): it says the same as if Xapian had written it, and has the same postings and positions to
/// the byte; the rest is compressed with other means. It takes a fraction of the time, as it need not find a
/// document again before all are written.
///
/// Xapian's own writer holds postings in trees of texts; this one in flat arrays (inversion.hpp). For one
/// thread.
class ShardWriter {
public:
    explicit ShardWriter(std::size_t block_bytes = usual_block_bytes);

    /// Takes the next document; they are numbered from 1. Throws what is a `Xapian::Error` but no
    /// `Xapian::DatabaseError` for one that Xapian would refuse: then nothing can be written any more.
    void add(const FlatDocument& document);

    /// Writes the database to a new folder, which is made. Throws as `add` does, and `Xapian::DatabaseError`
    /// when the disk does not take it. The next call is `clear`.
    void write_to(const std::filesystem::path& folder);

    /// Begins another shard in the same memory, whatever became of the last one: new memory for each would
    /// take a tenth of the time.
    void clear();

private:
    /// What stands of a document in the table of terms.
    struct Forward {
        TermList terms;
        std::string slots;
    };

    void add_compressed(TableWriter& table, std::string_view key, std::string_view tag);

    TableWriter data_;
    TableWriter term_lists_;
    TableWriter postings_;
    TableWriter positions_;
    Inversion inversion_;
    Values values_;
    std::vector<Posting> lengths_;
    Statistics statistics_;
    Deflater deflater_;
    /// As many as the longest shard had; those of this one come first.
    std::vector<Forward> forward_;
};

}  // namespace depeche::indexer::glass
