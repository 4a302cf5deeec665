#include "indexer/file_state.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <memory>

#include "schema/packing.hpp"

namespace depeche::indexer {

namespace {

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

std::string encode(const FileState& state) {
    schema::Packer out;
    out.text(state.identity);
    out.number(state.stamp.bytes);
    out.fixed(static_cast<std::uint64_t>(state.stamp.modified));
    out.fixed(static_cast<std::uint64_t>(state.stamp.changed));
    out.number(state.stamp.inode);
    out.fixed(state.content);
    out.number(state.records);
    out.number(state.refused);
    out.number(state.set_aside);
    out.number(state.refusals.size());
    for (const Rejection& refusal : state.refusals) {
        out.text(refusal.path);
        out.number(refusal.line);
        out.text(refusal.reason.french);
        out.text(refusal.reason.english);
    }
    out.number(state.is_complete ? 1 : 0);
    out.number(state.is_waiting ? 1 : 0);
    out.number(state.has_rival ? 1 : 0);
    out.number(state.has_leftovers ? 1 : 0);
    return out.take();
}

std::optional<FileState> decode_file_state(std::string_view bytes) {
    schema::Unpacker in(bytes);
    FileState state;
    state.identity = in.text();
    state.stamp.bytes = in.number();
    state.stamp.modified = static_cast<std::int64_t>(in.fixed());
    state.stamp.changed = static_cast<std::int64_t>(in.fixed());
    state.stamp.inode = in.number();
    state.content = in.fixed();
    state.records = in.number();
    state.refused = in.number();
    state.set_aside = in.number();
    state.refusals.resize(in.count());
    for (Rejection& refusal : state.refusals) {
        refusal.path = in.text();
        refusal.line = static_cast<std::uint32_t>(in.number());
        refusal.reason.french = in.text();
        refusal.reason.english = in.text();
    }
    state.is_complete = in.number() != 0;
    state.is_waiting = in.number() != 0;
    state.has_rival = in.number() != 0;
    state.has_leftovers = in.number() != 0;
    if (!in.ok() || !in.at_end())
        return std::nullopt;
    return state;
}

std::optional<FileStamp> stamp_of(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    return FileStamp{static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim),
                     nanoseconds(status.st_ctim), status.st_ino};
}

std::string_view file_of(std::string_view path) {
    return path.substr(0, path.find("//"));
}

std::optional<std::uint64_t> content_hash(const std::string& path, const StopFlag& stop) {
    auto opened = ByteSource::open(path, stop);
    auto* source = std::get_if<ByteSource>(&opened);
    if (!source)
        return std::nullopt;
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> hash(XXH3_createState(), XXH3_freeState);
    XXH3_64bits_reset(hash.get());
    while (!stop) {
        const std::string_view piece = source->next_piece();
        if (piece.empty())
            break;
        XXH3_64bits_update(hash.get(), piece.data(), piece.size());
    }
    if (stop || source->failure())
        return std::nullopt;
    return XXH3_64bits_digest(hash.get());
}

}  // namespace depeche::indexer
