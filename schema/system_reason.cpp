#include "schema/system_reason.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace depeche::schema {

namespace {

struct FrenchReason {
    int error;
    const char* text;
};

constexpr auto french_reasons = std::to_array<FrenchReason>({
    {EACCES, "permission refusée"},
    {EAGAIN, "ressource occupée pour l’instant"},
    {EBUSY, "fichier ou périphérique occupé"},
    {EDQUOT, "quota de disque dépassé"},
    {EEXIST, "le fichier existe déjà"},
    {EFBIG, "fichier trop grand"},
    {EIO, "erreur d’entrée/sortie"},
    {EISDIR, "c’est un dossier"},
    {ELOOP, "trop de liens symboliques"},
    {EMFILE, "trop de fichiers ouverts"},
    {ENAMETOOLONG, "nom de fichier trop long"},
    {ENFILE, "trop de fichiers ouverts sur tout le système"},
    {ENODEV, "périphérique absent"},
    {ENOENT, "aucun fichier ou dossier de ce nom"},
    {ENOMEM, "mémoire insuffisante"},
    {ENOSPC, "plus de place sur le disque"},
    {ENOTDIR, "ce n’est pas un dossier"},
    {ENOTEMPTY, "dossier non vide"},
    {EPERM, "opération non permise"},
    {EROFS, "système de fichiers en lecture seule"},
    {ESTALE, "fichier perdu par le serveur de fichiers"},
    {ETXTBSY, "fichier en cours d’exécution"},
    {EXDEV, "d’un disque à un autre"},
});

}  // namespace

Message system_reason(int error) {
    const std::string system = std::generic_category().message(error);
    const auto* const found = std::ranges::find(french_reasons, error, &FrenchReason::error);
    return {found == french_reasons.end() ? system : found->text, system};
}

}  // namespace depeche::schema
