# embed_stem_exceptions(TARGET TABLE HAND) compiles two tables of stem exceptions into TARGET, as the sorted rows that
# schema/analysis/stem_exceptions.hpp declares. A row of HAND wins over one of TABLE.
#
# The second half of this file is the generator; the build runs it with `cmake -P`, so that nobody needs Python.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  function(embed_stem_exceptions target table hand)
    set(output "${CMAKE_CURRENT_BINARY_DIR}/stem_exception_rows.cpp")
    cmake_path(ABSOLUTE_PATH table)
    cmake_path(ABSOLUTE_PATH hand)
    add_custom_command(
      OUTPUT "${output}"
      COMMAND "${CMAKE_COMMAND}" -D "TABLE=${table}" -D "HAND=${hand}" -D "OUTPUT=${output}"
              -P "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
      DEPENDS "${table}" "${hand}" "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
      COMMENT "Embedding stem exceptions"
      VERBATIM)
    target_sources(${target} PRIVATE "${output}")
    # One text that is longer than every compiler must take.
    set_source_files_properties("${output}" PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  endfunction()
  return()
endif()

cmake_minimum_required(VERSION 3.25)

# Reads rows `word<TAB>stem[<TAB>reason]` into words and stem_<word>.
macro(read_table file)
  file(READ "${file}" rows)
  # These four would change how CMake cuts a list; in a comment or reason they may be anything, in a word they
  # may not stand, nor may the sign that replaces them.
  string(REGEX REPLACE "[][;\\]" "\"" rows "${rows}")
  string(REPLACE "\r" "" rows "${rows}")
  string(REPLACE "\n" ";" rows "${rows}")
  set(number 0)
  foreach(row IN LISTS rows)
    math(EXPR number "${number} + 1")
    if(row STREQUAL "" OR row MATCHES "^#")
      continue()
    endif()
    if(NOT row MATCHES "^([^\t A-Z\"]+)\t([^\t A-Z\"]+)(\t.*)?$")
      message(FATAL_ERROR "${file}:${number}: expected word<TAB>stem[<TAB>reason], the word and the stem "
                          "in lower case, without blanks and without any of [ ] ; \\ \"")
    endif()
    set(written "${CMAKE_MATCH_1}")
    set(stem "${CMAKE_MATCH_2}")
    string(REPLACE "œ" "oe" word "${written}")
    string(REPLACE "æ" "ae" word "${word}")
    # With and without its ligature a word may stand twice, when both rows agree.
    set(as_written "${file} has ${written} in row")
    set(as_looked_up "${file} has ${word} with a stem from row")
    if(DEFINED "${as_written}")
      message(FATAL_ERROR "${file}:${number}: ${written} stands already in row ${${as_written}}")
    elseif(DEFINED "${as_looked_up}" AND NOT stem STREQUAL "${stem_${word}}")
      message(FATAL_ERROR "${file}:${number}: ${word} has another stem in row ${${as_looked_up}}")
    endif()
    set("${as_written}" ${number})
    set("${as_looked_up}" ${number})
    set("stem_${word}" "${stem}")
    list(APPEND words "${word}")
  endforeach()
endmacro()

set(words)
read_table("${TABLE}")
read_table("${HAND}")
list(SORT words)
list(REMOVE_DUPLICATES words)

set(text)
set(rows)
set(begin 0)
foreach(word IN LISTS words)
  string(APPEND text "    \"${word}\\t${stem_${word}}\\n\"\n")
  string(APPEND rows "    ${begin},\n")
  string(LENGTH "${word} ${stem_${word}} " length)
  math(EXPR begin "${begin} + ${length}")
endforeach()
list(LENGTH words count)
file(WRITE "${OUTPUT}" "// Made by EmbedStemExceptions.cmake.
#include \"schema/analysis/stem_exceptions.hpp\"

#include <array>

namespace depeche::analysis {

namespace {

constexpr std::string_view text =
${text}    ;

constexpr std::array<std::uint32_t, ${count}> rows{{
${rows}}};

static_assert(text.size() == ${begin});

}  // namespace

constexpr StemExceptions stem_exceptions(text, rows);

}  // namespace depeche::analysis
")
