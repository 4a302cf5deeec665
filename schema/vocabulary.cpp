#include "schema/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace depeche::schema {

void VocabularyPacker::add(const VocabularyWord& word) {
    const auto differing = std::ranges::mismatch(previous_, word.exact).in1;
    const auto shared = static_cast<std::size_t>(differing - previous_.begin());
    packer_.number(shared);
    packer_.text(word.exact.substr(shared));
    packer_.number(word.frequency);
    packer_.text(word.spelling == word.exact ? std::string_view{} : word.spelling);
    previous_ = word.exact;
    ++size_;
}

std::string VocabularyPacker::take() {
    previous_.clear();
    size_ = 0;
    std::string piece = packer_.take();
    packer_ = {};
    return piece;
}

std::string encode(const std::vector<VocabularyName>& names) {
    Packer packer;
    packer.number(names.size());
    for (const VocabularyName& name : names) {
        packer.fixed(name.key);
        packer.number(name.frequency);
        packer.text(name.words);
    }
    return packer.take();
}

std::vector<VocabularyName> decode_vocabulary_names(std::string_view bytes) {
    Unpacker in(bytes);
    std::vector<VocabularyName> names(in.count());
    for (VocabularyName& name : names) {
        name.key = in.fixed();
        name.frequency = static_cast<std::uint32_t>(in.number());
        name.words = in.text();
    }
    return names;
}

std::string vocabulary_words_key(std::size_t piece) {
    return fmt::format("vocabulary/words/{:06}", piece);
}

std::string vocabulary_names_key(FieldId facet) {
    return fmt::format("vocabulary/names/{}", field(facet).name.english);
}

}  // namespace depeche::schema
