#include <depeche/searcher.hpp>
#include <iostream>

int main(int, char** argv) {
    depeche::Searcher searcher(argv[1]);
    depeche::Request request;
    request.text = argv[2];
    for (const depeche::Hit& hit : searcher.search(request).hits)
        std::cout << hit.title << '\n';
}
