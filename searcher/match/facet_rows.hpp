#pragma once

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "searcher/match/selections.hpp"

namespace depeche::match {

/// The facet values of documents, as ordinals that take two bytes each but for those from `wide` on, which
/// take six: give the frequent values the small ones. What counts all facets of a document reads nothing
/// else of it but where its values begin; what counts the dates or the sources of many, of which a document
/// mostly has one, reads two bytes of each.
///
/// Takes 20 bytes a document besides. Reading is for any number of threads.
class FacetRows {
public:
    using Ordinal = std::uint32_t;
    static constexpr Ordinal wide = 0xFFFF;

    void reserve(std::size_t documents, std::size_t values) {
        begins_.reserve(documents + 1);
        ends_.reserve(documents);
        codes_.reserve(values);
        for (auto& column : columns_)
            column.reserve(documents);
    }

    /// The values of the next document, the first being number 0; those of a facet behind those of the facets
    /// before it, as `facet_of` tells of each.
    template <typename FacetOf>
    void add(std::span<const Ordinal> values, FacetOf facet_of) {
        std::array<std::uint32_t, facet_count - 1> ends{};
        ends.fill(size());
        std::array<Only, column_count> only{};
        for (const Ordinal ordinal : values) {
            put(ordinal);
            const auto facet = static_cast<std::size_t>(facet_of(ordinal));
            for (std::size_t behind = facet; behind < ends.size(); ++behind)
                ends[behind] = size();
            if (facet < only.size())
                only[facet].add(ordinal);
        }
        ends_.push_back(ends);
        begins_.push_back(size());
        for (std::size_t facet = 0; facet < only.size(); ++facet)
            columns_[facet].push_back(only[facet].code());
    }

    /// Calls `visit` with each value of a document.
    template <typename Visit>
    void for_each(Xapian::docid document, Visit visit) const {
        visit_codes(begins_[document], begins_[document + 1], visit);
    }

    /// The same of one facet.
    template <typename Visit>
    void for_each(Xapian::docid document, Facet facet, Visit visit) const {
        const auto at = static_cast<std::size_t>(facet);
        if (at < column_count && columns_[at][document] != wide) {
            visit(Ordinal{columns_[at][document]});
            return;
        }
        const auto& ends = ends_[document];
        visit_codes(at == 0 ? begins_[document] : ends[at - 1],
                    at == ends.size() ? begins_[document + 1] : ends[at], visit);
    }

private:
    static constexpr unsigned code_bits = 16;
    /// Dates and sources.
    static constexpr std::size_t column_count = 2;

    /// The value of a document that has one.
    class Only {
    public:
        void add(Ordinal ordinal) {
            code_ = static_cast<std::uint16_t>(count_++ == 0 ? std::min(ordinal, wide) : wide);
        }
        std::uint16_t code() const { return code_; }

    private:
        std::uint16_t code_ = wide;
        std::size_t count_ = 0;
    };

    std::uint32_t size() const { return static_cast<std::uint32_t>(codes_.size()); }

    void put(Ordinal ordinal) {
        if (ordinal < wide) {
            codes_.push_back(static_cast<std::uint16_t>(ordinal));
            return;
        }
        for (const Ordinal code : {wide, ordinal & wide, ordinal >> code_bits})
            codes_.push_back(static_cast<std::uint16_t>(code));
    }

    template <typename Visit>
    void visit_codes(std::uint32_t begin, std::uint32_t end, Visit visit) const {
        const std::uint16_t* const last = codes_.data() + end;
        for (const std::uint16_t* code = codes_.data() + begin; code != last; ++code) {
            if (*code != wide) {
                visit(Ordinal{*code});
            } else {
                visit(Ordinal{code[1]} | Ordinal{code[2]} << code_bits);
                code += 2;
            }
        }
    }

    /// By document, and one more: where its codes begin.
    std::vector<std::uint32_t> begins_{0};
    /// Where those of its facets end, but for the last.
    std::vector<std::array<std::uint32_t, facet_count - 1>> ends_;
    std::vector<std::uint16_t> codes_;
    /// By document, the code of its only value in a facet, or `wide` when the row tells.
    std::array<std::vector<std::uint16_t>, column_count> columns_;
};

}  // namespace depeche::match
