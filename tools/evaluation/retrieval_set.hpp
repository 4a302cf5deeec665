#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "depeche/dispatch.hpp"

namespace depeche::evaluation {

/// What is searched for, and by which words.
struct Topic {
    std::string id;
    std::string text;
};

/// How relevant documents were judged for one topic, by their ids; 0 is not at all.
using Judgements = std::map<std::string, int>;

/// Dispatches, topics, and which of the one answer the other.
struct RetrievalSet {
    /// The name of its folder.
    std::string name;
    /// A file or folder that the indexer reads.
    std::filesystem::path documents;
    /// Those with something relevant, in the order of their file.
    std::vector<Topic> topics;
    /// By topic id.
    std::map<std::string, Judgements> judgements;
};

/// Reads `queries.jsonl` (`qid`, `text`) and `qrels.txt` (TREC: topic, 0, document, relevance) in `folder`;
/// the documents are `docs.jsonl` beside them, else the folder `dispatches` beside `folder`. Throws
/// `InputError` saying what is missing or wrong.
RetrievalSet read_retrieval_set(const std::filesystem::path& folder);

/// A document as its file has it, under the id that the indexer gives it.
struct RawText {
    std::string id;
    std::string title;
    std::string text;
};

/// Calls `use` for each document of a set, in the order of the indexer.
void for_each_document(const RetrievalSet& set, const std::function<void(const RawText&)>& use);

}  // namespace depeche::evaluation
