# embed_assets(TARGET file…) compiles these files of the current folder into TARGET, as what
# searcher/http/page/assets.hpp declares as assets(), each under its name without folders.
#
# The second half of this file is the generator; the build runs it with `cmake -P`.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  function(embed_assets target)
    set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded_assets.cpp")
    list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/" OUTPUT_VARIABLE files)
    string(JOIN "|" names ${ARGN})
    add_custom_command(
      OUTPUT "${output}"
      COMMAND "${CMAKE_COMMAND}" -D "FOLDER=${CMAKE_CURRENT_SOURCE_DIR}" -D "NAMES=${names}"
              -D "OUTPUT=${output}" -P "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
      DEPENDS ${files} "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
      COMMENT "Embedding files of pages"
      VERBATIM)
    target_sources(${target} PRIVATE "${output}")
    # The standard promises 64 KiB for a literal; the compilers we build with take any length.
    set_source_files_properties("${output}" PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
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
