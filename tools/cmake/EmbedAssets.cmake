# embed_assets(TARGET file…) compiles these files of the current folder into TARGET, as what
# searcher/http/page/assets.hpp declares as assets(), each under its name without folders.
#
# The second half of this file is the generator that embed_files runs.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  include(EmbedFiles)

  function(embed_assets target)
    embed_files(${target} "${CMAKE_CURRENT_FUNCTION_LIST_FILE}" embedded_assets.cpp "Embedding files of pages" ${ARGN})
  endfunction()
  return()
endif()

cmake_minimum_required(VERSION 3.25)

string(REPLACE "|" ";" names "${NAMES}")
set(assets "")
foreach(file IN LISTS names)
  file(READ "${FOLDER}/${file}" content)
  file(SHA256 "${FOLDER}/${file}" hash)
  string(SUBSTRING "${hash}" 0 16 fingerprint)
  cmake_path(GET file FILENAME name)
  string(APPEND assets "    Asset{\"${name}\", R\"asset(${content})asset\"sv, \"${fingerprint}\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Made by EmbedAssets.cmake.
#include \"searcher/http/page/assets.hpp\"

#include <array>

namespace depeche::http::page {

using namespace std::string_view_literals;

std::span<const Asset> assets() {
    static constexpr auto files = std::to_array<Asset>({
${assets}    });
    return files;
}

}  // namespace depeche::http::page
")
