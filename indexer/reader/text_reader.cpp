#include "indexer/reader/text_reader.hpp"

#include <cmark.h>

#include <cstdlib>
#include <string_view>
#include <utility>

#include "indexer/reader/encoding.hpp"
#include "indexer/reader/front_matter.hpp"
#include "indexer/reader/markup/block_text.hpp"
#include "indexer/reader/refusals.hpp"

namespace depeche::indexer {

namespace {

enum class Style { plain, markdown };

struct Free {
    void operator()(char* bytes) const { std::free(bytes); }
};

std::string from_markdown(std::string_view text) {
    const std::unique_ptr<char, Free> html(
        cmark_markdown_to_html(text.data(), text.size(), CMARK_OPT_DEFAULT));
    return markup::html_to_text(html.get());
}

class TextReader : public Reader {
public:
    TextReader(ByteSource source, std::string path, Style style)
        : source_(std::move(source)), path_(std::move(path)), style_(style) {}

    std::optional<Record> next() override {
        if (std::exchange(done_, true))
            return std::nullopt;
        return read();
    }

    std::uint64_t bytes_read() const override { return source_.bytes_read(); }

private:
    Record read() {
        std::string bytes;
        if (!source_.read_all(bytes, max_dispatch_bytes))
            return refuse(0, file_too_long());
        if (source_.failure())
            return refuse(0, *source_.failure());
        if (bytes.find('\0') != std::string::npos)
            return refuse(0, binary_content());
        const std::uint32_t doubtful_line = first_line_not_utf8(bytes);
        auto decoded = decode(std::move(bytes));
        if (auto* reason = std::get_if<Message>(&decoded))
            return refuse(doubtful_line, std::move(*reason));
        if (auto& note = std::get<Decoded>(decoded).note)
            dispatch_.notes.push_back(*std::move(note));
        return parse(std::get<Decoded>(decoded).text);
    }

    Record parse(std::string_view text) {
        dispatch_.path = path_;
        auto body = read_front_matter(text, dispatch_);
        if (auto* trouble = std::get_if<HeaderTrouble>(&body))
            return refuse(trouble->line, std::move(trouble->reason));
        text = std::get<std::string_view>(body);
        dispatch_.text = style_ == Style::markdown ? from_markdown(text) : std::string(text);
        return std::move(dispatch_);
    }

    Rejection refuse(std::uint32_t line, Message reason) const { return {path_, line, std::move(reason)}; }

    ByteSource source_;
    std::string path_;
    Style style_;
    RawDispatch dispatch_;
    bool done_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_text_reader(ByteSource source, const std::string& path) {
    return std::make_unique<TextReader>(std::move(source), path, Style::plain);
}

std::unique_ptr<Reader> make_markdown_reader(ByteSource source, const std::string& path) {
    return std::make_unique<TextReader>(std::move(source), path, Style::markdown);
}

}  // namespace depeche::indexer
