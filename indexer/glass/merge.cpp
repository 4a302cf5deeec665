#include "indexer/glass/merge.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <functional>
#include <memory>
#include <queue>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/glass/encoding.hpp"
#include "indexer/glass/file.hpp"
#include "indexer/glass/lists.hpp"
#include "indexer/glass/shard_writer.hpp"
#include "indexer/glass/table_reader.hpp"
#include "indexer/glass/values.hpp"
#include "indexer/glass/version_file.hpp"

namespace depeche::indexer::glass {

namespace fs = std::filesystem;

namespace {

/// Left free in each block of the tables into which every new document brings entries all over: without it,
/// each block that gets one is cut in two. A block gets some ten entries of 20 bytes from a thousand
/// dispatches.
constexpr std::size_t spare_bytes = usual_block_bytes / 20;

/// One of the databases, and what its documents' numbers get higher by.
struct Shard {
    fs::path folder;
    Xapian::docid offset;
};

/// The part of a key that is the same in entries which are merged as one: of those of a term, of a slot, of
/// the lengths.
std::string_view group_of(std::string_view key) {
    if (key.starts_with(lengths_key))
        return key.substr(0, lengths_key.size());
    if (key.starts_with(value_statistics_key))
        return key;
    if (key.starts_with(values_key)) {
        std::string_view rest = key.substr(values_key.size());
        take_number(rest);
        return key.substr(0, key.size() - rest.size());
    }
    return term_of(key);
}

/// A table of a shard, from group to group.
class Source {
public:
    Source(const Shard& shard, const char* table, std::size_t order)
        : table_(shard.folder / table), offset_(shard.offset), order_(order) {
        next();
    }

    bool at_end() const { return at_end_; }
    Xapian::docid offset() const { return offset_; }
    std::string_view key() const { return table_.key(); }
    std::string_view tag() const { return table_.tag(); }
    std::string_view group() const { return group_; }

    void next() {
        at_end_ = !table_.next();
        if (at_end_)
            return;
        group_ = group_of(table_.key());
        beginning_ = first_bytes(group_);
    }

    /// Calls `visit` with what is behind the group in the key of each entry of this group.
    template <typename Visit>
    void visit_group(std::string_view group, Visit visit) {
        do {
            visit(key().substr(group.size()));
            next();
        } while (!at_end_ && group_ == group);
    }

    /// That of the first shard in which a group is comes first.
    bool comes_behind(const Source& other) const {
        if (beginning_ != other.beginning_)
            return beginning_ > other.beginning_;
        const int order = group_.compare(other.group_);
        return order != 0 ? order > 0 : order_ > other.order_;
    }

private:
    TableReader table_;
    Xapian::docid offset_;
    std::size_t order_;
    bool at_end_ = false;
    std::string_view group_;
    std::uint64_t beginning_ = 0;
};

/// Calls `merge_group` for each group that is in a table of the shards, with the sources that are at it in
/// their order; it has to visit it in each.
void visit_groups(
    std::span<const Shard> shards, const char* table,
    const std::function<void(std::string_view group, std::span<Source* const> members)>& merge_group) {
    std::vector<std::unique_ptr<Source>> sources;
    const auto comes_behind = [](const Source* a, const Source* b) { return a->comes_behind(*b); };
    std::priority_queue<Source*, std::vector<Source*>, decltype(comes_behind)> waiting(comes_behind);
    const auto wait = [&](Source* source) {
        if (!source->at_end())
            waiting.push(source);
    };
    for (const Shard& shard : shards)
        wait(sources.emplace_back(std::make_unique<Source>(shard, table, sources.size())).get());
    std::string group;
    std::vector<Source*> members;
    while (!waiting.empty()) {
        group = waiting.top()->group();
        members.clear();
        for (; !waiting.empty() && waiting.top()->group() == group; waiting.pop())
            members.push_back(waiting.top());
        merge_group(group, members);
        std::ranges::for_each(members, wait);
    }
}

/// Of the values of one slot.
void merge_statistics(std::string_view group, std::span<Source* const> members, TableWriter& table) {
    ValueStatistics statistics;
    for (Source* const source : members)
        source->visit_group(group,
                            [&](std::string_view) { statistics.add(ValueStatistics::read(source->tag())); });
    table.add(group, statistics.tag());
}

/// Entries whose keys have a document's number behind the group and `between`: all with their new numbers.
void copy_entries(std::string_view group, std::string_view between, std::span<Source* const> members,
                  TableWriter& table) {
    std::string key(group);
    key += between;
    const std::size_t begin = key.size();
    for (Source* const source : members)
        source->visit_group(group, [&](std::string_view rest) {
            rest.remove_prefix(between.size());
            key.resize(begin);
            append_sortable_number(key, take_sortable_number(rest) + source->offset());
            table.add(key, source->tag());
        });
}

/// A list whose first chunks have the group as their keys, the others `between` and a document's number
/// behind it.
void merge_lists(std::string_view group, std::string_view between, std::span<Source* const> members,
                 JoinedList& list, TableWriter& table) {
    list.clear();
    for (Source* const source : members)
        source->visit_group(group, [&](std::string_view rest) {
            if (rest.empty()) {
                list.add_first(source->tag(), source->offset());
            } else {
                rest.remove_prefix(between.size());
                list.add_later(source->tag(),
                               static_cast<Xapian::docid>(take_sortable_number(rest) + source->offset()));
            }
        });
    std::string later_key(group);
    later_key += between;
    list.add_to(table, group, later_key);
}

constexpr std::string_view nul{"\0", 1};

/// What goes into a database besides its shards.
struct Head {
    const Xapian::Database* metadata = nullptr;
    Identity identity{};
    std::size_t spare_bytes = 0;
};

TableRoot merge_postings(std::span<const Shard> shards, const Head& head, const fs::path& to) {
    TableWriter table(usual_block_bytes, head.spare_bytes);
    table.stream_to(to / postings_file);
    if (head.metadata != nullptr)
        for (auto key = head.metadata->metadata_keys_begin(); key != head.metadata->metadata_keys_end();
             ++key)
            table.add(std::string(metadata_key) + *key, head.metadata->get_metadata(*key));
    JoinedList list;
    visit_groups(shards, postings_file, [&](std::string_view group, std::span<Source* const> members) {
        if (group.starts_with(value_statistics_key))
            merge_statistics(group, members, table);
        else if (group.starts_with(values_key))
            copy_entries(group, {}, members, table);
        else if (group == lengths_key)
            merge_lists(group, {}, members, list, table);
        else
            merge_lists(group, nul, members, list, table);
    });
    return table.finish();
}

/// A table without entries need not be there.
TableRoot finish_unless_empty(TableWriter& table, const fs::path& file) {
    const TableRoot root = table.finish();
    if (!table.empty())
        return root;
    fs::remove(file);
    return {};
}

TableRoot merge_positions(std::span<const Shard> shards, const Head& head, const fs::path& to) {
    TableWriter table(usual_block_bytes, head.spare_bytes);
    table.stream_to(to / positions_file);
    visit_groups(shards, positions_file, [&](std::string_view group, std::span<Source* const> members) {
        copy_entries(group, nul, members, table);
    });
    return finish_unless_empty(table, to / positions_file);
}

/// A table whose keys begin with documents' numbers.
TableRoot join_by_document(std::span<const Shard> shards, const char* name, const fs::path& to) {
    TableWriter table;
    table.stream_to(to / name);
    std::string key;
    for (const auto& [folder, offset] : shards)
        for (TableReader reader(folder / name); reader.next();) {
            std::string_view rest = reader.key();
            key.clear();
            append_sortable_number(key, take_sortable_number(rest) + offset);
            table.add(key += rest, reader.tag(), reader.state());
        }
    return finish_unless_empty(table, to / name);
}

void merge(std::span<const fs::path> folders, const Head& head, const fs::path& to, std::launch how) {
    make_folder(to);
    std::vector<Shard> shards;
    Statistics statistics;
    for (const fs::path& folder : folders) {
        shards.push_back({folder, statistics.documents});
        statistics.add(read_statistics(folder));
    }
    TableRoots roots;
    auto others = std::async(how, [&] {
        roots.positions = merge_positions(shards, head, to);
        roots.terms = join_by_document(shards, terms_file, to);
    });
    roots.postings = merge_postings(shards, head, to);
    roots.data = join_by_document(shards, data_file, to);
    others.get();
    write_version_file(to, roots, statistics, head.identity);
}

/// Xapian tells it in digits, with dashes.
Identity identity_of(const Xapian::Database& database) {
    std::string digits = database.get_uuid();
    std::erase(digits, '-');
    Identity identity{};
    constexpr int hexadecimal = 16;
    for (std::size_t at = 0; at < identity.size() && 2 * at + 2 <= digits.size(); ++at) {
        unsigned byte = 0;
        std::from_chars(digits.data() + 2 * at, digits.data() + 2 * at + 2, byte, hexadecimal);
        identity[at] = static_cast<char>(byte);
    }
    return identity;
}

}  // namespace

void merge(std::span<const fs::path> shards, const fs::path& to) {
    merge(shards, Head{}, to, std::launch::deferred);
}

void merge(std::span<const fs::path> shards, const Xapian::Database& head, const fs::path& to,
           std::launch how) {
    merge(shards, Head{&head, identity_of(head), spare_bytes}, to, how);
}

bool is_readable_by_xapian(const fs::path& folder) try {
    make_folder(folder);
    ShardWriter shard;
    FlatDocument document;
    document.add_posting("mot", 1);
    document.set_value(0, "valeur");
    document.set_data("texte");
    shard.add(document);
    const fs::path one = folder / "one";
    shard.write_to(one);
    merge(std::array{one, one}, folder / "two");
    return std::ranges::all_of(std::array{one, folder / "two"}, [](const fs::path& written) {
        const Xapian::Database read(written.native());
        const Xapian::docid last = read.get_lastdocid();
        const Xapian::Document present = read.get_document(last);
        return read.positionlist_begin(last, "mot") != read.positionlist_end(last, "mot") &&
               present.get_value(0) == "valeur" && present.get_data() == "texte";
    });
} catch (const Xapian::Error&) {
    return false;
}

}  // namespace depeche::indexer::glass
