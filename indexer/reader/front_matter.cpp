#include "indexer/reader/front_matter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/escaping.hpp"
#include "indexer/reader/raw_fields.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

constexpr std::string_view fence = "---";

/// Walks lines, counting them.
struct LineWalk {
    std::string_view rest;
    std::uint32_t number = 0;

    bool next(std::string_view& line) {
        if (rest.empty())
            return false;
        const auto end = std::min(rest.find('\n'), rest.size());
        line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        ++number;
        return true;
    }
};

bool is_fence(std::string_view line) {
    return trimmed(line) == fence;
}

/// Drops the quotation marks that YAML writers put around a value.
std::string_view unquoted(std::string_view value) {
    const bool quoted =
        value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\'');
    return quoted ? value.substr(1, value.size() - 2) : value;
}

/// The items of `[espace, "Ariane 6"]`.
std::vector<std::string> bracketed_items(std::string_view value) {
    value = value.substr(1, value.size() - 2);
    std::vector<std::string> items;
    std::size_t begin = 0;
    char quote = 0;
    for (std::size_t at = 0; at <= value.size(); ++at) {
        const char c = at < value.size() ? value[at] : ',';
        if (quote != 0 && at < value.size()) {
            quote = c == quote ? '\0' : quote;
        } else if (c == ',') {
            if (const std::string_view item = unquoted(trimmed(value.substr(begin, at - begin)));
                !item.empty())
                items.emplace_back(item);
            begin = at + 1;
        } else if ((c == '"' || c == '\'') && trimmed(value.substr(begin, at - begin)).empty()) {
            quote = c;
        }
    }
    return items;
}

Message not_a_header_line(std::string_view line) {
    return {fmt::format("l’en-tête a une ligne sans deux-points (« {} ») : écrivez « clé: valeur », ou "
                        "fermez l’en-tête par une ligne « --- »",
                        excerpt(line)),
            fmt::format("the header has a line without a colon ('{}'): write 'key: value', or end the "
                        "header with a line '---'",
                        excerpt(line))};
}

Message header_without_end() {
    return {"l’en-tête ouvert par « --- » n’est jamais fermé : ajoutez une ligne « --- » avant le texte",
            "the header opened by '---' is never closed: add a line '---' before the text"};
}

Message unknown_header_key(std::string_view key) {
    return {fmt::format("clé d’en-tête inconnue, ignorée : « {} »", excerpt(key)),
            fmt::format("unknown header key, ignored: '{}'", excerpt(key))};
}

class Header {
public:
    explicit Header(RawDispatch& dispatch) : dispatch_(dispatch) {}

    std::optional<HeaderTrouble> read(LineWalk& lines) {
        std::string_view line;
        while (lines.next(line)) {
            if (is_fence(line)) {
                end_entry();
                return std::nullopt;
            }
            if (!take(line))
                return HeaderTrouble{lines.number, not_a_header_line(line)};
        }
        return HeaderTrouble{1, header_without_end()};
    }

private:
    bool take(std::string_view line) {
        const std::string_view content = trimmed(line);
        const bool belongs_to_entry = !key_.empty() && (line.starts_with(' ') || line.starts_with('\t') ||
                                                        content == "-" || content.starts_with("- "));
        if (content.empty() || (content.starts_with('#') && !is_text_block_))
            return true;
        if (belongs_to_entry) {
            add(content);
            return true;
        }
        const auto colon = line.find(':');
        if (colon == std::string_view::npos)
            return false;
        end_entry();
        key_ = trimmed(line.substr(0, colon));
        const std::string_view value = trimmed(line.substr(colon + 1));
        is_text_block_ = value == ">" || value == "|" || value == ">-" || value == "|-";
        if (!is_text_block_)
            value_ = value;
        return true;
    }

    /// A line below a key: an item of its list, or more of its text.
    void add(std::string_view content) {
        if (content.starts_with('-') && !is_text_block_)
            items_.emplace_back(unquoted(trimmed(content.substr(1))));
        else
            value_.append(value_.empty() ? "" : " ").append(content);
    }

    void end_entry() {
        if (!key_.empty())
            set_field();
        key_.clear();
        value_.clear();
        items_.clear();
        is_text_block_ = false;
    }

    void set_field() {
        if (schema::slug(key_) == "draft") {
            if (value_ == "true" || value_ == "yes")
                dispatch_.status = "draft";
            return;
        }
        const RawField* field = find_raw_field(key_);
        if (!field || field->text == &RawDispatch::text) {
            dispatch_.notes.push_back(unknown_header_key(key_));
            return;
        }
        if (value_.size() >= 2 && value_.front() == '[' && value_.back() == ']')
            items_ = bracketed_items(value_);
        if (field->list)
            dispatch_.*field->list = items_.empty() ? split_list(unquoted(value_)) : std::move(items_);
        else
            dispatch_.*field->text = items_.empty() ? std::string(unquoted(value_)) : joined();
    }

    std::string joined() const {
        std::string text;
        for (const std::string& item : items_)
            text.append(text.empty() ? "" : ", ").append(item);
        return text;
    }

    RawDispatch& dispatch_;
    std::string key_;
    std::string value_;
    std::vector<std::string> items_;
    bool is_text_block_ = false;
};

}  // namespace

std::variant<std::string_view, HeaderTrouble> read_front_matter(std::string_view text,
                                                                RawDispatch& dispatch) {
    LineWalk lines{text};
    std::string_view line;
    if (!lines.next(line) || !is_fence(line))
        return text;
    dispatch.method = "header";
    if (auto trouble = Header(dispatch).read(lines))
        return *std::move(trouble);
    return lines.rest;
}

}  // namespace depeche::indexer
