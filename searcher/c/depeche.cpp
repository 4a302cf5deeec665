#include "searcher/c/depeche.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <string_view>

#include "depeche/json.hpp"
#include "depeche/searcher.hpp"
#include "searcher/http/site.hpp"

struct depeche_index {
    depeche::Searcher searcher;
};

namespace {

/// To be freed by C; null when memory is short.
char* copy(std::string_view text) {
    auto* const memory = static_cast<char*>(std::malloc(text.size() + 1));
    if (memory == nullptr)
        return nullptr;
    std::memcpy(memory, text.data(), text.size());
    memory[text.size()] = '\0';
    return memory;
}

depeche::http::Request to_request(std::string_view address) {
    const std::size_t end = std::min(address.find('?'), address.size());
    depeche::http::Request request{.path = depeche::http::percent_decoded(address.substr(0, end))};
    if (end < address.size())
        request.parameters = depeche::http::parse_form(address.substr(end + 1));
    return request;
}

}  // namespace

extern "C" {

depeche_index* depeche_open(const char* folder, char** error) try {
    if (error != nullptr)
        *error = nullptr;
    if (folder == nullptr)
        return nullptr;
    return new depeche_index{depeche::Searcher(folder)};
} catch (const std::exception& failure) {
    if (error != nullptr)
        *error = copy(failure.what());
    return nullptr;
}

void depeche_close(depeche_index* index) {
    delete index;
}

char* depeche_search(depeche_index* index, const char* query) try {
    if (index == nullptr || query == nullptr)
        return nullptr;
    return copy(depeche::to_json(index->searcher.search({.text = query})));
} catch (const std::exception&) {
    return nullptr;
}

int depeche_get(depeche_index* index, const char* address, char** body) try {
    if (body != nullptr)
        *body = nullptr;
    if (index == nullptr || address == nullptr || body == nullptr)
        return 0;
    const depeche::http::Response response =
        depeche::http::answer(to_request(address), index->searcher, depeche::http::SiteSettings{});
    *body = copy(response.body);
    return *body == nullptr ? 0 : static_cast<int>(response.status);
} catch (const std::exception&) {
    return 0;
}

void depeche_free(char* text) {
    std::free(text);
}

const char* depeche_version(void) {
    return DEPECHE_VERSION;
}
}
