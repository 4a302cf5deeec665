#include "indexer/verification.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "depeche/error.hpp"
#include "indexer/document.hpp"
#include "indexer/earlier_versions.hpp"
#include "indexer/escaping.hpp"
#include "indexer/file_store.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/index_writer.hpp"
#include "indexer/near_copies.hpp"
#include "schema/fields.hpp"
#include "schema/record.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

namespace {

constexpr std::size_t most_problems = 20;

/// All that a document is found by, as text to be compared.
std::string content_of(const Xapian::Document& document) {
    std::string content;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        content += fmt::format("{}\n{}", *term, term.get_wdf());
        for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
            content += fmt::format(",{}", *at);
        content += '\n';
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
        content += fmt::format("{}={}\n", value.get_valueno(), *value);
    return content;
}

class Verifier {
public:
    Verifier(const Xapian::Database& database, Verification& found) : database_(database), found_(found) {}

    void run(std::size_t sample, const StopFlag& stop) {
        found_.dispatches = database_.get_doccount();
        found_.lacks_rest = !database_.get_metadata(cursor_key).empty();
        check_singular(schema::field(schema::FieldId::id).prefix, {"identifiants", "identifiers"}, true);
        check_singular(schema::file_terms_prefix, {"fichiers", "files"}, false);
        visit_files(database_, [this](const FileState&) { ++found_.files; });
        if (const std::size_t entries = count_file_entries(database_); entries != found_.files)
            report({fmt::format("{} états de fichiers illisibles", entries - found_.files),
                    fmt::format("{} unreadable states of files", entries - found_.files)});
        check_earlier_versions();
        compare_sample(sample, stop);
    }

private:
    void report(Message problem) {
        if (found_.problems.size() < most_problems)
            found_.problems.push_back(std::move(problem));
    }

    /// Every dispatch has one term with this prefix, which, `alone`, no other has.
    void check_singular(std::string_view prefix, const Text& what, bool alone) {
        const std::string start(prefix);
        std::size_t postings = 0;
        for (auto term = database_.allterms_begin(start); term != database_.allterms_end(start); ++term) {
            postings += term.get_termfreq();
            if (alone && term.get_termfreq() != 1)
                report({fmt::format("{} dépêches ont l’identifiant « {} »", term.get_termfreq(),
                                    excerpt((*term).substr(start.size()))),
                        fmt::format("{} dispatches have the id '{}'", term.get_termfreq(),
                                    excerpt((*term).substr(start.size())))});
        }
        if (postings != found_.dispatches)
            report({fmt::format("{} dépêches, mais {} {}", found_.dispatches, postings, what.french),
                    fmt::format("{} dispatches, but {} {}", found_.dispatches, postings, what.english)});
    }

    void check_earlier_versions() try {
        visit_earlier_versions(database_, [](const EarlierEntry& entry) {
            for (const schema::StoredVersion& one : entry.versions)
                schema::decode_dispatch(one.record);
        });
    } catch (const Error& error) {
        report(error.message);
    }

    void compare_sample(std::size_t sample, const StopFlag& stop) {
        const std::size_t step = sample == 0 ? 1 : std::max<std::size_t>(1, found_.dispatches / sample);
        std::size_t number = 0;
        for (auto at = database_.postlist_begin(""); at != database_.postlist_end(""); ++at) {
            if (number++ % step != 0)
                continue;
            if (stop) {
                found_.interrupted = true;
                return;
            }
            compare(*at);
            ++found_.compared;
        }
    }

    void compare(Xapian::docid number) try {
        const Xapian::Document stored = database_.get_document(number);
        const Dispatch dispatch = schema::decode_dispatch(stored.get_data());
        FlatDocument made = build_document(dispatch, analyzer_);
        keep_group(stored, made);
        // Dispatches had no forward list before.
        if (stored.get_value(schema::slot_words).empty())
            made.set_value(schema::slot_words, {});
        if (content_of(to_xapian(made)) != content_of(stored))
            report({fmt::format("la dépêche « {} » n’est pas rangée sous les mots de son texte",
                                excerpt(dispatch.id)),
                    fmt::format("dispatch '{}' is not filed under the words of its text",
                                excerpt(dispatch.id))});
    } catch (const Error& error) {
        report({fmt::format("document {} : {}", number, error.message.french),
                fmt::format("document {}: {}", number, error.message.english)});
    } catch (const Xapian::Error& error) {
        report({fmt::format("document {} : {}", number, error.get_msg()),
                fmt::format("document {}: {}", number, error.get_msg())});
    }

    const Xapian::Database& database_;
    Verification& found_;
    analysis::Analyzer analyzer_;
};

/// Xapian's own check of the structure of the files. Its words are English.
void check_structure(const std::filesystem::path& database, Verification& found) {
    std::ostringstream words;
    std::string reason;
    try {
        if (Xapian::Database::check(database.native(), 0, &words) == 0)
            return;
        reason = words.str();
    } catch (const Xapian::Error& error) {
        reason = error.get_msg();
    }
    std::ranges::replace(reason, '\n', ' ');
    found.problems.push_back({fmt::format("les fichiers sont abîmés ({})", reason),
                              fmt::format("the files are damaged ({})", reason)});
}

}  // namespace

Verification verify(const std::filesystem::path& index, std::size_t sample, const StopFlag& stop) {
    const IndexFolder folder(index, "check", IndexFolder::Missing::refuse);
    Verification found;
    found.lacks_rest = folder.cut_off().has_value();
    check_structure(folder.serving(), found);
    try {
        Verifier(read_index(index), found).run(sample, stop);
    } catch (const Xapian::Error& error) {
        found.problems.push_back({error.get_msg(), error.get_msg()});
    } catch (const IndexError&) {
        // Damaged files cannot be read either.
        if (found.problems.empty())
            throw;
    }
    return found;
}

}  // namespace depeche::indexer
