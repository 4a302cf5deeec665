# embed_tables(TARGET file…) compiles these tables of the current folder into TARGET, as what
# schema/authority/authority.hpp declares as builtin_tables().
#
# The second half of this file is the generator that embed_files runs.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  include(EmbedFiles)

  function(embed_tables target)
    embed_files(${target} "${CMAKE_CURRENT_FUNCTION_LIST_FILE}" builtin_tables.cpp "Embedding tables of names" ${ARGN})
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
