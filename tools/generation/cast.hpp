#pragma once

#include <string>
#include <vector>

#include "tools/generation/random.hpp"

namespace depeche::generation {

/// Names of one kind, some of them in the news all the time and most of them hardly ever.
class NameList {
public:
    explicit NameList(std::vector<std::string> names);
    const std::string& draw(Random& random) const { return names_[zipf_.draw(random)]; }

private:
    std::vector<std::string> names_;
    Zipf zipf_;
};

/// Who publishes dispatches.
struct Publisher {
    std::string name;
    std::string host;
};

/// Everybody and every place that generated dispatches tell of: those of our tables, and a long tail of
/// people nobody knows.
class Cast {
public:
    explicit Cast(std::uint64_t seed);

    const std::string& person(Random& random) const;
    const std::string& organisation(Random& random) const { return organisations_.draw(random); }
    const std::string& place(Random& random) const { return places_.draw(random); }
    const Publisher& publisher(Random& random) const { return publishers_[publisher_zipf_.draw(random)]; }

private:
    std::vector<Publisher> publishers_;
    Zipf publisher_zipf_;
    NameList known_;
    NameList unknown_;
    NameList organisations_;
    NameList places_;
};

}  // namespace depeche::generation
