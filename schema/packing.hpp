#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace depeche::schema {

/// Appends numbers and texts to a compact byte string, the form of everything we store in an index.
class Packer {
public:
    /// Seven bits a byte, low ones first.
    void number(std::uint64_t value);
    /// Eight bytes, low ones first.
    void fixed(std::uint64_t value);
    void text(std::string_view value);

    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// Reads what `Packer` wrote, in the same order. Running past the end makes `ok()` false and every further
/// value zero or empty; it never reads outside `bytes`, which must outlive the texts it returns.
class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

    std::uint64_t number();
    std::uint64_t fixed();
    std::string_view text();
    /// A number of items to come, each of at least one byte; 0 when that cannot be.
    std::uint64_t count();

    /// What has not been read.
    std::string_view rest() const { return bytes_; }

    bool ok() const { return ok_; }
    bool at_end() const { return bytes_.empty(); }

private:
    std::string_view take(std::uint64_t size);

    std::string_view bytes_;
    bool ok_ = true;
};

}  // namespace depeche::schema
