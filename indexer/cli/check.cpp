#include "indexer/cli/check.hpp"

#include <fmt/format.h>

#include <ostream>

#include "indexer/cli/counting.hpp"
#include "indexer/escaping.hpp"
#include "indexer/verification.hpp"

namespace depeche::indexer {

namespace {

constexpr std::size_t usual_sample = 1000;

constexpr Text remedy{
    "L’index est abîmé : refaites-le avec depeche-indexer rebuild et les mêmes chemins, ou "
    "restaurez un dump ; d’ici là il continue de répondre pour ce qui est sain.\n",
    "The index is damaged: make it again with depeche-indexer rebuild and the same paths, or "
    "restore a dump; until then it answers from what is sound.\n"};
constexpr Text rest{
    "Une exécution n’est pas allée à son terme : relancez-la pour que l’index ait le reste.\n",
    "A run did not come to its end: run it again so that the index has the rest.\n"};

}  // namespace

CommandResult run_check(const Call& call) {
    refuse_paths(call, "check");
    const Verification found =
        verify(index_of(call), call.options.all ? 0 : call.options.sample.value_or(usual_sample), call.stop);
    for (const Message& problem : found.problems)
        call.err << problem.in(call.language) << '\n';
    std::string answer;
    if (found.lacks_rest)
        answer += rest.in(call.language);
    if (found.interrupted)
        return {answer, interrupted};
    if (!found.problems.empty())
        return {answer + std::string(remedy.in(call.language)), some_refused};
    if (call.options.quiet)
        return {answer};
    if (call.language == Language::french)
        return {answer + fmt::format("L’index est sain : {}, {}, {}.\n",
                                     french(found.dispatches, "dépêche", "dépêches"),
                                     french(found.compared, "comparée à son texte", "comparées à leur texte"),
                                     french(found.files, "fichier", "fichiers"))};
    return {answer + fmt::format("The index is sound: {}, {} compared with their text, {}.\n",
                                 english(found.dispatches, "dispatch", "dispatches"), found.compared,
                                 english(found.files, "file", "files"))};
}

}  // namespace depeche::indexer
