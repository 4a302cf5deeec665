#include "indexer/reader/archive_reader.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/escaping.hpp"
#include "indexer/reader/content_kind.hpp"

namespace depeche::indexer {

namespace {

Message damaged(archive* handle) {
    const char* words = archive_error_string(handle);
    const std::string reason = excerpt(words ? words : "?");
    return {fmt::format("archive abîmée ou coupée ({}) : ce qui précède est pris", reason),
            fmt::format("damaged or truncated archive ({}): what is before is taken", reason)};
}

Message too_many_members() {
    return {
        fmt::format("plus de {} fichiers dans une archive : la suite n’est pas lue", archive_limits::members),
        fmt::format("more than {} files in an archive: the rest is not read", archive_limits::members)};
}

Message unpacks_to_too_much() {
    return {fmt::format(
                "ressemble à une bombe : plus de {} fois sa taille, ou plus de {} Gio, une fois dépliée ; la "
                "suite n’est pas lue",
                archive_limits::ratio, archive_limits::bytes >> 30),
            fmt::format(
                "looks like a bomb: over {} times its size, or over {} GiB, once unpacked; the rest is not "
                "read",
                archive_limits::ratio, archive_limits::bytes >> 30)};
}

Message encrypted() {
    return {"est chiffré : déchiffrez l’archive d’abord", "is encrypted: decrypt the archive first"};
}

Message no_regular_file() {
    return {"lien ou périphérique dans une archive, laissé de côté",
            "link or device in an archive, left aside"};
}

Message another_kind() {
    return {"laissé de côté, d’un autre genre", "left aside, of another kind"};
}

/// A member's path without what would lead out of the archive.
std::string inner_path(std::string_view name) {
    std::string path;
    while (!name.empty()) {
        const auto end = std::min(name.find_first_of("/\\"), name.size());
        const std::string_view part = name.substr(0, end);
        if (!part.empty() && part != "." && part != "..")
            path.append(path.empty() ? "" : "/").append(part);
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return path;
}

bool is_hidden_member(std::string_view path) {
    return path.starts_with('.') || path.find("/.") != std::string_view::npos ||
           path.starts_with("__MACOSX/");
}

/// An open archive, fed from a source of bytes.
class Archive {
public:
    Archive(ByteSource source, Unpacking& unpacking)
        : source_(std::move(source)), unpacking_(unpacking), handle_(archive_read_new()) {
        archive* handle = handle_.get();
        archive_read_support_filter_gzip(handle);
        archive_read_support_filter_xz(handle);
        archive_read_support_filter_zstd(handle);
        archive_read_support_filter_bzip2(handle);
        archive_read_support_format_zip_streamable(handle);
        archive_read_support_format_tar(handle);
        archive_read_support_format_raw(handle);
        is_open_ = archive_read_open(handle, this, nullptr, &Archive::feed, nullptr) == ARCHIVE_OK;
    }

    archive* handle() { return handle_.get(); }
    const ByteSource& source() const { return source_; }

    /// The next member; null at the end, or when the archive cannot be read further.
    archive_entry* next_member() {
        archive_entry* entry = nullptr;
        const int status = is_open_ ? archive_read_next_header(handle_.get(), &entry) : ARCHIVE_FATAL;
        if (status == ARCHIVE_EOF)
            return nullptr;
        if (status == ARCHIVE_OK || status == ARCHIVE_WARN)
            return entry;
        failure_ = source_.failure() ? *source_.failure() : damaged(handle_.get());
        return nullptr;
    }

    std::variant<std::size_t, Message> read(std::span<char> room) {
        if (has_exploded())
            return unpacks_to_too_much();
        const la_ssize_t count = archive_read_data(handle_.get(), room.data(), room.size());
        if (count < 0)
            return source_.failure() ? *source_.failure() : damaged(handle_.get());
        unpacking_.bytes += static_cast<std::uint64_t>(count);
        return static_cast<std::size_t>(count);
    }

    bool has_exploded() const {
        return unpacking_.bytes > archive_limits::bytes ||
               (unpacking_.bytes > archive_limits::bytes_before_ratio &&
                unpacking_.bytes / archive_limits::ratio > std::max<std::uint64_t>(source_.bytes_read(), 1));
    }

    const std::optional<Message>& failure() const { return failure_; }

private:
    static la_ssize_t feed(archive*, void* self, const void** buffer) {
        auto& source = static_cast<Archive*>(self)->source_;
        const std::string_view piece = source.next_piece();
        *buffer = piece.data();
        return source.failure() ? -1 : static_cast<la_ssize_t>(piece.size());
    }

    struct Free {
        void operator()(archive* handle) const { archive_read_free(handle); }
    };

    ByteSource source_;
    Unpacking& unpacking_;
    std::unique_ptr<archive, Free> handle_;
    bool is_open_ = false;
    std::optional<Message> failure_;
};

/// The bytes of the member an archive stands at.
class Member : public ByteInput {
public:
    explicit Member(Archive& archive) : archive_(archive) {}
    std::variant<std::size_t, Message> read(std::span<char> room) override { return archive_.read(room); }

private:
    Archive& archive_;
};

class ArchiveReader : public Reader {
public:
    ArchiveReader(ByteSource source, std::string path, Unpacking* outer)
        : path_(std::move(path)),
          unpacking_(outer ? *outer : own_),
          archive_(std::move(source), unpacking_) {}

    std::optional<Record> next() override {
        if (ended_)
            return std::nullopt;
        for (;;) {
            if (member_) {
                if (auto record = member_->next())
                    return of_member(*std::move(record));
                leave_member();
                if (archive_.has_exploded())
                    return end(unpacks_to_too_much());
            }
            archive_entry* entry = archive_.next_member();
            if (!entry) {
                ended_ = true;
                if (archive_.failure())
                    return Rejection{path_, 0, *archive_.failure()};
                if (members_ == 0)
                    return SetAside{path_, 0, SetAside::Why::no_text, {"archive vide", "empty archive"}};
                return std::nullopt;
            }
            if (++members_ > archive_limits::members)
                return end(too_many_members());
            if (auto record = enter(entry))
                return record;
        }
    }

    std::uint64_t bytes_read() const override { return archive_.source().bytes_read(); }

private:
    /// Opens a member; gives the record of one that is not read.
    std::optional<Record> enter(archive_entry* entry) {
        if (archive_format(archive_.handle()) == ARCHIVE_FORMAT_RAW)
            return open(path_, path_.substr(0, path_.rfind('.')));
        const auto type = archive_entry_filetype(entry);
        if (type == AE_IFDIR)
            return std::nullopt;
        const char* name = archive_entry_pathname_utf8(entry);
        if (!name)
            name = archive_entry_pathname(entry);
        std::string inner = inner_path(name ? name : "");
        if (inner.empty())
            inner = fmt::format("#{}", members_);
        if (is_hidden_member(inner))
            return std::nullopt;
        inside_ = "//" + escaped(inner);
        const std::string shown = path_ + inside_;
        if (type != AE_IFREG)
            return SetAside{shown, 0, SetAside::Why::no_text, no_regular_file()};
        if (archive_entry_is_encrypted(entry))
            return Rejection{shown, 0, encrypted()};
        if (!has_known_extension(inner))
            return SetAside{shown, 0, SetAside::Why::no_text, another_kind()};
        return open(shown, inner);
    }

    std::optional<Record> open(const std::string& shown, const std::string& name) {
        ++unpacking_.depth;
        auto opened = open_source(ByteSource(std::make_unique<Member>(archive_)), shown, name, &unpacking_);
        if (auto* rejection = std::get_if<Rejection>(&opened)) {
            leave_member();
            return std::move(*rejection);
        }
        member_ = std::get<std::unique_ptr<Reader>>(std::move(opened));
        return std::nullopt;
    }

    void leave_member() {
        member_.reset();
        --unpacking_.depth;
    }

    Record of_member(Record record) const {
        if (auto* dispatch = std::get_if<RawDispatch>(&record))
            dispatch->member.insert(0, inside_);
        else if (auto* aside = std::get_if<SetAside>(&record))
            aside->member.insert(0, inside_);
        return record;
    }

    Record end(Message reason) {
        ended_ = true;
        return Rejection{path_, 0, std::move(reason)};
    }

    std::string path_;
    Unpacking own_;
    Unpacking& unpacking_;
    Archive archive_;
    std::unique_ptr<Reader> member_;
    /// How the path of what is in the present member goes on behind that of the archive.
    std::string inside_;
    std::uint64_t members_ = 0;
    bool ended_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_archive_reader(ByteSource source, const std::string& path, Unpacking* outer) {
    return std::make_unique<ArchiveReader>(std::move(source), path, outer);
}

}  // namespace depeche::indexer
