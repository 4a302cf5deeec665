#include "tools/evaluation/retrieval_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "depeche/error.hpp"
#include "indexer/derivation.hpp"
#include "indexer/inputs.hpp"
#include "indexer/reader/open_reader.hpp"

namespace depeche::evaluation {

namespace {

namespace fs = std::filesystem;

InputError wrong(const fs::path& file, std::size_t line, std::string_view french, std::string_view english) {
    return InputError({fmt::format("{}:{}\u00A0: {}", file.string(), line, french),
                       fmt::format("{}:{}: {}", file.string(), line, english)});
}

std::ifstream opened(const fs::path& file) {
    std::ifstream stream(file);
    if (!stream)
        throw InputError({fmt::format("{}\u00A0: fichier illisible", file.string()),
                          fmt::format("{}: cannot be read", file.string())});
    return stream;
}

std::vector<Topic> read_topics(const fs::path& file) {
    std::ifstream stream = opened(file);
    std::vector<Topic> topics;
    std::string line;
    for (std::size_t number = 1; std::getline(stream, line); ++number) {
        if (line.empty())
            continue;
        const auto object = nlohmann::json::parse(line, nullptr, false);
        if (!object.is_object() || !object.value("qid", nlohmann::json{}).is_string() ||
            !object.value("text", nlohmann::json{}).is_string())
            throw wrong(file, number, "il faut un objet JSON avec qid et text",
                        "a JSON object with qid and text is wanted");
        topics.push_back({object["qid"], object["text"]});
    }
    return topics;
}

std::map<std::string, Judgements> read_judgements(const fs::path& file) {
    std::ifstream stream = opened(file);
    std::map<std::string, Judgements> judgements;
    std::string line;
    for (std::size_t number = 1; std::getline(stream, line); ++number) {
        std::istringstream words(line);
        std::string topic;
        std::string iteration;
        std::string document;
        int relevance = 0;
        if (line.empty())
            continue;
        if (!(words >> topic >> iteration >> document >> relevance))
            throw wrong(file, number, "il faut «\u00A0topic 0 document pertinence\u00A0»",
                        "'topic 0 document relevance' is wanted");
        judgements[topic][document] = relevance;
    }
    return judgements;
}

bool has_relevant(const std::map<std::string, Judgements>& judgements, const Topic& topic) {
    const auto judged = judgements.find(topic.id);
    return judged != judgements.end() &&
           std::ranges::any_of(judged->second, [](const auto& one) { return one.second > 0; });
}

}  // namespace

RetrievalSet read_retrieval_set(const fs::path& folder) {
    const fs::path whole = fs::absolute(folder / ".").lexically_normal().parent_path();
    RetrievalSet set{.name = whole.filename().string(),
                     .documents = whole / "docs.jsonl",
                     .topics = read_topics(whole / "queries.jsonl"),
                     .judgements = read_judgements(whole / "qrels.txt")};
    if (!fs::exists(set.documents))
        set.documents = whole.parent_path() / "dispatches";
    if (!fs::exists(set.documents))
        throw InputError({fmt::format("{}\u00A0: ni docs.jsonl, ni ../dispatches", whole.string()),
                          fmt::format("{}: neither docs.jsonl nor ../dispatches", whole.string())});
    std::erase_if(set.topics, [&](const Topic& topic) { return !has_relevant(set.judgements, topic); });
    if (set.topics.empty())
        throw InputError({fmt::format("{}\u00A0: aucune requête n’a de réponse jugée", whole.string()),
                          fmt::format("{}: no query has a relevant document", whole.string())});
    return set;
}

void for_each_document(const RetrievalSet& set, const std::function<void(const RawText&)>& use) {
    const authority::Authority authority(authority::builtin_tables());
    analysis::Analyzer analyzer;
    indexer::Deriver deriver(authority, analyzer);
    const indexer::StopFlag never{};
    for (const indexer::InputFile& file :
         indexer::list_inputs({set.documents.string()}, set.documents).files) {
        auto opened = indexer::open_reader(file.path, never);
        auto* reader = std::get_if<std::unique_ptr<indexer::Reader>>(&opened);
        while (reader != nullptr) {
            auto record = (*reader)->next();
            if (!record)
                break;
            auto* raw = std::get_if<indexer::RawDispatch>(&*record);
            if (raw == nullptr)
                continue;
            RawText text{{}, raw->title, raw->text};
            const auto derived = deriver.derive(*raw, file.identity);
            if (const auto* dispatch = std::get_if<Dispatch>(&derived)) {
                text.id = dispatch->id;
                use(text);
            }
        }
    }
}

}  // namespace depeche::evaluation
