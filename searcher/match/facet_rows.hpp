#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "searcher/match/selections.hpp"

namespace depeche::match {

/// The facet values of documents, as ordinals that take two bytes each but for those from `wide` on, which
/// take six: give the frequent values the small ones. What counts all facets of a document reads nothing
/// else of it but where its values begin.
///
/// Takes 16 bytes a document besides. Reading is for any number of threads.
class FacetRows {
public:
    using Ordinal = std::uint32_t;
    static constexpr Ordinal wide = 0xFFFF;

    void reserve(std::size_t documents, std::size_t values) {
        begins_.reserve(documents + 1);
        ends_.reserve(documents);
        codes_.reserve(values);
    }

    /// The values of the next document, the first being number 0; those of a facet behind those of the facets
    /// before it, as `facet_of` tells of each.
    template <typename FacetOf>
    void add(std::span<const Ordinal> values, FacetOf facet_of) {
        std::array<std::uint32_t, facet_count - 1> ends{};
        ends.fill(size());
        for (const Ordinal ordinal : values) {
            put(ordinal);
            for (auto facet = static_cast<std::size_t>(facet_of(ordinal)); facet < ends.size(); ++facet)
                ends[facet] = size();
        }
        ends_.push_back(ends);
        begins_.push_back(size());
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
        const auto& ends = ends_[document];
        visit_codes(at == 0 ? begins_[document] : ends[at - 1],
                    at == ends.size() ? begins_[document + 1] : ends[at], visit);
    }

private:
    static constexpr unsigned code_bits = 16;

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
};

}  // namespace depeche::match
