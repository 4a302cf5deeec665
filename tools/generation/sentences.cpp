#include "tools/generation/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "depeche/error.hpp"
#include "indexer/derivation.hpp"
#include "indexer/inputs.hpp"
#include "indexer/reader/open_reader.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/analysis/sentences.hpp"
#include "schema/analysis/stop_words.hpp"

namespace depeche::generation {

namespace {

constexpr std::size_t shortest_content_word = 4;

using Kind = Piece::Kind;

/// What the word at `token` of a sentence is; the first word is kept, being capitalised either way.
Kind kind_of(const analysis::Token& token, std::string_view text) {
    const std::string_view written = text.substr(token.begin, token.end - token.begin);
    const bool has_digit = std::ranges::any_of(written, [](char c) { return c >= '0' && c <= '9'; });
    if (has_digit || token.begin == 0)
        return Kind::fixed;
    if (authority::starts_with_capital(written))
        return Kind::place;
    if (written.size() < shortest_content_word || analysis::is_stop_word(token.form->exact))
        return Kind::fixed;
    const std::string_view before = text.substr(0, token.begin);
    return before.ends_with('\'') || before.ends_with("’") ? Kind::elided : Kind::word;
}

/// Adds a piece, joining it to the one before where both are fixed or parts of one name.
void add(Sentence& sentence, Kind kind, std::string_view between, std::string_view text) {
    const bool joins_name = kind == Kind::place && !sentence.empty() && between == " " &&
                            (sentence.back().kind == Kind::place || sentence.back().kind == Kind::person);
    if (joins_name) {
        sentence.back().kind = Kind::person;
        sentence.back().text.append(between).append(text);
        return;
    }
    const auto add_fixed = [&](std::string_view fixed) {
        if (!sentence.empty() && sentence.back().kind == Kind::fixed)
            sentence.back().text.append(fixed);
        else if (!fixed.empty())
            sentence.push_back({Kind::fixed, std::string(fixed)});
    };
    add_fixed(between);
    if (kind == Kind::fixed)
        add_fixed(text);
    else
        sentence.push_back({kind, std::string(text)});
}

class SampleReader {
public:
    explicit SampleReader(const authority::Authority& authority) : deriver_(authority, analyzer_) {}

    void read(const indexer::InputFile& file) {
        auto opened = indexer::open_reader(file.path, never_);
        auto* reader = std::get_if<std::unique_ptr<indexer::Reader>>(&opened);
        if (reader == nullptr)
            return;
        while (auto record = (*reader)->next())
            if (auto* raw = std::get_if<indexer::RawDispatch>(&*record)) {
                const auto derived = deriver_.derive(*raw, file.identity);
                if (const auto* dispatch = std::get_if<Dispatch>(&derived))
                    add(*dispatch);
            }
    }

    Samples take() {
        std::vector<std::pair<std::string, std::size_t>> counted(frequencies_.begin(), frequencies_.end());
        std::ranges::stable_sort(counted, std::ranges::greater{},
                                 &std::pair<std::string, std::size_t>::second);
        for (auto& [word, count] : counted)
            samples_.words.push_back(std::move(word));
        return std::move(samples_);
    }

private:
    void add(const Dispatch& dispatch) {
        if (dispatch.language != "fr")
            return;
        if (!dispatch.title_derived && !dispatch.title.empty())
            samples_.titles.push_back(take_apart(dispatch.title));
        const std::string_view body = dispatch.body;
        const auto starts = breaker_.starts(body);
        for (std::size_t at = 0; at < starts.size(); ++at) {
            const auto end = at + 1 < starts.size() ? starts[at + 1] : body.size();
            std::string_view sentence = body.substr(starts[at], end - starts[at]);
            sentence.remove_suffix(sentence.size() - (sentence.find_last_not_of(" \n") + 1));
            if (!sentence.empty())
                samples_.sentences.push_back(take_apart(sentence));
        }
    }

    Sentence take_apart(std::string_view text) {
        Sentence sentence;
        std::size_t done = 0;
        for (const analysis::Token& token : analyzer_.analyze(text)) {
            if (token.kind != analysis::TokenKind::word || token.begin < done)
                continue;
            const Kind kind = kind_of(token, text);
            const std::string_view written = text.substr(token.begin, token.end - token.begin);
            if (kind == Kind::word || kind == Kind::elided)
                ++frequencies_[std::string(written)];
            generation::add(sentence, kind, text.substr(done, token.begin - done), written);
            done = token.end;
        }
        generation::add(sentence, Kind::fixed, text.substr(done), "");
        return sentence;
    }

    analysis::Analyzer analyzer_;
    analysis::SentenceBreaker breaker_;
    indexer::Deriver deriver_;
    indexer::StopFlag never_{};
    Samples samples_;
    std::map<std::string, std::size_t> frequencies_;
};

}  // namespace

Samples read_samples(const std::filesystem::path& folder, const authority::Authority& authority) {
    SampleReader reader(authority);
    for (const indexer::InputFile& file : indexer::list_inputs({folder.string()}, folder).files)
        reader.read(file);
    Samples samples = reader.take();
    if (samples.sentences.empty() || samples.titles.empty())
        throw InputError({fmt::format("aucune dépêche en français dans « {} »", folder.string()),
                          fmt::format("no French dispatches in '{}'", folder.string())});
    return samples;
}

}  // namespace depeche::generation
