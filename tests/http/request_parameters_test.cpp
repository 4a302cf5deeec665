#include "searcher/http/request_parameters.hpp"

#include <gmock/gmock.h>

#include "depeche/error.hpp"

namespace depeche::http {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(ReadRequest, KnowsNamesAndWordsInBothLanguages) {
    const depeche::Request french =
        read_request(parse_form("q=paix&acteur=a&lieu=b&depuis=2025&tri=r%C3%A9cent"));
    const depeche::Request english =
        read_request(parse_form("q=paix&actor=a&place=b&since=2025&sort=newest"));
    EXPECT_EQ(to_parameters(french), to_parameters(english));
    EXPECT_EQ(english.sort, Sort::newest);
    EXPECT_THAT(english.selections, SizeIs(2));
}

TEST(ReadRequest, LeavesUnknownNamesAndEmptyFieldsAlone) {
    EXPECT_THAT(to_parameters(read_request(parse_form("utm_source=x&since=&actor=&limit="))), IsEmpty());
}

TEST(ReadRequest, NamesTheParameterThatMeansNothing) {
    for (const char* query :
         {"offset=-1", "limit=1e3", "limit=100000", "sort=best", "histogram=decade", "lang=de"}) {
        try {
            read_request(parse_form(query));
            ADD_FAILURE() << query;
        } catch (const InputError& error) {
            const std::string name(query, std::string_view(query).find('='));
            EXPECT_THAT(error.message.french, HasSubstr(name));
            EXPECT_THAT(error.message.english, HasSubstr(name));
        }
    }
}

TEST(ToParameters, AreReadBackAsTheSameRequest) {
    const std::string text =
        "q=paix&filter=x&source=afp&actor=a&actor=b&place=c&date=2025-12&since=2025&until=2026&sort=oldest&"
        "match=any"
        "&recency=yes&offset=20&limit=5&facets=3&facet_order=name&unit=year&histogram=day&snippets=1"
        "&collapse=yes&suggest=no&relax=yes&lang=en";
    EXPECT_EQ(to_form(to_parameters(read_request(parse_form(text)))), text);
}

TEST(ToParameters, LeaveOutWhatIsAsByDefault) {
    depeche::Request defaults;
    defaults.collapse = true;
    depeche::Request request = defaults;
    EXPECT_THAT(to_parameters(request, defaults), IsEmpty());
    request.collapse = false;
    EXPECT_EQ(to_form(to_parameters(request, defaults)), "collapse=no");
}

}  // namespace
}  // namespace depeche::http
