# embed_tables(TARGET file…) compiles these tables of the current folder into TARGET, as what
# schema/authority/authority.hpp declares as builtin_tables().
#
# The second half of this file is the generator; the build runs it with `cmake -P`.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  function(embed_tables target)
    set(output "${CMAKE_CURRENT_BINARY_DIR}/builtin_tables.cpp")
    list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/" OUTPUT_VARIABLE files)
    string(JOIN "|" names ${ARGN})
    add_custom_command(
      OUTPUT "${output}"
      COMMAND "${CMAKE_COMMAND}" -D "FOLDER=${CMAKE_CURRENT_SOURCE_DIR}" -D "NAMES=${names}"
              -D "OUTPUT=${output}" -P "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
      DEPENDS ${files} "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
      COMMENT "Embedding tables of names"
      VERBATIM)
    target_sources(${target} PRIVATE "${output}")
    # The standard promises 64 KiB for a literal; the compilers we build with take any length.
    set_source_files_properties("${output}" PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  endfunction()
  return()
endif()

cmake_minimum_required(VERSION 3.25)

string(REPLACE "|" ";" names "${NAMES}")
list(LENGTH names count)
set(tables "")
foreach(file IN LISTS names)
  file(READ "${FOLDER}/${file}" rows)
  cmake_path(GET file STEM name)
  # A raw string keeps tabs, quotes and backslashes as they are.
  string(APPEND tables "    Table{\"${name}\", R\"table(${rows})table\"sv},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Made by EmbedTables.cmake.
#include \"schema/authority/authority.hpp\"

#include <array>

namespace depeche::authority {

using namespace std::string_view_literals;

std::span<const Table> builtin_tables() {
    static constexpr auto tables = std::to_array<Table>({
${tables}    });
    return tables;
}

}  // namespace depeche::authority
")
