#include "tools/generation/generator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "schema/terms.hpp"

namespace depeche::generation {

namespace {

using namespace std::chrono;

// How a dispatch differs from another; the figures are those of a press archive by the look of it.
constexpr std::size_t subjects = 300;
constexpr std::size_t words_of_a_subject = 400;
constexpr std::size_t collocations = 3000;
constexpr double share_kept = 0.25;        // content words of the samples that stay
constexpr double share_of_subject = 0.45;  // content words that belong to the subject
constexpr double share_of_collocations = 0.06;
constexpr double share_undated = 0.03;
constexpr double share_bare = 0.4;         // without actors and places as metadata
constexpr double share_of_agencies = 0.3;  // that begin with a dateline
constexpr double share_near_copies = 0.02;
constexpr std::uint64_t copied_from_within = 500;

constexpr sys_days first_day = 2006y / January / 1;
constexpr sys_days last_day = 2025y / December / 31;

constexpr auto sections = std::to_array<std::string_view>(
    {"International", "Politique", "Économie", "Société", "Sport", "Culture", "Sciences", "Environnement",
     "Santé", "Justice", "Régions", "Technologies"});
constexpr auto months =
    std::to_array<std::string_view>({"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
                                     "septembre", "octobre", "novembre", "décembre"});

std::vector<std::string> appended(std::vector<std::string> words, const std::vector<std::string>& more) {
    std::vector<std::string> sorted = words;
    std::ranges::sort(sorted);
    for (const std::string& word : more)
        if (!std::ranges::binary_search(sorted, word))
            words.push_back(word);
    return words;
}

/// More and more over the years, and fewer at weekends.
year_month_day draw_day(Random& random) {
    const auto span = static_cast<std::size_t>((last_day - first_day).count()) + 1;
    for (;;) {
        std::size_t day = random.below(span);
        if (random.chance(0.5))
            day = std::max(day, random.below(span));
        const sys_days drawn = first_day + days{day};
        const weekday at{drawn};
        if ((at != Saturday && at != Sunday) || random.chance(0.4))
            return drawn;
    }
}

void capitalise(std::string& text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
}

}  // namespace

/// What the sentences of one dispatch have in common.
struct Generator::Story {
    const std::vector<std::size_t>* words = nullptr;
    std::vector<std::string> people;
    std::vector<std::string> organisations;
    std::vector<std::string> places;
};

Generator::Generator(Samples samples, const std::vector<std::string>& words, const GeneratorOptions& options)
    : options_(options),
      samples_(std::move(samples)),
      vocabulary_(appended(samples_.words, words), options.vocabulary, options.seed),
      cast_(options.seed),
      subject_zipf_(subjects, 10, 1),
      collocation_zipf_(collocations, 20, 1) {
    for (std::size_t subject = 0; subject < subjects; ++subject)
        subjects_.push_back(subject_words(subject));
    Random random(options.seed, collocations);
    for (std::size_t at = 0; at < collocations; ++at) {
        const std::size_t first = vocabulary_.draw_rank(random);
        collocations_.emplace_back(first, vocabulary_.draw_rank(random));
    }
}

std::vector<std::size_t> Generator::subject_words(std::size_t subject) const {
    Random random(options_.seed, subject);
    std::vector<std::size_t> ranks(words_of_a_subject);
    for (std::size_t& rank : ranks)
        rank = vocabulary_.draw_rank(random);
    return ranks;
}

Generator::Story Generator::story(std::uint64_t number) const {
    Random random(options_.seed ^ 0x53, number);
    Story story{&subjects_[subject_zipf_.draw(random)], {}, {}, {}};
    for (auto left = 1 + random.below(3); left > 0; --left)
        story.people.push_back(cast_.person(random));
    for (auto left = random.below(3); left > 0; --left)
        story.organisations.push_back(cast_.organisation(random));
    for (auto left = 1 + random.below(3); left > 0; --left)
        story.places.push_back(cast_.place(random));
    return story;
}

const std::string& Generator::word(const Story& story, bool after_elision, Random& random) const {
    if (after_elision || !random.chance(share_of_subject))
        return vocabulary_.draw(random, after_elision);
    // The first words of a subject are its words; the rest are only near to it.
    const std::size_t size = story.words->size();
    return vocabulary_.word((*story.words)[std::min(random.below(size), random.below(size))]);
}

std::string Generator::sentence(const Sentence& sample, const Story& story, Random& random) const {
    std::string text;
    for (const auto& [kind, written] : sample) {
        switch (kind) {
            case Piece::Kind::fixed:
                text += written;
                break;
            case Piece::Kind::word:
                if (random.chance(share_of_collocations)) {
                    const auto& [first, second] = collocations_[collocation_zipf_.draw(random)];
                    text += vocabulary_.word(first) + ' ' + vocabulary_.word(second);
                    break;
                }
                [[fallthrough]];
            case Piece::Kind::elided:
                text +=
                    random.chance(share_kept) ? written : word(story, kind == Piece::Kind::elided, random);
                break;
            case Piece::Kind::person:
                text += story.organisations.empty() || random.chance(0.75) ? random.pick(story.people)
                                                                           : random.pick(story.organisations);
                break;
            case Piece::Kind::place:
                text += random.pick(story.places);
                break;
        }
    }
    capitalise(text);
    return text;
}

std::string Generator::body(const Story& story, Random& random) const {
    // From a third of the average to a bit less than twice it, and now and then a long read.
    const double length = (0.3 + 0.65 * (random.share() + random.share())) * (random.chance(0.03) ? 3 : 1);
    const auto wanted = static_cast<std::size_t>(length * static_cast<double>(options_.bytes));
    std::string text;
    while (text.size() < wanted) {
        if (!text.empty())
            text += random.chance(0.4) ? '\n' : ' ';
        text += sentence(random.pick(samples_.sentences), story, random);
    }
    return text;
}

GeneratedDispatch Generator::make(std::uint64_t number) const {
    Random random(options_.seed ^ 0x44, number);
    const bool is_copy = number > 0 && random.chance(share_near_copies);
    const std::uint64_t told =
        is_copy ? number - 1 - random.below(std::min(number, copied_from_within)) : number;
    const Story story = this->story(told);
    Random telling(options_.seed ^ 0x54, told);

    GeneratedDispatch made{.id = fmt::format("essai-{:07}", number)};
    made.title = sentence(telling.pick(samples_.titles), story, telling);
    made.text = body(story, telling);
    if (is_copy)
        made.text += '\n' + sentence(random.pick(samples_.sentences), story, random);

    const Publisher& publisher = cast_.publisher(random);
    made.source = publisher.name;
    const year_month_day day = draw_day(random);
    const auto [y, m, d] = std::tuple(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                                      static_cast<unsigned>(day.day()));
    if (!random.chance(share_undated)) {
        const std::size_t hour = 6 + random.below(17);
        const std::size_t minute = random.below(60);
        made.date = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:00+01:00", y, m, d, hour, minute);
        if (random.chance(share_of_agencies))
            made.text.insert(
                0, fmt::format("{}, {} {} {} ({}) - ", story.places[0], d, months[m - 1], y, publisher.name));
    }
    made.url = fmt::format("https://www.{}/{}-{:07}.html", publisher.host, schema::slug(made.title), number);
    made.section = sections[random.below(sections.size())];
    for (auto left = random.below(4); left > 0; --left)
        made.keywords.push_back(vocabulary_.word((*story.words)[random.below(20)]));
    if (!random.chance(share_bare)) {
        made.actors = story.people;
        made.actors.insert(made.actors.end(), story.organisations.begin(), story.organisations.end());
        made.places = story.places;
    }
    return made;
}

std::string to_json_line(const GeneratedDispatch& dispatch) {
    nlohmann::ordered_json line;
    const auto put = [&](const char* key, const auto& value) {
        if (!value.empty())
            line[key] = value;
    };
    put("id", dispatch.id);
    put("title", dispatch.title);
    put("date", dispatch.date);
    put("source", dispatch.source);
    put("url", dispatch.url);
    put("section", dispatch.section);
    put("keywords", dispatch.keywords);
    put("actors", dispatch.actors);
    put("places", dispatch.places);
    put("text", dispatch.text);
    return line.dump() + '\n';
}

}  // namespace depeche::generation
